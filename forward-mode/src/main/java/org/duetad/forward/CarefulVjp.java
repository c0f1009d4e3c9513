package org.duetad.forward;

import java.util.Arrays;
import java.util.function.Supplier;
import org.duetad.core.Factors;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.ProgramMode;
import org.duetad.core.mode.Vjp;

/**
 * The pullback by a Jacobian. Beside a large seed, or one that is NaN or infinite, zeros may be
 * none, and beside a small one an infinity: then it is that of the recorded function.
 */
record CarefulVjp(Vjp byJacobian, Supplier<Vjp> recorded) implements Vjp {

  private static final Differentiator CAREFUL = new ProgramMode();

  /** That of a function at a point, which is copied. */
  static Vjp of(Vjp byJacobian, VectorFunction f, double[] x) {
    double[] point = x.clone();
    return new CarefulVjp(byJacobian, () -> CAREFUL.vjp(f, point));
  }

  @Override
  public double[] value() {
    return byJacobian.value();
  }

  @Override
  public double[] pullback(double... w) {
    double[] product = byJacobian.pullback(w);
    boolean isKnown = Factors.areMild(w) && Arrays.stream(product).allMatch(Double::isFinite);
    return isKnown ? product : recorded.get().pullback(w);
  }
}
