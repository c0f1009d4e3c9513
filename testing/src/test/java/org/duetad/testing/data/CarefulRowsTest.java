package org.duetad.testing.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.UnaryFunction;
import org.duetad.core.data.RowFunction;
import org.duetad.core.data.RowTable;
import org.duetad.core.data.SumOverRows;
import org.duetad.core.mode.ProgramMode;
import org.duetad.core.mode.RecordedFunction;
import org.duetad.forward.ForwardMode;
import org.duetad.forward.TaylorMode;
import org.duetad.reverse.ReverseMode;
import org.duetad.testing.corners.Ways;
import org.junit.jupiter.api.Test;

/**
 * Sums over rows in which some row needs a careful pass: data are constants in it, as in a loop.
 */
class CarefulRowsTest {

  private static final double[] W = {0.4, 0.6};
  private static final double[] V = {0.7, 1.3};
  private static final double[][] ROWS = {{1, 2}, {0.5, 1}, {0, 0}, {2, 1}, {1, 1}, {3, 1}};

  private static Scalar root(Scalar[] w, Scalar[] row) {
    Scalar x = w[0].multiply(row[0]);
    Scalar y = w[1].multiply(row[1]);
    return x.square().add(y.square()).sqrt();
  }

  /** In closed form; the row of zeros adds nothing. */
  private static double[] product() {
    double[] product = new double[2];
    for (double[] row : ROWS) {
      double size = Math.hypot(W[0] * row[0], W[1] * row[1]);
      if (size > 0) {
        double bend = Math.pow(row[0] * row[1], 2) / Math.pow(size, 3);
        double across = bend * (W[1] * V[0] - W[0] * V[1]);
        product[0] += across * W[1];
        product[1] -= across * W[0];
      }
    }
    return product;
  }

  @Test
  void aRowOfZerosUnderARoot() {
    SumOverRows sum = SumOverRows.of(CarefulRowsTest::root, RowTable.of(ROWS));
    ReverseMode reverse = new ReverseMode();
    assertArrayEquals(product(), sum.hvp(W, V), 1e-13);
    assertArrayEquals(product(), reverse.hvp(sum, W, V), 1e-13);
    double[] nested = new ForwardMode().jvp(w -> reverse.gradient(sum, w), W, V).tangent();
    assertArrayEquals(product(), nested, 1e-13);
  }

  /** {@code Σ r (1e-175 w)² 1e300}, of which each term underflows. */
  @Test
  void termsThatUnderflowBeforeALargeFactor() {
    SumOverRows sum =
        SumOverRows.of(
            (w, row) -> w[0].multiply(1e-175).square().multiply(row[0]).multiply(1e300),
            RowTable.of(ROWS));
    double[] w = {3};
    double[] v = {1};
    double second = 2 * 7.5e-50;
    assertEquals(3 * second, sum.valueAndGradient(w).gradient()[0], 1e-12 * second);
    assertEquals(3 * second, new ForwardMode().gradient(sum, w)[0], 1e-12 * second);
    assertEquals(second, sum.hvp(w, v)[0], 1e-12 * second);
    assertEquals(second, new ReverseMode().hvp(sum, w, v)[0], 1e-12 * second);
  }

  /** The sum underflows, and the factor that makes up for it follows. */
  @Test
  void sumsThatUnderflowBeforeALargeFactor() {
    SumOverRows sum =
        SumOverRows.of(
            (w, row) -> w[0].square().multiply(1e-170).multiply(1e-180).multiply(row[0]),
            RowTable.of(ROWS));
    assertSquare(7.5e-50, w -> sum.apply(w).multiply(1e300), 3);
    SumOverRows inner =
        SumOverRows.of(
            (w, row) -> w[0].multiply(1e-170).square().multiply(row[0]), RowTable.of(ROWS));
    assertSquare(7.5e-40, w -> inner.apply(w).multiply(1e300), 3e-20);
  }

  /** {@code c x²}. */
  private static void assertSquare(double c, ScalarFunction f, double x) {
    ReverseMode reverse = new ReverseMode();
    ForwardMode forward = new ForwardMode();
    double[] at = {x};
    double[] v = {1};
    double slope = 2 * c * x;
    double allowed = 1e-12 * slope;
    assertEquals(slope, reverse.gradient(f, x)[0], allowed);
    assertEquals(slope, forward.gradient(f, x)[0], allowed);
    assertEquals(slope, forward.jvp(f.asVector(), at, v).tangent()[0], allowed);
    assertEquals(slope, reverse.jvp(f.asVector(), at, v).tangent()[0], allowed);
    assertEquals(slope, reverse.prepare(f.asVector(), x).gradient(x)[0], allowed);
    assertEquals(slope, new ProgramMode().jvp(f.asVector(), at, v).tangent()[0], allowed);
    double[][] line = {{x, 1}};
    assertEquals(slope, TaylorMode.coefficients(f.asVector(), line)[0][1], allowed);
    assertEquals(2 * c, reverse.hvp(f, at, v)[0], 2e-12 * c);
    assertEquals(2 * c, reverse.prepare(f.asVector(), x).hvp(at, v)[0], 2e-12 * c);
    assertEquals(2 * c, forward.jacobian(in -> reverse.gradient(f, in), x)[0][0], 2e-12 * c);
  }

