package org.duetad.examples.problems;

/** The objective of {@link HandProblem} on plain doubles. */
final class HandPrimal {

  /** Smaller rotations of the whole hand are treated as the identity. */
  static final double SMALLEST_ANGLE = 1e-4;

  private static final int ROWS = 12;

  private final HandData data;
  private final HandSkin skin;
  private final double[] offsets;
  private final double[] inverses;

  HandPrimal(HandData data, HandSkeleton skeleton, HandSkin skin) {
    this.data = data;
    this.skin = skin;
    offsets = skeleton.offsets();
    inverses = skeleton.inverses();
  }

  double[] errors() {
    double[] t = transforms(data.pose());
    double[] errors = data.points().clone();
    double[] c = skin.coefficients();
    double[] pose = data.pose();
    for (int i = 0; i < data.n(); i++) {
      double x = errors[3 * i];
      double y = errors[3 * i + 1];
      double z = errors[3 * i + 2];
      int at = skin.start(i) + 1;
      for (int bone : skin.bones(skin.group(i))) {
        x = added(x, t, ROWS * bone, c, at);
        y = added(y, t, ROWS * bone + 4, c, at);
        z = added(z, t, ROWS * bone + 8, c, at);
        at += 4;
      }
      errors[3 * i] = x - pose[3];
      errors[3 * i + 1] = y - pose[4];
      errors[3 * i + 2] = z - pose[5];
    }
    return errors;
  }

  private static double added(double sum, double[] t, int row, double[] c, int at) {
    return sum
        + c[at] * t[row]
        + c[at + 1] * t[row + 1]
        + c[at + 2] * t[row + 2]
        + c[at + 3] * t[row + 3];
  }

  private double[] transforms(double[] pose) {
    double[] global = global(pose);
    double[] absolute = new double[HandModel.BONES * ROWS];
    double[] transforms = new double[HandModel.BONES * ROWS];
    for (int bone = 0; bone < HandModel.BONES; bone++) {
      int at = bone * ROWS;
      if (!HandSkeleton.turns(bone)) {
        multiply(global, 0, offsets, bone, transforms);
        continue;
      }
      if (HandSkeleton.isFirst(bone)) {
        multiply(global, 0, offsets, bone, absolute);
        turn(absolute, at, pose[HandSkeleton.abduction(bone)]);
      } else {
        multiply(absolute, at - ROWS, offsets, bone, absolute);
      }
      turn(absolute, at + 1, pose[HandSkeleton.flexion(bone)]);
      multiply(absolute, at, inverses, bone, transforms);
    }
    return transforms;
  }

  private static void multiply(double[] a, int i, double[] constants, int bone, double[] product) {
    int at = bone * ROWS;
    for (int row = i; row < i + ROWS; row += 4) {
      int constant = bone * HandModel.TRANSFORM;
      for (int column = 0; column < 4; column++, at++, constant += 4) {
        product[at] =
            a[row] * constants[constant]
                + a[row + 1] * constants[constant + 1]
                + a[row + 2] * constants[constant + 2];
      }
      product[at - 1] += a[row + 3];
    }
  }

  private static void turn(double[] a, int at, double angle) {
    double sin = Math.sin(angle);
    double cos = Math.cos(angle);
    for (int i = at; i < at + ROWS; i += 4) {
      double first = a[i] * cos + a[i + 1] * sin;
      a[i + 1] = a[i + 1] * cos - a[i] * sin;
      a[i] = first;
    }
  }

  private static double[] global(double[] g) {
    double angle = Math.sqrt(g[0] * g[0] + g[1] * g[1] + g[2] * g[2]);
    if (angle < SMALLEST_ANGLE) {
      return new double[] {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0};
    }
    return rotation(g[0] / angle, g[1] / angle, g[2] / angle, Math.sin(angle), Math.cos(angle));
  }

  private static double[] rotation(double x, double y, double z, double sin, double cos) {
    double restX = (1 - cos) * x;
    double restY = (1 - cos) * y;
    double restZ = (1 - cos) * z;
    return new double[] {
      cos + restX * x,
      restX * y - sin * z,
      restX * z + sin * y,
      0,
      restX * y + sin * z,
      cos + restY * y,
      restY * z - sin * x,
      0,
      restX * z - sin * y,
      restY * z + sin * x,
      cos + restZ * z,
      0
    };
  }
}
