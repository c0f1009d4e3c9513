package org.duetad.core.matrix.spectral;

import java.util.Arrays;
import org.duetad.core.matrix.PowerOfTwo;

/**
 * A real function for {@link SymmetricFunction}, with its divided differences {@code f[x_0, ...,
 * x_k]}: {@code f[a, b] = (f(b) - f(a))/(b - a)} and so on, and {@code f⁽ᵏ⁾(x)/k!} where the points
 * are equal. Near points are summed as a Taylor series, so that nothing cancels.
 */
enum SpectralFunction {
  /** {@code √x}: {@code f[a, b] = 1/(√a + √b)}. */
  SQRT(true, 0.5, 1) {
    @Override
    double at(double x) {
      return Math.sqrt(x);
    }

    @Override
    double first(double a, double b) {
      return 1 / (Math.sqrt(a) + Math.sqrt(b));
    }

    @Override
    double ratio(int m) {
      return (0.5 - m) / (m + 1);
    }

    @Override
    double scale(double c, int k) {
      return Math.sqrt(c) / Math.pow(c, k);
    }
  },

  /** {@code 1/√x}: {@code f[a, b] = -1/(√a √b (√a + √b))}. */
  INVERSE_SQRT(true, -0.5, -1) {
    @Override
    double at(double x) {
      return 1 / Math.sqrt(x);
    }

    @Override
    double first(double a, double b) {
      return -1 / (Math.sqrt(a) + Math.sqrt(b)) / Math.sqrt(a) / Math.sqrt(b);
    }

    @Override
    double ratio(int m) {
      return -(m + 0.5) / (m + 1);
    }

    @Override
    double scale(double c, int k) {
      return 1 / Math.sqrt(c) / Math.pow(c, k);
    }
  },

  /** {@code log x}: {@code f[a, b] = log1p((b - a)/a)/(b - a)}. */
  LOG(true, 1, 0) {
    @Override
    double at(double x) {
      return Math.log(x);
    }

    @Override
    double first(double a, double b) {
      if (a == b) {
        return 1 / a;
      }
      double log = b <= 2 * a ? Math.log1p((b - a) / a) : Math.log(b) - Math.log(a);
      return log / (b - a);
    }

    @Override
    double ratio(int m) {
      return -(double) m / (m + 1);
    }

    @Override
    double scale(double c, int k) {
      return Math.pow(c, -k);
    }
  },

  /** {@code exp x}: {@code f[a, b] = exp(b) (1 - exp(a - b))/(b - a)}. */
  EXP(false, 1, 0) {
    @Override
    double at(double x) {
      return Math.exp(x);
    }

    @Override
    double first(double a, double b) {
      return a == b ? Math.exp(a) : Math.exp(b) * (-Math.expm1(a - b) / (b - a));
    }

    @Override
    double ratio(int m) {
      return 1.0 / (m + 1);
    }

    @Override
    double scale(double c, int k) {
      return Math.exp(c);
    }
  };

  /** With offsets of at most 1/3 the series' terms fall by 3; this many reach rounding. */
  private static final int TERMS = 48;

  /** Whether points are near by their ratio, the function being a power or logarithm. */
  private final boolean homogeneous;

  /** The first Taylor coefficient. */
  private final double slope;

  /** The 2d of {@code f⁽ᵏ⁾(c x) = c^(d - k) f⁽ᵏ⁾(x)} of a homogeneous function, k > 0. */
  private final int twiceDegree;

  SpectralFunction(boolean homogeneous, double slope, int twiceDegree) {
    this.homogeneous = homogeneous;
    this.slope = slope;
    this.twiceDegree = twiceDegree;
  }

  /** An even power of two by which points can be divided: their size if f is homogeneous. */
  int exponent(double[] points) {
    return homogeneous ? PowerOfTwo.of(points) & ~1 : 0;
  }

  /** The power of two of the k-th derivative, k > 0, where points have one that is even. */
  int exponent(int ofPoints, int k) {
    return ofPoints / 2 * (twiceDegree - 2 * k);
  }

  abstract double at(double x);

  /** {@code f[a, b]} for {@code a <= b}. */
  abstract double first(double a, double b);

  /**
   * By how much Taylor coefficient {@code m + 1} is larger than the m-th, m > 0: at 1 of a
   * homogeneous function, else at 0.
   */
  abstract double ratio(int m);

  /** The factor of the k-th divided difference about 1, or 0, for points about c. */
  abstract double scale(double c, int k);

  /** {@code f[x_0, ..., x_k]}, k > 0. */
  double divided(double... x) {
    double[] sorted = x.clone();
    Arrays.sort(sorted);
    return sortedDivided(sorted);
  }

  private double sortedDivided(double[] x) {
    int k = x.length - 1;
    if (k == 1) {
      return first(x[0], x[1]);
    }
    if (homogeneous ? x[k] <= 2 * x[0] : x[k] - x[0] <= 1) {
      return series(x);
    }
    double upper = sortedDivided(Arrays.copyOfRange(x, 1, k + 1));
    double lower = sortedDivided(Arrays.copyOfRange(x, 0, k));
    return (upper - lower) / (x[k] - x[0]);
  }

  /** {@code Σ_j c_(k+j) h_j(x - c)} with the complete homogeneous symmetric polynomials h. */
  private double series(double[] x) {
    int k = x.length - 1;
    double centre = x[0] + (x[k] - x[0]) / 2;
    double[] h = new double[TERMS];
    h[0] = 1;
    for (double point : x) {
      double offset = point == centre ? 0.0 : (point - centre) / (homogeneous ? centre : 1.0);
      for (int j = 1; j < TERMS; j++) {
        h[j] += offset * h[j - 1];
      }
    }
    double coefficient = slope;
    for (int m = 1; m < k; m++) {
      coefficient *= ratio(m);
    }
    double sum = 0;
    for (int j = 0; j < TERMS; j++) {
      sum += coefficient * h[j];
      coefficient *= ratio(k + j);
    }
    return scale(centre, k) * sum;
  }
}
