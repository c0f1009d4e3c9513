package org.duetad.testing.modes;

import static org.duetad.core.Closeness.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.duetad.core.ForwardingMode;
import org.duetad.core.ScalarFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.reference.FiniteDifferences;
import org.duetad.reverse.ReverseMode;
import org.duetad.testing.matrices.MatrixSample;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws of the second derivatives of each operation on matrices. */
class MatrixHessianLawsTest {

  private static final String SAMPLES = "org.duetad.testing.matrices.MatrixCases#samples";

  private final ReverseMode mode = new ReverseMode();

  /** Hessians by differences of the gradients of reverse mode. */
  private final Differentiator reference =
      new ForwardingMode(mode) {
        @Override
        public double[] hvp(ScalarFunction f, double[] x, double[] v) {
          return FiniteDifferences.ofGradients(mode, f, x, v);
        }
      };

  @ParameterizedTest
  @MethodSource(SAMPLES)
  void productIsADifferenceOfGradients(MatrixSample sample) {
    DMatrixRMaj[] x = sample.operands();
    DMatrixRMaj[] v = sample.directions(x);
    DMatrixRMaj[] expected = reference.hvp(sample.loss(), x, v);
    DMatrixRMaj[] product = mode.hvp(sample.loss(), x, v);
    assertEquals(x.length, product.length);
    for (int i = 0; i < x.length; i++) {
      assertClose("operand " + i, expected[i].data, product[i].data, 1e-6);
    }
  }
}
