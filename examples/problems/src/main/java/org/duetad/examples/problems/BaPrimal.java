package org.duetad.examples.problems;

/** The objective of {@link BaProblem} on plain doubles. */
final class BaPrimal {

  private final BaData data;
  private final double[] outputs;

  private BaPrimal(BaData data) {
    this.data = data;
    outputs = new double[3 * data.p()];
  }

  /** The residuals of all observations, then those of all weights. */
  static double[] outputs(BaData data) {
    BaPrimal primal = new BaPrimal(data);
    for (int i = 0; i < data.p(); i++) {
      primal.residual(i, i % data.n() * BaData.CAMERA, i % data.m() * 3);
      double w = data.weights()[i];
      primal.outputs[2 * data.p() + i] = 1 - w * w;
    }
    return primal.outputs;
  }

  /** Noisy projections of the points, for an instance without features. */
  static double[] seen(BaData data, double[] noise) {
    double[] weighted = outputs(data);
    double[] features = new double[noise.length];
    for (int i = 0; i < noise.length; i++) {
      features[i] = weighted[i] / data.weights()[i / 2] + noise[i];
    }
    return features;
  }

  /** The residual of an observation; the camera's parameters begin at {@code at}. */
  private void residual(int i, int at, int point) {
    double[] camera = data.cameras();
    double[] points = data.points();
    double a0 = points[point] - camera[at + 3];
    double a1 = points[point + 1] - camera[at + 4];
    double a2 = points[point + 2] - camera[at + 5];
    double r0 = camera[at];
    double r1 = camera[at + 1];
    double r2 = camera[at + 2];
    double square = r0 * r0 + r1 * r1 + r2 * r2;
    double cos = 1;
    double sinc = 1;
    double along = 0;
    if (square > 0) {
      double theta = Math.sqrt(square);
      cos = Math.cos(theta);
      sinc = Math.sin(theta) / theta;
      double half = Math.sin(0.5 * theta) / (0.5 * theta);
      along = (r0 * a0 + r1 * a1 + r2 * a2) * (half * half * 0.5);
    }
    double s0 = r0 * sinc;
    double s1 = r1 * sinc;
    double s2 = r2 * sinc;
    project(
        i,
        at,
        a0 * cos + s1 * a2 - s2 * a1 + r0 * along,
        a1 * cos + s2 * a0 - s0 * a2 + r1 * along,
        a2 * cos + s0 * a1 - s1 * a0 + r2 * along);
  }

  private void project(int i, int at, double p0, double p1, double p2) {
    double[] camera = data.cameras();
    double u = p0 / p2;
    double v = p1 / p2;
    double rho = u * u + v * v;
    double scale = camera[at + 6] * ((camera[at + 9] + camera[at + 10] * rho) * rho + 1);
    double w = data.weights()[i];
    outputs[2 * i] = (scale * u + (camera[at + 7] - data.features()[2 * i])) * w;
    outputs[2 * i + 1] = (scale * v + (camera[at + 8] - data.features()[2 * i + 1])) * w;
  }
}
