package org.duetad.core.diagnosis;

import java.util.function.UnaryOperator;
import org.duetad.core.Scalar;
import org.duetad.core.nested.Nested;
import org.duetad.core.nested.NestedVjp;

/** The values and derivatives of one operation on doubles, at any operands. */
interface StepDerivatives {

  /** {@code f(x)}. */
  double[] value(double... x);

  /** {@code J(x) v}. */
  double[] push(double[] x, double[] v);

  /** {@code w ↦ J(x)ᵀ w}, for several adjoints. */
  UnaryOperator<double[]> pullback(double... x);

  /** The derivative of {@code x ↦ J(x)ᵀ w} along v. */
  double[] pullAlong(double[] x, double[] w, double[] v);

  /** By recording it, whatever it is. */
  record Recorded(ProgramStep step) implements StepDerivatives {

    @Override
    public double[] value(double... x) {
      return step.value(x);
    }

    @Override
    public double[] push(double[] x, double[] v) {
      return new LocalDerivatives(step, x).push(v);
    }

    @Override
    public UnaryOperator<double[]> pullback(double... x) {
      NestedVjp vjp = Nested.vjp(step, Scalar.of(x));
      return w -> LocalDerivatives.doubles(vjp.pullback(Scalar.of(w)));
    }

    @Override
    public double[] pullAlong(double[] x, double[] w, double[] v) {
      return new LocalDerivatives(step, x).pullAlong(w, v);
    }
  }
}
