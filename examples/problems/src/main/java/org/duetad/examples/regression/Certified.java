package org.duetad.examples.regression;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;

/** Data, a curve to be fitted to them by least squares, and the certified solution. */
public final class Certified {

  private final String name;
  private final Axes axes;
  private final String formula;
  private final Curve curve;
  private final double[][] data;
  private final double[][] answers;
  private final double sumOfSquares;

  /**
   * Labels of t and y.
   *
   * @param t with its unit, where there is one
   * @param y with its unit, where there is one
   */
  public record Axes(String t, String y) {}

  /**
   * A data set.
   *
   * @param name its name
   * @param axes labels of t and y
   * @param formula the curve as text
   * @param curve the curve
   * @param data lines of t and y
   * @param answers one line per parameter: two starting values, its value, its standard deviation
   * @param sumOfSquares the residual sum of squares
   */
  Certified(
      String name,
      Axes axes,
      String formula,
      Curve curve,
      String data,
      String answers,
      double sumOfSquares) {
    this.name = name;
    this.axes = axes;
    this.formula = formula;
    this.curve = curve;
    this.data = columns(data);
    this.answers = columns(answers);
    this.sumOfSquares = sumOfSquares;
  }

  private static double[][] columns(String table) {
    double[][] rows = table.lines().map(line -> numbers(line).toArray()).toArray(double[][]::new);
    double[][] columns = new double[rows[0].length][];
    Arrays.setAll(columns, k -> Arrays.stream(rows).mapToDouble(row -> row[k]).toArray());
    return columns;
  }

  private static DoubleStream numbers(String line) {
    return Arrays.stream(line.trim().split(" +")).mapToDouble(Double::parseDouble);
  }

  /** The name. */
  public String name() {
    return name;
  }

  /** Labels of t and y. */
  public Axes axes() {
    return axes;
  }

  /** The curve as text. */
  public String formula() {
    return formula;
  }

  /** The curve. */
  public Curve curve() {
    return curve;
  }

  /** The values of the curve at all data points, as a function of the parameters. */
  public VectorFunction model() {
    double[] t = data[0];
    return b -> Arrays.stream(t).mapToObj(at -> curve.at(at, b)).toArray(Scalar[]::new);
  }

  /** The abscissas of the data. */
  public double[] t() {
    return data[0].clone();
  }

  /** The ordinates of the data. */
  public double[] y() {
    return data[1].clone();
  }

  /** A starting point: 0 is far from the solution, 1 is near. */
  public double[] start(int which) {
    return answers[which].clone();
  }

  /** The certified parameters. */
  public double[] parameters() {
    return answers[2].clone();
  }

  /** The certified standard deviations of the parameters. */
  public double[] deviations() {
    return answers[3].clone();
  }

  /** The certified sum of squares of the residuals. */
  public double sumOfSquares() {
    return sumOfSquares;
  }

  @Override
  public String toString() {
    return name;
  }
}
