package org.duetad.core.matrix.spectral;

/**
 * The straight path on which the eigenvalues of two nodes of a {@link SpectralFrame} change places,
 * with a parameter from 1, where they have their own, to -1. A node without a variable stays, and
 * the other changes its sign.
 */
record ExchangePath(SpectralFrame frame, int a, int b) {

  /** Gauss-Legendre nodes and weights on [-1, 1], the positive half: of 6 and 10 nodes. */
  static final double[][] COARSE = {
    {0.2386191860831969, 0.4679139345726910},
    {0.6612093864662645, 0.3607615730481386},
    {0.9324695142031521, 0.1713244923791704}
  };

  static final double[][] FINE = {
    {0.1488743389816312, 0.2955242247147529},
    {0.4333953941292472, 0.2692667193099963},
    {0.6794095682990244, 0.2190863625159820},
    {0.8650633666889845, 0.1494513491505806},
    {0.9739065285171717, 0.0666713443086881}
  };

  /** Of a path of one point. */
  static final double[][] POINT = {{0.0, 1.0}};

  /** Whether the nodes have different variables. */
  boolean isPair() {
    int va = frame.variable(a);
    int vb = frame.variable(b);
    return va >= 0 && vb >= 0 && va != vb;
  }

  /** The direction of the path, in a space of so many variables. */
  double[] direction(int variables) {
    double[] d = new double[variables];
    if (isPair()) {
      d[frame.variable(a)] = frame.sign(a);
      d[frame.variable(b)] = -frame.sign(b);
    } else {
      d[Math.max(frame.variable(a), frame.variable(b))] = 1;
    }
    return d;
  }

  /** How a point moves with the parameter, for a unit half distance of a from b. */
  double[] velocity(int variables) {
    double[] d = direction(variables);
    if (!isPair() && frame.sign(a) < 0) {
      d[frame.variable(a)] = -1;
    }
    return d;
  }

  /** The gradient by where the path begins, in place of the one by a point of it. */
  void pull(double[] gradient, double s) {
    if (!isPair()) {
      gradient[Math.max(frame.variable(a), frame.variable(b))] *= s;
      return;
    }
    double signs = frame.sign(a) * frame.sign(b);
    double ofA = gradient[frame.variable(a)];
    double ofB = gradient[frame.variable(b)];
    gradient[frame.variable(a)] = 0.5 * (ofA * (1 + s) + signs * ofB * (1 - s));
    gradient[frame.variable(b)] = 0.5 * (ofB * (1 + s) + signs * ofA * (1 - s));
  }

  /** A point of the path that begins at the given variables. */
  double[] at(double[] from, double s) {
    double[] to = from.clone();
    double ofA = frame.at(a, from);
    double ofB = frame.at(b, from);
    double middle = 0.5 * ofA + 0.5 * ofB;
    double half = 0.5 * ofA - 0.5 * ofB;
    if (frame.variable(a) >= 0) {
      to[frame.variable(a)] = frame.sign(a) * (middle + s * half);
    }
    if (isPair()) {
      to[frame.variable(b)] = frame.sign(b) * (middle - s * half);
    } else if (frame.variable(a) < 0) {
      to[frame.variable(b)] = frame.sign(b) * s * ofB;
    } else {
      to[frame.variable(a)] = frame.sign(a) * s * ofA;
    }
    return to;
  }
}