  /** {@code |1e-150 w|} at 1e-200, where the recorded tangents of a row are those of zero. */
  @Test
  void kinksOfValuesThatUnderflow() {
    ReverseMode reverse = new ReverseMode();
    ForwardMode forward = new ForwardMode();
    SumOverRows sum =
        SumOverRows.of((w, row) -> w[0].multiply(1e-150).abs().multiply(row[0]), RowTable.of(ROWS));
    double slope = 7.5e-150;
    double x = 1e-200;
    assertEquals(slope, sum.valueAndGradient(x).gradient()[0], 1e-12 * slope);
    assertEquals(slope, forward.gradient(sum, x)[0], 1e-12 * slope);
    assertEquals(slope, reverse.gradient(sum, x)[0], 1e-12 * slope);
    assertEquals(0.0, reverse.jacobian(in -> forward.gradient(sum, in), x)[0][0]);
    assertEquals(0.0, forward.jacobian(in -> reverse.gradient(sum, in), x)[0][0]);
    assertEquals(0.0, sum.hvp(new double[] {x}, new double[] {1})[0]);
  }

  /** Its second derivative has terms that overflow: they are no zeros in its limit. */
  @Test
  void termsThatOverflowHaveNoLimit() {
    SumOverRows sum =
        SumOverRows.of(
            (w, row) -> w[0].square().negate().exp().multiply(w[0].square()).multiply(row[0]),
            RowTable.of(ROWS));
    double[] at = {1e200};
    double[] v = {1};
    assertZeroOrUnknown(new ReverseMode().hvp(sum, at, v)[0]);
    assertZeroOrUnknown(new ProgramMode().hvp(sum, at, v)[0]);
    assertZeroOrUnknown(sum.hvp(at, v)[0]);
  }

  /** Where a value of a row overflows: unknown by all ways, or the same number. */
  @Test
  void allWaysToSecondDerivativesAgree() {
    RowFunction gaussian = (w, row) -> w[0].square().negate().exp().multiply(row[0]);
    assertUnknown((w, row) -> gaussian.apply(w, row));
    assertUnknown((w, row) -> gaussian.apply(w, row).multiply(w[0]));
    assertUnknown((w, row) -> gaussian.apply(w, row).multiply(w[0]).multiply(w[0]));
    assertUnknown((w, row) -> w[0].multiply(w[0]).log().multiply(w[0]).multiply(row[0]));
    assertUnknown((w, row) -> w[0].multiply(w[0]).log().reciprocal().multiply(row[0]));
  }

  private static void assertUnknown(RowFunction row) {
    SumOverRows sum = SumOverRows.of(row, RowTable.of(ROWS));
    Ways.ofOrder(2).forEach((name, way) -> assertEquals(Double.NaN, way.of(sum, 1e200)[0], name));
    assertEquals(Double.NaN, sum.hvp(new double[] {1e200}, new double[] {1})[0]);
  }

  private static void assertZeroOrUnknown(double derivative) {
    assertTrue(derivative == 0 || Double.isNaN(derivative), () -> "found " + derivative);
  }

  @Test
  void thirdDerivativesFarAway() {
    SumOverRows sum =
        SumOverRows.of(
            (w, row) -> w[0].reciprocal().divide(w[0]).multiply(row[0]), RowTable.of(ROWS));
    ReverseMode reverse = new ReverseMode();
    ForwardMode forward = new ForwardMode();
    double third =
        reverse.jacobian(w -> forward.jacobian(z -> reverse.gradient(sum, z), w)[0], 1e200)[0][0];
    assertEquals(0.0, third);
  }

  /** Products with the zero that overflow made are finite: at another scale they are not. */
  @Test
  void zerosByOverflowWithFiniteSlopes() {
    assertFlat(w -> w.square().reciprocal());
    assertFlat(w -> w.multiply(w).negate().exp());
    assertFlat(w -> w.divide(w.multiply(w)));
    assertFlat(w -> w.square().negate().exp().multiply(w).multiply(w));
  }

  private static void assertFlat(UnaryFunction f) {
    SumOverRows sum = SumOverRows.of((w, row) -> f.apply(w[0]).multiply(row[0]), RowTable.of(ROWS));
    double[] at = {1e200};
    double[] v = {1};
    ReverseMode reverse = new ReverseMode();
    ForwardMode forward = new ForwardMode();
    assertEquals(0.0, Math.abs(reverse.gradient(sum, at)[0]));
    assertEquals(0.0, Math.abs(forward.gradient(sum, at)[0]));
    assertEquals(0.0, Math.abs(forward.jvp(sum.asVector(), at, v).tangent()[0]));
    assertEquals(0.0, Math.abs(new ProgramMode().jvp(sum.asVector(), at, v).tangent()[0]));
    assertEquals(0.0, Math.abs(new ProgramMode().gradient(sum, at)[0]));
    double[][] line = {{at[0], 1}};
    assertEquals(0.0, Math.abs(TaylorMode.coefficients(sum.asVector(), line)[0][1]));
    RecordedFunction recorded = RecordedFunction.of(sum.asVector(), at);
    for (int turn = 0; turn < 4; turn++) {
      assertZeroOrUnknown(reverse.hvp(x -> recorded.apply(x)[0], at, v)[0]);
    }
  }
}
