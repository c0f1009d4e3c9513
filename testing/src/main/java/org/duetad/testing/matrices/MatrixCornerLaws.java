package org.duetad.testing.matrices;

import static org.duetad.testing.matrices.MatrixAssertions.assertSameNumbers;
import static org.duetad.testing.matrices.MatrixAssertions.same;
import static org.duetad.testing.matrices.MatrixAssertions.unit;
import static org.duetad.testing.matrices.MatrixAssertions.zeros;
import static org.junit.jupiter.api.Assertions.fail;

import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.MatrixJvp;
import org.duetad.core.mode.MatrixVjp;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@link MatrixLaws} where elements are zero, infinite or NaN. */
public abstract class MatrixCornerLaws {

  private static final String SAMPLES = "org.duetad.testing.matrices.MatrixCases#samplesAnywhere";
  private static final int POINTS = 3;

  /** The mode under test. */
  protected abstract Differentiator mode();

  /** A zero direction gives a zero tangent, a zero seed zero adjoints, whatever the slopes. */
  @ParameterizedTest
  @MethodSource(SAMPLES)
  void zeroAnnihilates(MatrixSample sample) {
    for (int point = 0; point < POINTS; point++) {
      DMatrixRMaj[] x = sample.spoilt(point);
      DMatrixRMaj tangent = mode().jvp(sample.function(), x, zeros(x)).tangent();
      assertZero("tangent", tangent);
      for (DMatrixRMaj adjoint : mode().vjp(sample.function(), x).pullback(tangent)) {
        assertZero("adjoint", adjoint);
      }
    }
  }

  private static void assertZero(String what, DMatrixRMaj x) {
    assertSameNumbers(what, new double[x.getNumElements()], x.data);
  }

  /** An operand without a tangent acts like a constant, whatever the slopes. */
  @ParameterizedTest
  @MethodSource(SAMPLES)
  void zeroTangentIsAsGoodAsAConstant(MatrixSample sample) {
    for (int point = 0; point < POINTS; point++) {
      DMatrixRMaj[] x = sample.spoilt(point);
      for (int i = 0; i < x.length && sample.hasOtherElementsThan(i); i++) {
        DMatrixRMaj[] v = sample.directions(x);
        Without less = new Without(sample.function(), i, Matrix.of(x[i]));
        DMatrixRMaj[] rest = Without.rest(v, i);
        DMatrixRMaj expected = mode().jvp(less, Without.rest(x, i), rest).tangent();
        v[i].zero();
        DMatrixRMaj tangent = mode().jvp(sample.function(), x, v).tangent();
        assertSameNumbers("operand " + i, expected.data, tangent.data);
      }
    }
  }

  /** Each derivative of one element by another is the same from either end. */
  @ParameterizedTest
  @MethodSource(SAMPLES)
  void tangentsAndAdjointsAgreeElementByElement(MatrixSample sample) {
    for (int point = 0; point < POINTS; point++) {
      DMatrixRMaj[] x = sample.spoilt(point);
      double[][][] columns = tangents(sample.function(), x);
      MatrixVjp vjp = mode().vjp(sample.function(), x);
      DMatrixRMaj y = vjp.value();
      for (int k = 0; k < y.getNumElements(); k++) {
        DMatrixRMaj[] row = vjp.pullback(unit(y, k));
        for (int i = 0; i < x.length; i++) {
          for (int l = 0; l < row[i].data.length; l++) {
            double tangent = columns[i][l][k];
            double adjoint = row[i].data[l];
            if (!same(tangent, adjoint)) {
              String what = "dy[" + k + "]/dx" + i + "[" + l + "]: " + tangent + " and " + adjoint;
              fail(what + " at " + x[i].data[l]);
            }
          }
        }
      }
    }
  }

  /** For each operand and each of its elements, the tangent along it. */
  private double[][][] tangents(MatrixFunction f, DMatrixRMaj[] x) {
    double[][][] tangents = new double[x.length][][];
    for (int i = 0; i < x.length; i++) {
      tangents[i] = new double[x[i].getNumElements()][];
      for (int l = 0; l < tangents[i].length; l++) {
        DMatrixRMaj[] v = zeros(x);
        v[i] = unit(x[i], l);
        tangents[i][l] = mode().jvp(f, x, v).tangent().data;
      }
    }
    return tangents;
  }

  /**
   * NaN in, NaN out: what depends on an element is NaN where the element is, and so is its
   * derivative, unless it does not depend on the element's value.
   */
  @ParameterizedTest
  @MethodSource(SAMPLES)
  void nanIsNotSwallowed(MatrixSample sample) {
    DMatrixRMaj[] x = sample.operands();
    double[][][] slopes = tangents(sample.function(), x);
    for (int i = 0; i < x.length; i++) {
      for (int l = 0; l < slopes[i].length; l++) {
        DMatrixRMaj[] spoilt = MatrixAssertions.copies(x);
        spoilt[i].data[l] = Double.NaN;
        DMatrixRMaj[] v = zeros(x);
        v[i] = unit(x[i], l);
        MatrixJvp jvp = mode().jvp(sample.function(), spoilt, v);
        assertSpoilt("x" + i + "[" + l + "]", slopes[i][l], jvp);
      }
    }
  }

  private static void assertSpoilt(String what, double[] slopes, MatrixJvp jvp) {
    for (int k = 0; k < slopes.length; k++) {
      double value = jvp.value().data[k];
      double slope = jvp.tangent().data[k];
      if (slopes[k] != 0 && !Double.isNaN(value)) {
        fail(what + ", y[" + k + "] is " + value);
      }
      if (!Double.isNaN(slope) && !same(slope, slopes[k])) {
        fail(what + ", slope of y[" + k + "] " + slope);
      }
    }
  }
}
