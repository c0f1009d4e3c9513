package org.duetad.testing;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.duetad.core.ScalarFunction;
import org.duetad.core.check.GradientCheck;
import org.duetad.core.mode.Flattening;
import org.duetad.core.reference.DerivativeEstimate;
import org.duetad.core.spi.Arguments;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.ejml.data.DMatrixRMaj;

/**
 * Assertions on gradients that were computed by other means, in the style of JUnit and AssertJ but
 * without either:
 *
 * <pre>{@code
 * assertThat(byHand).isGradientOf(f).at(1.2, 3.4);
 * }</pre>
 *
 * where {@code byHand} is an array, or a function from points to gradients. What may differ is
 * derived from the rounding errors of f, and is 4 ulp in addition; {@link #within} sets something
 * else. A failure gives the worst entry, in decimal and hexadecimal, the first wrong operation of f
 * with its source line if there is one, and a test to paste.
 */
public final class GradientAssert {

  private static final Ulps DERIVED = Ulps.of(4).plusRoundingBound();
  private static final String WHAT = "the gradient by hand";

  private final UnaryOperator<double[]> gradient;
  private final Ulps tolerance;

  private GradientAssert(UnaryOperator<double[]> gradient, Ulps tolerance) {
    this.gradient = gradient;
    this.tolerance = tolerance;
  }

  /**
   * A gradient at the point that is given later.
   *
   * @param gradient its entries
   * @return what to assert about it
   */
  public static GradientAssert assertThat(double... gradient) {
    double[] entries = Arguments.given("assert", "gradient", gradient).clone();
    return new GradientAssert(x -> entries, DERIVED);
  }

  /**
   * A gradient as a function of the point.
   *
   * @param gradient from points to gradients
   * @return what to assert about it
   */
  public static GradientAssert assertThat(UnaryOperator<double[]> gradient) {
    return new GradientAssert(Arguments.given("assert", "gradient", gradient), DERIVED);
  }

  /**
   * The gradient of a function of matrices, row after row, matrix after matrix.
   *
   * @param gradient a matrix for each matrix of the point
   * @return what to assert about it
   */
  public static MatrixGradientAssert assertThat(DMatrixRMaj... gradient) {
    return new MatrixGradientAssert(
        assertThat(Flattening.flat(Arguments.given("assert", "gradient", gradient))));
  }

  /**
   * A function whose own derivatives are to be tested.
   *
   * @param f the function
   * @return what to assert about it
   */
  public static FunctionAssert assertThatFunction(ScalarFunction f) {
    return new FunctionAssert(Arguments.function("assert", f).asVector());
  }

  /**
   * This assertion with another tolerance.
   *
   * @param other how far entries may be from those by the library
   * @return what to assert
   */
  public GradientAssert within(Ulps other) {
    return new GradientAssert(gradient, Arguments.given("assert", "tolerance", other));
  }

  /**
   * That it is the gradient of a function.
   *
   * @param f the function
   * @return where
   */
  public At isGradientOf(ScalarFunction f) {
    Arguments.function("assert", f);
    return x -> compare(FunctionAtPoint.of(f, x), gradient.apply(x.clone()));
  }

  /**
   * That it is the gradient of a function of plain doubles, which is known by its values only: by
   * differences, whose error is estimated.
   *
   * @param f the function
   * @return where
   */
  public At isGradientOfPlain(ToDoubleFunction<double[]> f) {
    Arguments.given("assert", "function", f);
    return x -> compareWithDifferences(f, x, gradient.apply(x.clone()));
  }

  /** Where to compare. */
  @FunctionalInterface
  public interface At {
    /**
     * Compares.
     *
     * @param x the point
     * @throws AssertionError if an entry is wrong
     */
    void at(double... x);
  }

  void compare(FunctionAtPoint at) {
    compare(at, gradient.apply(at.point()));
  }

  private void compare(FunctionAtPoint at, double[] actual) {
    double[] expected = new ReverseMode().gradient(at.weighted(), at.point());
    double[] allowed =
        tolerance.countsRounding() ? Roundings.ofGradient(at) : new double[expected.length];
    Arrays.setAll(allowed, i -> tolerance.allowed(expected[i], allowed[i]));
    String test = "assertThat(byHand).isGradientOf(f).at(" + at.source() + ");";
    new Failure(WHAT, at::explanation, test).unlessClose(expected, actual, allowed);
    GradientCheck.of(new ForwardMode(), new ReverseMode())
        .check(at.function(), at.point())
        .assertPassed();
  }

  private void compareWithDifferences(ToDoubleFunction<double[]> f, double[] x, double[] actual) {
    Arguments.point("assert", f, x);
    double[] expected = new double[x.length];
    double[] allowed = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      int entry = i;
      double[] v = new double[x.length];
      v[i] = 1;
      DoubleUnaryOperator line =
          t -> {
            double[] moved = x.clone();
            moved[entry] += t;
            return f.applyAsDouble(moved);
          };
      double noise = 4 * Math.ulp(f.applyAsDouble(x.clone()));
      DerivativeEstimate estimate = DerivativeEstimate.of(line, x, v, h -> noise);
      expected[i] = estimate.derivative();
      allowed[i] = estimate.error() + tolerance.allowed(expected[i], 0);
      requireLimit(i, x, allowed[i]);
    }
    new Failure(
            WHAT,
            () -> "compared with differences of the function's values",
            "assertThat(byHand).isGradientOfPlain(f).at(" + Texts.numbers(x) + ");")
        .unlessClose(expected, actual, allowed);
  }

  private static void requireLimit(int i, double[] x, double allowed) {
    if (!Double.isFinite(allowed)) {
      throw new AssertionError(
          WHAT
              + ": entry "
              + i
              + " cannot be tested, as differences of the function's values have no limit at ("
              + Texts.numbers(x)
              + "), or the values are not finite; test at another point");
    }
  }
}
