package org.duetad.core.matrix.spectral;

import org.duetad.core.matrix.Kernels;
import org.duetad.core.matrix.PowerOfTwo;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;

/**
 * {@code exp(A)} by scaling and squaring: {@code exp(A) = r(A / 2^s)^(2^s)} with a Padé approximant
 * r of degree 3, 5, 7, 9 or 13. Degrees and s are chosen by the norms of powers of A, so that
 * matrices far from normal are not scaled too much: Al-Mohy and Higham, "A new scaling and squaring
 * algorithm for the matrix exponential", 2009, algorithm 5.1.
 */
final class ScalingAndSquaring {

  private static final int[] DEGREES = {3, 5, 7, 9};

  /** Largest norms for the degrees 3, 5, 7, 9, and for 13: table 3.1. */
  private static final double[] THETA = {
    1.495585217958292e-2, 2.539398330063230e-1, 9.504178996162932e-1, 2.097847961257068e0
  };

  private static final double THETA_13 = 4.25;

  /** For matrices with smaller norms no power matters. */
  private static final double NEGLIGIBLE = 1e-100;

  private static final int MAX_EXPONENT = 90;

  private final DMatrixRMaj a;
  private final DMatrixRMaj a2;
  private final DMatrixRMaj a4;
  private final DMatrixRMaj a6;

  private ScalingAndSquaring(DMatrixRMaj a) {
    this.a = a;
    this.a2 = times(a, a);
    this.a4 = times(a2, a2);
    this.a6 = times(a2, a4);
  }

  /** The exponential; NaN if an element is not finite. */
  static DMatrixRMaj exp(DMatrixRMaj a) {
    DMatrixRMaj exp = CommonOps_DDRM.identity(a.numRows);
    if (!Spectra.isFinite(a)) {
      CommonOps_DDRM.fill(exp, Double.NaN);
      return exp;
    }
    if (CommonOps_DDRM.elementMaxAbs(a) == 0) {
      return exp;
    }
    // Powers up to the tenth are formed; elements that are too large are halved first.
    int halvings = Math.max(0, Math.getExponent(CommonOps_DDRM.elementMaxAbs(a)) - MAX_EXPONENT);
    exp = new ScalingAndSquaring(scaled(a, -halvings)).exp();
    for (int i = 0; i < halvings; i++) {
      exp = times(exp, exp);
    }
    return exp;
  }

  private DMatrixRMaj exp() {
    double d4 = Math.pow(norm(a4), 1 / 4.0);
    double d6 = Math.pow(norm(a6), 1 / 6.0);
    double d8 = Math.pow(norm(times(a4, a4)), 1 / 8.0);
    double[] eta = {Math.max(d4, d6), Math.max(d4, d6), Math.max(d6, d8), Math.max(d6, d8)};
    for (int i = 0; i < DEGREES.length; i++) {
      if (eta[i] <= THETA[i] && halvings(a, DEGREES[i]) == 0) {
        return low(DEGREES[i]);
      }
    }
    double d10 = Math.pow(norm(times(a4, a6)), 1 / 10.0);
    double size = Math.min(Math.max(d6, d8), Math.max(d8, d10));
    int s = size == 0 ? 0 : Math.max(0, (int) Math.ceil(log2(size / THETA_13)));
    s += halvings(scaled(a, -s), 13);
    DMatrixRMaj exp = new ScalingAndSquaring(scaled(a, -s)).high();
    for (int i = 0; i < s; i++) {
      exp = times(exp, exp);
    }
    return exp;
  }

  /** How often A must be halved for the backward error's first term to be rounding: (5.1). */
  private static int halvings(DMatrixRMaj a, int m) {
    double norm = norm(a);
    double power = normOfPower(a, norm, 2 * m + 1);
    if (norm < NEGLIGIBLE || power == 0) {
      return 0;
    }
    double bits = log2(firstTerm(m) * power / Math.ulp(0.5)) + 2 * m * log2(norm);
    return Math.max(0, (int) Math.ceil(bits / (2 * m)));
  }

