package org.duetad.forward;

import static org.duetad.core.Closeness.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;
import org.duetad.testing.matrices.MatrixCases;
import org.duetad.testing.matrices.MatrixSample;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every operation on matrices, along curved lines: each order is the derivative of the previous
 * one.
 */
class TaylorMatrixShiftTest {

  private static final int ORDER = 3;

  /** Samples along whose lines the remainder of a division does not jump. */
  static Stream<MatrixSample> smoothSamples() {
    return MatrixCases.samples().filter(TaylorMatrixShiftTest::isSmooth);
  }

  private static boolean isSmooth(MatrixSample sample) {
    DMatrixRMaj[][] curve = curve(sample);
    return TaylorShift.isSmooth(t -> sample.function().value(values(shifted(t, curve))).data);
  }

  @ParameterizedTest
  @MethodSource("smoothSamples")
  void eachOrderIsTheDerivativeOfTheOneBelow(MatrixSample sample) {
    DMatrixRMaj[][] curve = curve(sample);
    DMatrixRMaj[] y = TaylorMode.coefficients(sample.function(), curve);
    for (int k = 0; k < ORDER; k++) {
      int order = k;
      double[] expected =
          TaylorShift.derivative(
              t -> TaylorMode.coefficients(sample.function(), shifted(t, curve))[order].data);
      double[] actual = Arrays.stream(y[k + 1].data).map(c -> (order + 1) * c).toArray();
      double rounding = 1e-10 * largest(y[k].data);
      double allowed = 1e-5 * largest(expected) + rounding;
      for (int e = 0; e < expected.length; e++) {
        assertEquals(expected[e], actual[e], allowed, sample + ", order " + (k + 1));
      }
    }
  }

  static Stream<MatrixSample> allSamples() {
    return MatrixCases.samples();
  }

  /** Series of constant numbers agree with series of doubles. */
  @ParameterizedTest
  @MethodSource("allSamples")
  void seriesOfNumbersAreSeriesOfDoubles(MatrixSample sample) {
    DMatrixRMaj[][] curve = curve(sample);
    DMatrixRMaj[] expected = TaylorMode.coefficients(sample.function(), curve);
    Scalar[][] elements = elements(curve);
    Scalar[][] y = TaylorMode.coefficients(x -> onElements(sample, curve, x), elements);
    for (int k = 0; k <= ORDER; k++) {
      int order = k;
      double[] actual = Arrays.stream(y).mapToDouble(c -> c[order].value()).toArray();
      assertClose(sample + ", order " + k, expected[k].data, actual, 1e-11);
    }
  }

  private static Scalar[] onElements(MatrixSample sample, DMatrixRMaj[][] curve, Scalar... x) {
    Matrix[] operands = new Matrix[curve.length];
    int from = 0;
    for (int i = 0; i < operands.length; i++) {
      int to = from + curve[i][0].data.length;
      operands[i] =
          Matrix.of(curve[i][0].numRows, curve[i][0].numCols, Arrays.copyOfRange(x, from, to));
      from = to;
    }
    return sample.function().apply(operands).toScalars();
  }

  /** For each element of each operand its coefficients. */
  private static Scalar[][] elements(DMatrixRMaj[][] curve) {
    List<Scalar[]> elements = new ArrayList<>();
    for (DMatrixRMaj[] c : curve) {
      for (int e = 0; e < c[0].data.length; e++) {
        int element = e;
        elements.add(Arrays.stream(c).map(m -> Scalar.of(m.data[element])).toArray(Scalar[]::new));
      }
    }
    return elements.toArray(Scalar[][]::new);
  }

  private static DMatrixRMaj[] values(DMatrixRMaj[][] curve) {
    return Arrays.stream(curve).map(c -> c[0]).toArray(DMatrixRMaj[]::new);
  }

  private static double largest(double... numbers) {
    return Arrays.stream(numbers).map(Math::abs).max().orElse(0);
  }

  /** Through the operands, in two directions. */
  private static DMatrixRMaj[][] curve(MatrixSample sample) {
    DMatrixRMaj[] x = sample.operands();
    DMatrixRMaj[] v = small(sample.directions(x));
    DMatrixRMaj[][] curve = new DMatrixRMaj[x.length][ORDER + 1];
    for (int i = 0; i < x.length; i++) {
      Arrays.fill(curve[i], x[i].createLike());
      curve[i][0] = x[i];
      curve[i][1] = v[i];
      curve[i][2] = reversed(v[i]);
    }
    return curve;
  }

  private static DMatrixRMaj[] small(DMatrixRMaj... v) {
    for (DMatrixRMaj direction : v) {
      Arrays.setAll(direction.data, k -> direction.data[k] / 32);
    }
    return v;
  }

  private static DMatrixRMaj reversed(DMatrixRMaj v) {
    DMatrixRMaj reversed = v.copy();
    for (int k = 0; k < v.data.length; k++) {
      reversed.data[k] = v.data[v.data.length - 1 - k];
    }
    return reversed;
  }

  private static DMatrixRMaj[][] shifted(double t, DMatrixRMaj[][] curve) {
    DMatrixRMaj[][] shifted = new DMatrixRMaj[curve.length][ORDER + 1];
    for (int i = 0; i < curve.length; i++) {
      DMatrixRMaj[] coefficients = curve[i];
      Arrays.setAll(shifted[i], k -> coefficients[k].copy());
      for (int e = 0; e < coefficients[0].data.length; e++) {
        int element = e;
        double[] c = Arrays.stream(coefficients).mapToDouble(m -> m.data[element]).toArray();
        double[] moved = TaylorShift.at(t, c);
        for (int k = 0; k <= ORDER; k++) {
          shifted[i][k].data[e] = moved[k];
        }
      }
    }
    return shifted;
  }
}
