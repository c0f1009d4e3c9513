package org.duetad.examples.lab.algorithms;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.duetad.core.Scalar;
import org.duetad.core.UnaryFunction;
import org.duetad.core.implicit.Implicit;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.rules.Elementary;
import org.duetad.examples.lab.Charts;
import org.duetad.examples.lab.Draws;
import org.duetad.examples.lab.Findings;
import org.duetad.examples.lab.Study;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.duetad.reverse.Tape;
import org.knowm.xchart.XYChart;

/** A fixed point's derivative: through the iterations, and by the implicit function theorem. */
public final class FixedPoint implements Study {

  /** The eccentricity and the eccentric anomaly of Kepler's equation. */
  static final double E = 0.9;

  static final double ANOMALY = 0.5;
  private static final int LONGEST = 400;
  private static final int SHOWN = 100;
  private static final int UNITS = 20;
  private static final ForwardMode FORWARD = new ForwardMode();
  private static final ReverseMode REVERSE = new ReverseMode();

  /** Kepler's {@code A = M + e sin A}, iterated from A = M. */
  static Scalar unrolled(Scalar e, int count) {
    double mean = mean();
    Scalar a = Scalar.of(mean);
    for (int k = 0; k < count; k++) {
      a = e.multiply(a.sin()).add(mean);
    }
    return a;
  }

  /** The same, with the derivative by the implicit function theorem. */
  static Scalar implicit(Scalar e) {
    double mean = mean();
    return Implicit.fixedPoint(
        (a, p) -> new Scalar[] {p[0].multiply(a[0].sin()).add(mean)},
        p -> new double[] {unrolled(Scalar.of(p[0]), LONGEST).value()},
        e)[0];
  }

  /** The mean anomaly that leads to the eccentric one. */
  private static double mean() {
    return ANOMALY - E * Math.sin(ANOMALY);
  }

  /** {@code ∂A/∂e = sin A/(1 - e cos A)}. */
  static double closedForm() {
    return Math.sin(ANOMALY) / (1 - E * Math.cos(ANOMALY));
  }

  /** {@code h = tanh(W h + b)}: a network of infinitely many equal layers, iterated from 0. */
  static Matrix equilibrium(Matrix weights, Matrix bias, int count) {
    Matrix h = bias.apply(Elementary.TANH);
    for (int k = 1; k < count; k++) {
      h = layer(weights, h, bias);
    }
    return h;
  }

  private static Matrix layer(Matrix weights, Matrix h, Matrix bias) {
    return weights.mult(h).plus(bias).apply(Elementary.TANH);
  }

  /** The equilibrium's elements as functions of the bias, with the derivative by the theorem. */
  static Scalar[] equilibrium(Matrix weights, Scalar... bias) {
    return Implicit.fixedPoint(
        (h, b) -> layer(weights, Matrix.column(h), Matrix.column(b)).toScalars(),
        b -> equilibrium(weights, Matrix.column(b), LONGEST).value().data,
        bias);
  }

  /** {@code (I - D W)⁻¹ D} with D the slopes of tanh at the equilibrium. */
  static double[][] byBias(Matrix weights, double[] bias) {
    double[] h = equilibrium(weights, Matrix.column(bias), LONGEST).value().data;
    Matrix slopes = Matrix.column(Arrays.stream(h).map(y -> 1 - y * y).toArray()).diag();
    Matrix jacobian = Matrix.identity(h.length).minus(slopes.mult(weights)).solve(slopes);
    return IntStream.range(0, h.length)
        .mapToObj(i -> jacobian.getRow(i).value().data)
        .toArray(double[][]::new);
  }

  /** Gaussian weights with largest singular value 0.9. */
  static Matrix contraction(RandomGenerator random, int units) {
    double[] draws = Draws.gaussian(random, units * units);
    Matrix weights = Matrix.of(units, units, draws);
    return weights.scale(0.9 / weights.normSpectral().value());
  }

  @Override
  public Findings run(long seed) {
    Findings findings =
        new Findings()
            .text(
                "An iteration that converges can be differentiated in two ways. Through its steps, the derivative converges"
                    + " like k ρ^k where the value converges like ρ^k, and reverse mode keeps every step on its tape. By the"
                    + " implicit function theorem it takes one linear solve at the solution: exact, in next to no memory,"
                    + " whatever the solver did. The first example is Kepler's equation A = M + e sin A, the second"
                    + " a network of infinitely many equal layers, h = tanh(W h + b).");
    kepler(findings);
    return network(findings, new SplittableRandom(seed));
  }

