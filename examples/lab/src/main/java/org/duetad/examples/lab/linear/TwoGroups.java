package org.duetad.examples.lab.linear;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.math3.util.MathArrays;
import org.duetad.core.Scalar;
import org.duetad.core.data.RowTable;
import org.duetad.examples.lab.Charts;
import org.knowm.xchart.XYChart;

/** Two groups of points of the plane, labelled +1 and -1. */
final class TwoGroups {

  private final double[][] points;
  private final double[] labels;

  private TwoGroups(double[][] points, double[] labels) {
    this.points = points;
    this.labels = labels;
  }

  /**
   * The given number of points, with groups at the given distance from the origin, in opposite
   * directions.
   */
  static TwoGroups of(RandomGenerator random, int count, double distance) {
    double[] labels = new double[count];
    Arrays.setAll(labels, i -> i % 2 == 0 ? 1 : -1);
    double[][] points = new double[count][];
    Arrays.setAll(points, i -> point(random, labels[i] * distance / Math.sqrt(2)));
    return new TwoGroups(points, labels);
  }

  private static double[] point(RandomGenerator random, double centre) {
    return new double[] {
      centre + 0.7 * random.nextGaussian(), centre + 0.7 * random.nextGaussian(), 1
    };
  }

  int count() {
    return labels.length;
  }

  /** A point, with a third coordinate 1 for the bias. */
  double[] point(int i) {
    return points[i].clone();
  }

  /** +1 or -1. */
  double label(int i) {
    return labels[i];
  }

  /** The points times their labels. */
  RowTable signed() {
    double[][] signed = new double[labels.length][];
    Arrays.setAll(signed, i -> MathArrays.scale(labels[i], points[i]));
    return RowTable.of(signed);
  }

  /** {@code y wᵀx}: positive on the right side. */
  Scalar margin(Scalar[] w, int i) {
    double[] signed = Arrays.stream(points[i]).map(x -> labels[i] * x).toArray();
    return Scalar.weightedSum(signed, w);
  }

  double margin(double[] w, int i) {
    return margin(Scalar.of(w), i).value();
  }

  /** The fraction of points on the right side. */
  double accuracy(double[] w) {
    return IntStream.range(0, count()).filter(i -> margin(w, i) > 0).count() / (double) count();
  }

  /** The points, and the line {@code wᵀx = 0} between them. */
  XYChart chart(double[] w) {
    XYChart chart = Charts.lines("Two groups", "x1", "x2");
    chart.getStyler().setYAxisMin(-5.0).setYAxisMax(5.0).setXAxisMin(-5.0).setXAxisMax(5.0);
    group(chart, "+1", 1);
    group(chart, "-1", -1);
    double[] ends = {-5, 5};
    Charts.line(
        chart, "wᵀx = 0", ends, Arrays.stream(ends).map(x -> -(w[0] * x + w[2]) / w[1]).toArray());
    return chart;
  }

  private void group(XYChart chart, String name, double label) {
    Charts.points(chart, name, coordinates(label, 0), coordinates(label, 1));
  }

  private double[] coordinates(double label, int axis) {
    return IntStream.range(0, count())
        .filter(i -> labels[i] == label)
        .mapToDouble(i -> points[i][axis])
        .toArray();
  }
}
