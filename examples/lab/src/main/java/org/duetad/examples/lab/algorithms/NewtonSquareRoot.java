package org.duetad.examples.lab.algorithms;

import java.util.stream.IntStream;
import org.duetad.core.Scalar;
import org.duetad.core.UnaryFunction;
import org.duetad.core.mode.Jvp;
import org.duetad.core.program.Program;
import org.duetad.examples.lab.Charts;
import org.duetad.examples.lab.Findings;
import org.duetad.examples.lab.Study;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.knowm.xchart.XYChart;

/** Newton's square root: a loop with a condition, differentiated through its iterations. */
public final class NewtonSquareRoot implements Study {

  /** So large that the start is far from the root and takes several steps. */
  static final double X = 1000;

  static final double START = 1;
  private static final double TOLERANCE = 1e-3;
  private static final int SHOWN = 12;
  private static final ForwardMode FORWARD = new ForwardMode();

  /** Some iterations of {@code y ← (y + x/y)/2}. */
  static Scalar iterates(Scalar x, int count) {
    Scalar y = Scalar.of(START);
    for (int k = 0; k < count; k++) {
      y = next(x, y);
    }
    return y;
  }

  /** Iterations until a step is small, followed by some more. */
  static Scalar converged(Scalar x, double tolerance, int more) {
    Scalar y = Scalar.of(START);
    Scalar before;
    do {
      before = y;
      y = next(x, y);
    } while (y.subtract(before).abs().isGreaterThan(tolerance));
    for (int k = 0; k < more; k++) {
      y = next(x, y);
    }
    return y;
  }

  private static Scalar next(Scalar x, Scalar y) {
    return y.add(x.divide(y)).multiply(0.5);
  }

  /**
   * Value and derivative of the k-th iterate in closed form: with {@code r = (y - √x)/(y + √x)}
   * Newton's step is {@code r ← r²}, so that {@code y_k = √x (1 + r^2ᵏ)/(1 - r^2ᵏ)}.
   */
  static double[] closedForm(double x, int k) {
    double root = Math.sqrt(x);
    double first = (START - root) / (START + root);
    double power = Math.pow(2, k);
    double r = Math.pow(first, power);
    double bySlope =
        power * Math.pow(first, power - 1) * -2 * START / ((START + root) * (START + root));
    double y = root * (1 + r) / (1 - r);
    double byRoot = (1 + r) / (1 - r) + root * 2 * bySlope / ((1 - r) * (1 - r));
    return new double[] {y, byRoot / (2 * root)};
  }

  @Override
  public Findings run(long seed) {
    double root = Math.sqrt(X);
    double[] valueErrors = new double[SHOWN];
    double[] slopeErrors = new double[SHOWN];
    double furthest = 0;
    for (int k = 0; k < SHOWN; k++) {
      int count = k + 1;
      double[] iterate = valueAndSlope(x -> iterates(x, count));
      double[] known = closedForm(X, count);
      furthest = Math.max(furthest, relative(iterate[1], known[1]));
      valueErrors[k] = relative(iterate[0], root);
      slopeErrors[k] = relative(iterate[1], 0.5 / root);
    }
    return claims(
        new Findings()
            .text(
                "The loop y ← (y + x/y)/2 from y = 1 is differentiated as it runs, at x = 1000. Each value is as accurate as"
                    + " Newton's method makes it, and the error of the derivative is squared in each step as well, but"
                    + " one step later. A loop that stops by the change of its values therefore stops a step too early"
                    + " for its derivative: one more step corrects that.")
            .figure(
                "errors",
                "Relative errors of value and derivative, against √x and 1/(2√x).",
                chart(valueErrors, slopeErrors))
            .graph(
                "loop",
                "The differentiated program, here of three iterations: the operations that ran, without the loop.",
                Program.record(x -> new Scalar[] {iterates(x[0], 3)}, X).toDot()),
        furthest,
        valueErrors,
        slopeErrors);
  }

  private static Findings claims(
      Findings findings, double furthest, double[] valueErrors, double[] slopeErrors) {
    double lag =
        IntStream.range(0, SHOWN - 1)
            .filter(k -> valueErrors[k] > 1e-14)
            .mapToDouble(k -> slopeErrors[k + 1] / valueErrors[k])
            .max()
            .orElseThrow();
    double slope = 0.5 / Math.sqrt(X);
    UnaryFunction stopped = x -> converged(x, TOLERANCE, 0);
    UnaryFunction oneMore = x -> converged(x, TOLERANCE, 1);
    return findings
        .between(
            "The derivative of each of 12 iterates differs from the closed form by, relatively",
            furthest,
            0,
            1e-13)
        .between(
            "One step behind: the derivative's error after a step over the value's before it",
            lag,
            0,
            1)
        .equal(
            "Converged, the derivative is 1/(2 √x)",
            FORWARD.derivative(x -> converged(x, 1e-12, 1), X),
            slope,
            1e-15)
        .equal(
            "and so it is in reverse mode",
            new ReverseMode().gradient(x -> converged(x[0], 1e-12, 1), X)[0],
            slope,
            1e-15)
        .between(
            "Stopped at a step below 0.001: the derivative's error over the value's",
            relative(FORWARD.derivative(stopped, X), slope)
                / relative(stopped.value(X), Math.sqrt(X)),
            30,
            40)
        .between(
            "One step more brings the derivative's error down to",
            relative(FORWARD.derivative(oneMore, X), slope),
            0,
            1e-12);
  }

  private static double[] valueAndSlope(UnaryFunction f) {
    Jvp jvp = FORWARD.jvp(f.asVector(), new double[] {X}, new double[] {1});
    return new double[] {jvp.value()[0], jvp.tangent()[0]};
  }

  private static double relative(double measured, double known) {
    return Math.abs(measured / known - 1);
  }

  private static XYChart chart(double[] valueErrors, double[] slopeErrors) {
    XYChart chart = Charts.logarithmic("Newton's √1000", "iteration", "relative error");
    Errors.add(chart, "value", 1, valueErrors);
    Errors.add(chart, "derivative", 1, slopeErrors);
    return chart;
  }
}