  private static void kepler(Findings findings) {
    double[] valueErrors = new double[SHOWN];
    double[] slopeErrors = new double[SHOWN];
    for (int k = 0; k < SHOWN; k++) {
      int count = k + 1;
      UnaryFunction f = e -> unrolled(e, count);
      valueErrors[k] = f.value(E) - ANOMALY;
      slopeErrors[k] = FORWARD.derivative(f, E) - closedForm();
    }
    double rate = E * Math.cos(ANOMALY);
    double rateByE = Math.cos(ANOMALY) - E * Math.sin(ANOMALY) * closedForm();
    double lag = slopeErrors[59] / valueErrors[59] - slopeErrors[39] / valueErrors[39];
    findings
        .figure(
            "errors",
            "Kepler's equation: errors of the anomaly and of its derivative with respect to the eccentricity. At the dip the error changes sign.",
            errors(valueErrors, slopeErrors))
        .figure(
            "memory",
            "Operations recorded by reverse mode: one by the theorem, several for each step without it.",
            memory())
        .equal(
            "Kepler: the values' errors shrink by ρ = e cos A in each step",
            Math.pow(valueErrors[79] / valueErrors[39], 1.0 / 40),
            rate,
            0.01)
        .equal(
            "The derivative's error over the value's grows in each step by ∂ log ρ/∂e",
            lag / 20,
            rateByE / rate,
            1e-3)
        .equal(
            "The implicit derivative is sin A/(1 - e cos A)",
            FORWARD.derivative(FixedPoint::implicit, E),
            closedForm(),
            1e-13)
        .equal(
            "and so it is in reverse mode",
            REVERSE.gradient(e -> implicit(e[0]), E)[0],
            closedForm(),
            1e-13)
        .equal("Operations on the tape by the theorem", operations(FixedPoint::implicit), 1, 0);
  }

  private static Findings network(Findings findings, RandomGenerator random) {
    Matrix weights = contraction(random, UNITS);
    double[] bias = Draws.gaussian(random, UNITS);
    double[][] known = byBias(weights, bias);
    return findings
        .between(
            "20 units: the implicit Jacobian differs from (I - D W)⁻¹ D by at most",
            furthest(known, REVERSE.jacobian(b -> equilibrium(weights, b), bias)),
            0,
            1e-12)
        .between(
            "in forward mode",
            furthest(known, FORWARD.jacobian(b -> equilibrium(weights, b), bias)),
            0,
            1e-12)
        .between(
            "and the one through 400 iterations",
            furthest(
                known,
                FORWARD.jacobian(
                    b -> equilibrium(weights, Matrix.column(b), LONGEST).toScalars(), bias)),
            0,
            1e-12)
        .between(
            "while that through 5 iterations is off by",
            furthest(
                known,
                FORWARD.jacobian(b -> equilibrium(weights, Matrix.column(b), 5).toScalars(), bias)),
            1e-4,
            1);
  }

  private static double furthest(double[][] known, double[][] jacobian) {
    return Matrix.of(jacobian).minus(Matrix.of(known)).normF().value();
  }

  /** The number of operations on the tape of reverse mode. */
  private static double operations(UnaryFunction f) {
    Tape tape = new Tape();
    f.apply(tape.variables(E)[0]);
    return (double) tape.operations();
  }

  private static XYChart errors(double[] valueErrors, double[] slopeErrors) {
    XYChart chart = Charts.logarithmic("Kepler's equation, e = 0.9", "iteration", "error, radians");
    chart.getStyler().setXAxisMin(0.0);
    Errors.add(chart, "value", 1, valueErrors);
    Errors.add(chart, "derivative", 1, slopeErrors);
    return chart;
  }

  private static XYChart memory() {
    XYChart chart = Charts.lines("Size of the tape", "iterations", "operations");
    chart.getStyler().setXAxisMin(0.0).setYAxisMin(0.0);
    double[] counts = {0, 25, 50, 75, 100};
    double once = operations(FixedPoint::implicit);
    chart.addSeries(
        "unrolled",
        counts,
        Arrays.stream(counts).map(n -> operations(e -> unrolled(e, (int) n))).toArray());
    chart.addSeries("implicit", counts, Arrays.stream(counts).map(n -> once).toArray());
    return chart;
  }
}
