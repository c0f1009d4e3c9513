package org.duetad.core.matrix.spectral;

import static org.duetad.core.matrix.spectral.SpectralSupport.assertNear;
import static org.duetad.core.matrix.spectral.SpectralSupport.push;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.duetad.core.matrix.Matrix;
import org.junit.jupiter.api.Test;

class ExponentialTest {

  private static final Matrix NON_NORMAL = Matrix.of(2, 2, 1, 1e6, 0, -1);
  private static final Matrix WARD = Matrix.of(3, 3, -131, 19, 18, -390, 56, 54, -387, 57, 52);
  private static final Matrix MOLER = Matrix.of(2, 2, -49, 24, -64, 31);

  @Test
  void exponentialHasClosedForms() {
    double t = 0.7;
    Matrix rotation = Matrix.of(2, 2, Math.cos(t), -Math.sin(t), Math.sin(t), Math.cos(t));
    assertNear(rotation, Matrix.of(2, 2, 0, -t, t, 0).matrixExponential(), 1e-15);
    Matrix turns = Matrix.of(2, 2, 0, -100, 100, 0).matrixExponential();
    assertEquals(Math.cos(100), turns.get(0, 0).value(), 2e-13);
    Matrix nilpotent = Matrix.of(3, 3, 0, 2, 5, 0, 0, 3, 0, 0, 0);
    assertNear(Matrix.of(3, 3, 1, 2, 8, 0, 1, 3, 0, 0, 1), nilpotent.matrixExponential(), 1e-15);
    assertNear(Matrix.identity(3), Matrix.zeros(3, 3).matrixExponential(), 0);
    assertEquals(Math.exp(3.5), Matrix.of(1, 1, 3.5).matrixExponential().get(0, 0).value(), 1e-13);
    assertEquals(0.0, Matrix.of(1, 1, -1e6).matrixExponential().get(0, 0).value());
  }

  /** Computed by mpmath with 60 digits. */
  @Test
  void exponentialOfHardMatrices() {
    assertNear(
        Matrix.of(
            2, 2, -0.7357587581447531, 0.5518190996580977, -1.4715175990882605, 1.1036382407155725),
        MOLER.matrixExponential(),
        1e-13);
    assertNear(
        Matrix.of(2, 2, 2.718281828459045, 1175201.1936438014, 0.0, 0.36787944117144233),
        NON_NORMAL.matrixExponential(),
        1e-15);
    assertEquals(0.36787944117144233, NON_NORMAL.matrixExponential().get(1, 1).value(), 1e-15);
    assertNear(
        Matrix.of(
            3,
            3,
            0.36787944117144233,
            2325.4415793482963,
            17453271.26811995,
            0.0,
            0.1353352832366127,
            585.0982217393926,
            0.0,
            0.0,
            0.01831563888873418),
        Matrix.of(3, 3, -1, 1e4, 1e8, 0, -2, 1e4, 0, 0, -4).matrixExponential(),
        1e-14);
    assertNear(
        Matrix.of(
            3,
            3,
            -1.5096441587960896,
            0.3678794391102887,
            0.13533528117545907,
            -5.632570799902596,
            1.4715177585023085,
            0.4060058435263772,
            -4.9349383260981075,
            1.1036383173308661,
            0.54134112676299),
        WARD.matrixExponential(),
        1e-12);
  }

  /** Computed by mpmath with 60 digits. */
  @Test
  void derivativeOfExponentialOfHardMatrices() {
    assertNear(
        Matrix.of(
            2, 2, 771540.3174076219, 183939720585.72116, 1.1752011936438014, 403660.87623617955),
        push(MatrixExponential.EXPONENTIAL, NON_NORMAL, Matrix.of(2, 2, 0, 0, 1, 0))[0],
        1e-13);
    assertNear(
        Matrix.of(2, 2, 8.154845485377136, 1507300.3749517002, 0.0, -0.7357588823428847),
        push(MatrixExponential.EXPONENTIAL, NON_NORMAL, Matrix.of(2, 2, 3, 1, 0, -2))[0],
        1e-13);
    assertNear(
        Matrix.of(
            3,
            3,
            59.00140292405502,
            -11.1976617144141,
            -8.66196230160091,
            222.27131234939324,
            -42.325281354704835,
            -32.4975218250241,
            194.79935706657233,
            -36.968368111285194,
            -28.579813168555436),
        push(MatrixExponential.EXPONENTIAL, WARD, Matrix.of(3, 3, 1, 0, 2, 0, -1, 0, 3, 0, 1))[0],
        1e-12);
    assertNear(
        Matrix.of(
            2, 2, -5.679139910656032, 4.374317012549297, -11.680173675121962, 8.990054570703684),
        push(MatrixExponential.EXPONENTIAL, MOLER, Matrix.of(2, 2, 0.5, -1, 2, 1))[0],
        1e-12);
  }

  @Test
  void derivativeOfExponentialIsLinearInItsDirection() {
    Matrix e = Matrix.of(2, 2, 1, -2, 3, 0.5);
    Matrix l = push(MatrixExponential.EXPONENTIAL, MOLER, e)[0];
    for (double size : new double[] {1e-250, 1e-20, 1e10, 1e250}) {
      Matrix scaled = push(MatrixExponential.EXPONENTIAL, MOLER, e.scale(size))[0];
      assertNear(l, scaled.scale(1 / size), 1e-12);
    }
    Matrix atZero = push(MatrixExponential.EXPONENTIAL, Matrix.zeros(2, 2), e)[0];
    assertNear(e, atZero, 1e-15);
  }
}
