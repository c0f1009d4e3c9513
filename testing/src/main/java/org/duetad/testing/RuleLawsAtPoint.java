package org.duetad.testing;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.check.Certificate;
import org.duetad.core.check.CertificateResult;
import org.duetad.core.mode.Differentiator;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;

/** The laws of a rule at a point, which may be at a kink or at the end of the domain. */
public final class RuleLawsAtPoint {

  /** Where a result is evaluated, to see whether it depends on an operand. */
  private static final double[] PROBES = {-2.6, -0.4, 0.3, 0.7, 1.2, 3.1};

  private final FunctionAtPoint at;
  private final VectorFunction f;
  private final double[] x;

  private RuleLawsAtPoint(FunctionAtPoint at) {
    this.at = at.testedBy("RuleLawsAtPoint.of(" + at.call() + ").forEach(DerivativeLaw::check);");
    this.f = at.function();
    this.x = at.point();
  }

  /**
   * The laws: the value is the plain one, to the bit, in every mode; first and second derivatives
   * agree by all paths, with each other and with those of the values, also within a program; a
   * tangent or an adjoint that is exactly 0 gives exactly 0; NaN in gives NaN out, in values and in
   * slopes.
   *
   * @param at the rule as a function, and the point
   * @return the laws
   */
  public static List<DerivativeLaw> of(FunctionAtPoint at) {
    RuleLawsAtPoint laws = new RuleLawsAtPoint(at);
    return List.of(
        new DerivativeLaw("the value has the bits of the plain one in every mode", laws::values),
        new DerivativeLaw(
            "first and second derivatives agree by all paths", () -> laws.certify(laws.f)),
        new DerivativeLaw("those of a program with the rule agree, too", laws::inAProgram),
        new DerivativeLaw("zero tangents and adjoints annihilate", laws::zeros),
        new DerivativeLaw("NaN is not swallowed", laws::notNumbers));
  }

  /**
   * The modes in which rules are tested: all of the library.
   *
   * @return a new instance of each
   */
  public static List<Differentiator> modes() {
    return FirstOrderLaws.modes();
  }

  private void values() {
    double[] plain = f.value(x);
    for (Differentiator mode : FirstOrderLaws.modes()) {
      Failure failure = at.failure("value by " + mode.name());
      try {
        failure.unlessSameBits(plain, mode.vjp(f, x).value());
      } catch (ArithmeticException | UnsupportedOperationException e) {
        // It refuses its derivative at this point.
      }
    }
  }

  private void inAProgram() {
    VectorFunction within = within();
    if (SmoothPoints.isSmooth(within, 0, x) && isCurvatureFinite(within)) {
      certify(within);
    }
  }

  private boolean isCurvatureFinite(VectorFunction f) {
    return Arrays.stream(new ReverseMode().hessian(in -> f.apply(in)[0], x))
        .flatMapToDouble(Arrays::stream)
        .allMatch(Double::isFinite);
  }

  /** At curved operands, and squared, so that tangents and adjoints of the rule vary, too. */
  private VectorFunction within() {
    return in -> {
      Scalar[] curved = new Scalar[x.length];
      Arrays.setAll(curved, i -> in[i].add(in[i].subtract(x[i]).square().multiply(0.5)));
      Scalar sum = at.weighted().apply(curved);
      return new Scalar[] {sum.square().add(sum)};
    };
  }

  private void certify(VectorFunction of) {
    CertificateResult found = Certificate.of(new ForwardMode(), new ReverseMode()).certify(of, x);
    if (found.wrongOperation().isPresent()
        || found.paths().stream().anyMatch(p -> ReferenceLaws.differs(p, found))) {
      throw new AssertionError(found + at.reproduced());
    }
  }

  private void zeros() {
    double[] none = new double[x.length];
    for (Differentiator mode : FirstOrderLaws.modes()) {
      try {
        double[] tangent = mode.jvp(f, x, none).tangent();
        double[] adjoint = mode.vjp(f, x).pullback(new double[tangent.length]);
        zero("tangent along 0 by " + mode.name(), tangent);
        zero("adjoint of 0 by " + mode.name(), adjoint);
      } catch (ArithmeticException | UnsupportedOperationException e) {
        // It refuses its derivative at this point.
      }
    }
  }

  private void zero(String what, double[] numbers) {
    for (double number : numbers) {
      if (number != 0) {
        throw new AssertionError(
            what
                + ": "
                + Arrays.toString(numbers)
                + "; form products by Chain.times, or MatrixChain.mult, by which 0 annihilates");
      }
    }
  }

  private void notNumbers() {
    for (int i = 0; i < x.length; i++) {
      double[] spoilt = x.clone();
      spoilt[i] = Double.NaN;
      try {
        double[] values = f.value(spoilt);
        double[][] jacobian = new ReverseMode().jacobian(f, spoilt);
        for (int row = 0; row < values.length; row++) {
          require(!isNumber(values[row]) || isConstant(i, row), "value", i);
          require(!isNumber(jacobian[row][i]) || isStraight(i, row), "slope", i);
        }
      } catch (ArithmeticException | IllegalArgumentException | UnsupportedOperationException e) {
        // It refuses NaN, which is no silence.
      }
    }
  }

  private void require(boolean holds, String what, int i) {
    if (!holds) {
      throw new AssertionError(
          "NaN in operand "
              + i
              + " is swallowed: the "
              + what
              + " is a number; let NaN through, as by Math.max and not by x > y ? x : y"
              + at.reproduced());
    }
  }

  private static boolean isNumber(double x) {
    return !Double.isNaN(x);
  }

  /** Whether a result is the same for all values of an operand. */
  private boolean isConstant(int i, int row) {
    double here = f.value(x)[row];
    return probed(i).allMatch(at -> Double.compare(f.value(at)[row], here) == 0);
  }

  /** Whether a slope is the same for all values of the operand. */
  private boolean isStraight(int i, int row) {
    ReverseMode mode = new ReverseMode();
    double here = mode.jacobian(f, x)[row][i];
    return probed(i)
        .filter(at -> isNumber(f.value(at)[row]))
        .allMatch(at -> mode.jacobian(f, at)[row][i] == here);
  }

  private Stream<double[]> probed(int i) {
    return Arrays.stream(PROBES)
        .mapToObj(
            probe -> {
              double[] at = x.clone();
              at[i] = probe;
              return at;
            });
  }
}
