package org.duetad.examples.regression;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;

/** Data, a curve to be fitted to them by least squares, and the answer, which is certified. */
public final class Certified {

  private final String name;
  private final Axes axes;
  private final String formula;
  private final Curve curve;
  private final double[][] data;
  private final double[][] answers;
  private final double sumOfSquares;

  /**
   * What t and y are.
   *
   * @param t with its unit, where there is one
   * @param y with its unit, where there is one
   */
  public record Axes(String t, String y) {}

  /**
   * A data set.
   *
   * @param name what it is called
   * @param axes what t and y are
   * @param formula the curve, to be read
   * @param curve the curve
   * @param data lines of t and y
   * @param answers for each parameter a line: two values to start from, its value, its deviation
   * @param sumOfSquares that of the residuals
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

  /** What it is called. */
  public String name() {
    return name;
  }

  /** What t and y are. */
  public Axes axes() {
    return axes;
  }

  /** The curve, to be read. */
  public String formula() {
    return formula;
  }

  /** The curve. */
  public Curve curve() {
    return curve;
  }

  /** The heights of the curve at all data, as a function of the parameters. */
  public VectorFunction model() {
    double[] t = data[0];
    return b -> Arrays.stream(t).mapToObj(at -> curve.at(at, b)).toArray(Scalar[]::new);
  }

  /** Where the data are. */
  public double[] t() {
    return data[0].clone();
  }

  /** The data. */
  public double[] y() {
    return data[1].clone();
  }

  /** What to start from: 0 is far from the answer, 1 is near. */
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