  private static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }

  /** {@code ‖|A|ᵏ‖₁ / ‖A‖₁ᵏ}, from sums of columns. */
  private static double normOfPower(DMatrixRMaj a, double norm, int k) {
    DMatrixRMaj size = new DMatrixRMaj(a.numRows, a.numRows);
    CommonOps_DDRM.abs(a, size);
    DMatrixRMaj sums = new DMatrixRMaj(1, a.numRows);
    CommonOps_DDRM.fill(sums, 1.0);
    for (int i = 0; i < k; i++) {
      sums = times(sums, size);
      CommonOps_DDRM.divide(sums, norm);
    }
    return CommonOps_DDRM.elementMaxAbs(sums);
  }

  /** By degree m, the backward error's first coefficient {@code 1/(C(2m, m) (2m+1)!)}. */
  private static double firstTerm(int m) {
    double term = 1;
    for (int k = 1; k <= m; k++) {
      term *= k / (m + (double) k);
    }
    for (int k = 2; k <= 2 * m + 1; k++) {
      term /= k;
    }
    return term;
  }

  /** The approximant of degree 3, 5, 7 or 9, by (3.4). */
  private DMatrixRMaj low(int m) {
    DMatrixRMaj[] powers = {
      CommonOps_DDRM.identity(a.numRows), a2, a4, a6, m == 9 ? times(a4, a4) : a6
    };
    DMatrixRMaj odd = new DMatrixRMaj(a.numRows, a.numRows);
    DMatrixRMaj even = new DMatrixRMaj(a.numRows, a.numRows);
    double[] b = coefficients(m);
    for (int k = 0; k <= m / 2; k++) {
      CommonOps_DDRM.addEquals(even, b[2 * k], powers[k]);
      CommonOps_DDRM.addEquals(odd, b[2 * k + 1], powers[k]);
    }
    return quotient(times(a, odd), even);
  }

  /** The approximant of degree 13, by (3.5) and (3.6). */
  private DMatrixRMaj high() {
    double[] b = coefficients(13);
    DMatrixRMaj odd = times(a6, combined(0, b[9], b[11], b[13]));
    CommonOps_DDRM.addEquals(odd, combined(b[1], b[3], b[5], b[7]));
    DMatrixRMaj even = times(a6, combined(0, b[8], b[10], b[12]));
    CommonOps_DDRM.addEquals(even, combined(b[0], b[2], b[4], b[6]));
    return quotient(times(a, odd), even);
  }

  private DMatrixRMaj combined(double of1, double ofA2, double ofA4, double ofA6) {
    DMatrixRMaj sum = CommonOps_DDRM.identity(a.numRows);
    CommonOps_DDRM.scale(of1, sum);
    CommonOps_DDRM.addEquals(sum, ofA2, a2);
    CommonOps_DDRM.addEquals(sum, ofA4, a4);
    CommonOps_DDRM.addEquals(sum, ofA6, a6);
    return sum;
  }

  /** Of the Padé approximant's numerator: {@code b_k = (2m-k)! m! / ((2m)! (m-k)! k!)}. */
  private static double[] coefficients(int m) {
    double[] b = new double[m + 1];
    b[0] = 1;
    for (int k = 1; k <= m; k++) {
      b[k] = b[k - 1] * (m - k + 1) / (k * (2.0 * m - k + 1));
    }
    return b;
  }

  /** {@code (V - U)⁻¹ (V + U)}. */
  private static DMatrixRMaj quotient(DMatrixRMaj u, DMatrixRMaj v) {
    DMatrixRMaj quotient = new DMatrixRMaj(u.numRows, u.numCols);
    DMatrixRMaj below = CommonOps_DDRM.subtract(v, u, null);
    if (!CommonOps_DDRM.solve(below, CommonOps_DDRM.add(v, u, null), quotient)) {
      throw new ArithmeticException(
          "matrixExponential: the denominator of the Padé approximant is singular ("
              + u.numRows
              + "x"
              + u.numCols
              + ")");
    }
    return quotient;
  }

  private static double norm(DMatrixRMaj a) {
    return NormOps_DDRM.normP1(a);
  }

  private static DMatrixRMaj times(DMatrixRMaj a, DMatrixRMaj b) {
    return Kernels.DEFAULT.mult(a, false, b, false);
  }

  private static DMatrixRMaj scaled(DMatrixRMaj a, int exponent) {
    return exponent == 0 ? a : PowerOfTwo.scaled(a, exponent);
  }
}
