package org.duetad.testing.matrices;

import static org.duetad.testing.matrices.MatrixAssertions.assertClose;
import static org.duetad.testing.matrices.MatrixAssertions.assertSameBits;
import static org.duetad.testing.matrices.MatrixAssertions.assertSameNumbers;
import static org.duetad.testing.matrices.MatrixAssertions.assertSameVector;
import static org.duetad.testing.matrices.MatrixAssertions.inner;
import static org.duetad.testing.matrices.MatrixAssertions.size;
import static org.duetad.testing.matrices.MatrixAssertions.unit;
import static org.duetad.testing.matrices.MatrixAssertions.zeros;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixScalarFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.Layout;
import org.duetad.core.mode.MatrixJacobian;
import org.duetad.core.mode.MatrixVjp;
import org.duetad.core.reference.FiniteDifferences;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws of every operation on matrices in every mode: a mode's test extends this class. */
public abstract class MatrixLaws {

  private static final String SAMPLES = "org.duetad.testing.matrices.MatrixCases#samples";

  /** Differences of values: of fourth order, by plain numbers only. */
  private static final Differentiator REFERENCE = new FiniteDifferences();

  /** The mode under test. */
  protected abstract Differentiator mode();

  /** The primal law: the value is that of constants, to the bit. */
  @ParameterizedTest
  @MethodSource(SAMPLES)
  void valueIsThePlainOne(MatrixSample sample) {
    DMatrixRMaj[] x = sample.operands();
    DMatrixRMaj plain = sample.function().value(x);
    assertSameBits("jvp", plain, mode().jvp(sample.function(), x, sample.directions(x)).value());
    assertSameBits("vjp", plain, mode().vjp(sample.function(), x).value());
    if (plain.getNumElements() > 0) {
      MatrixScalarFunction first = in -> sample.function().apply(in).get(0, 0);
      assertEquals(plain.get(0, 0), mode().valueAndGradient(first, x).value(), "gradient");
    }
  }

  /** The tangent agrees with differences of values. */
  @ParameterizedTest
  @MethodSource(SAMPLES)
  void tangentIsADifferenceOfValues(MatrixSample sample) {
    DMatrixRMaj[] x = sample.operands();
    for (int i = 0; i < x.length; i++) {
      DMatrixRMaj[] v = zeros(x);
      v[i] = sample.directions(x)[i];
      DMatrixRMaj expected = REFERENCE.jvp(sample.function(), x, v).tangent();
      String what = "tangent along operand " + i;
      assertClose(what, expected, mode().jvp(sample.function(), x, v).tangent(), 1e-8);
    }
  }

  /** The agreement law, {@code ⟨W, J V⟩ = ⟨Jᵀ W, V⟩}, for W and V that are not symmetric. */
  @ParameterizedTest
  @MethodSource(SAMPLES)
  void pullbackIsTheTransposeOfPushforward(MatrixSample sample) {
    DMatrixRMaj[] x = sample.operands();
    DMatrixRMaj[] v = sample.directions(x);
    DMatrixRMaj[] tangent = {mode().jvp(sample.function(), x, v).tangent()};
    DMatrixRMaj[] w = {sample.seed(tangent[0])};
    DMatrixRMaj[] adjoint = mode().vjp(sample.function(), x).pullback(w[0]);
    double allowed = 1e-12 * (size(w, tangent) + size(adjoint, v));
    assertEquals(inner(w, tangent), inner(adjoint, v), allowed);
  }

  /** The columns of a Jacobian are tangents. */
  @ParameterizedTest
  @MethodSource(SAMPLES)
  void jacobiansHaveTangentsAsColumns(MatrixSample sample) {
    DMatrixRMaj[] x = sample.operands();
    MatrixJacobian[] jacobians = mode().jacobian(sample.function(), x);
    assertEquals(x.length, jacobians.length);
    for (int i = 0; i < x.length; i++) {
      DMatrixRMaj byInputs = jacobians[i].matrix(Layout.DENOMINATOR);
      assertEquals(x[i].getNumElements(), byInputs.numRows);
      for (int k = 0; k < byInputs.numRows; k++) {
        DMatrixRMaj[] v = zeros(x);
        v[i] = unit(x[i], k);
        double[] tangent = mode().jvp(sample.function(), x, v).tangent().data;
        assertSameVector("column " + k, tangent, row(byInputs, k));
      }
    }
  }

  /** The rows of a Jacobian are adjoints. */
  @ParameterizedTest
  @MethodSource(SAMPLES)
  void jacobiansHaveAdjointsAsRows(MatrixSample sample) {
    DMatrixRMaj[] x = sample.operands();
    MatrixVjp vjp = mode().vjp(sample.function(), x);
    MatrixJacobian[] jacobians = mode().jacobian(sample.function(), x);
    DMatrixRMaj y = vjp.value();
    for (int k = 0; k < y.getNumElements(); k++) {
      DMatrixRMaj[] adjoints = vjp.pullback(unit(y, k));
      for (int i = 0; i < x.length; i++) {
        DMatrixRMaj byOutputs = jacobians[i].matrix(Layout.NUMERATOR);
        assertSameNumbers("row " + k, adjoints[i].data, row(byOutputs, k));
        DMatrixRMaj gradient = jacobians[i].gradient(k / y.numCols, k % y.numCols);
        assertSameBits(
            "gradient " + k,
            DMatrixRMaj.wrap(x[i].numRows, x[i].numCols, row(byOutputs, k)),
            gradient);
      }
    }
  }

  private static double[] row(DMatrixRMaj x, int row) {
    return Arrays.copyOfRange(x.data, row * x.numCols, (row + 1) * x.numCols);
  }

  /** An operand may be constant: the derivatives by the others are unchanged. */
  @ParameterizedTest
  @MethodSource(SAMPLES)
  void constantsAndVariablesMix(MatrixSample sample) {
    DMatrixRMaj[] x = sample.operands();
    DMatrixRMaj[] v = sample.directions(x);
    DMatrixRMaj w = sample.seed(sample.function().value(x));
    DMatrixRMaj[] all = mode().vjp(sample.function(), x).pullback(w);
    for (int i = 0; i < x.length && sample.hasOtherElementsThan(i); i++) {
      Without less = new Without(sample.function(), i, Matrix.of(x[i]));
      DMatrixRMaj[] adjoint = mode().vjp(less, Without.rest(x, i)).pullback(w);
      assertSameBits("adjoint without " + i, Without.rest(all, i), adjoint);
      DMatrixRMaj[] along = v.clone();
      along[i] = v[i].createLike();
      DMatrixRMaj expected = mode().jvp(sample.function(), x, along).tangent();
      DMatrixRMaj[] rest = Without.rest(v, i);
      DMatrixRMaj tangent = mode().jvp(less, Without.rest(x, i), rest).tangent();
      assertSameNumbers("tangent without " + i, expected.data, tangent.data);
    }
  }
}
