package org.duetad.examples.lab.networks;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.duetad.core.data.RowTable;
import org.duetad.core.matrix.Matrix;
import org.duetad.examples.lab.Draws;

/**
 * Points of two half moons that interlock, with noise, and 1 or -1 for each.
 *
 * @param points in rows
 * @param signs a column
 */
record Moons(Matrix points, Matrix signs) {

  private static final double NOISE = 0.1;

  static Moons draw(RandomGenerator random, int count) {
    double[][] points = new double[count][];
    double[] signs = new double[count];
    for (int i = 0; i < count; i++) {
      double angle = Math.PI * random.nextDouble();
      double x = Math.cos(angle);
      double y = Math.sin(angle);
      points[i] = i % 2 == 0 ? new double[] {x, y} : new double[] {1 - x, 0.5 - y};
      signs[i] = i % 2 == 0 ? 1 : -1;
    }
    Matrix noise = Draws.gaussian(random, count, 2, NOISE);
    return new Moons(Matrix.of(points).plus(noise), Matrix.column(signs));
  }

  /** Points followed by their signs. */
  RowTable rows() {
    return RowTable.of(Matrix.concatColumns(points, signs).value());
  }

  /** The share of the scores that have the sign of their point. */
  double right(double... scores) {
    double[] s = signs.value().data;
    return (double) IntStream.range(0, s.length).filter(i -> scores[i] * s[i] > 0).count()
        / s.length;
  }
}
