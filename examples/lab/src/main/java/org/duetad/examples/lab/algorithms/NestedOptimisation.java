package org.duetad.examples.lab.algorithms;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.duetad.core.Scalar;
import org.duetad.core.UnaryFunction;
import org.duetad.examples.lab.Charts;
import org.duetad.examples.lab.Findings;
import org.duetad.examples.lab.Study;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.knowm.xchart.XYChart;

/** The penalty of ridge regression, tuned by the gradient through an inner minimiser. */
public final class NestedOptimisation implements Study {

  private static final int FEATURES = 12;
  private static final int SAMPLES = 13;
  private static final double NOISE = 2;
  private static final double LAMBDA = 1;
  private static final int[] STEPS = {1, 3, 10, 30, 100, 300, 1000, 3000};
  private static final ForwardMode FORWARD = new ForwardMode();
  private static final ReverseMode REVERSE = new ReverseMode();

  @Override
  public Findings run(long seed) {
    RidgeRegression data =
        RidgeRegression.draw(new SplittableRandom(seed), FEATURES, SAMPLES, NOISE);
    Findings findings =
        new Findings()
            .text(
                "Ridge regression of 12 weights on 13 noisy samples needs a penalty λ ‖w‖²/2. The best λ is the one whose"
                    + " weights do best on other data. The validation loss is a function of λ through an inner"
                    + " minimisation, and its derivative comes in three ways: through the steps of gradient descent, by"
                    + " the implicit function theorem at the minimiser, and through the normal equations. Between the neighbours"
                    + " of the best of 121 values a root finder of Commons Math then solves for the λ where it is zero.");
    hypergradients(findings, data);
    return tuning(findings, data);
  }

  private static void hypergradients(Findings findings, RidgeRegression data) {
    double known = data.hypergradient(LAMBDA);
    UnaryFunction implicit = lambda -> data.validation(data.implicit(lambda));
    UnaryFunction solved = lambda -> data.validation(data.solved(lambda));
    double[] errors =
        Arrays.stream(STEPS)
            .mapToDouble(
                steps ->
                    FORWARD.derivative(l -> data.validation(data.unrolled(l, steps)), LAMBDA)
                            / known
                        - 1)
            .toArray();
    XYChart chart =
        Charts.doublyLogarithmic("Derivative through gradient descent", "steps", "relative error");
    Errors.add(chart, "unrolled", Arrays.stream(STEPS).asDoubleStream().toArray(), errors);
    findings
        .figure(
            "unrolled",
            "The derivative of the validation loss with respect to λ, through an increasing number of steps.",
            chart)
        .equal(
            "By the theorem the derivative is the closed form: their ratio",
            FORWARD.derivative(implicit, LAMBDA) / known,
            1,
            1e-12)
        .equal(
            "and in reverse mode",
            REVERSE.gradient(l -> implicit.apply(l[0]), LAMBDA)[0] / known,
            1,
            1e-12)
        .equal(
            "Through the normal equations, in reverse mode",
            REVERSE.gradient(l -> solved.apply(l[0]), LAMBDA)[0] / known,
            1,
            1e-12)
        .between("Through 3 steps of gradient descent it is off by", Math.abs(errors[1]), 0.1, 10)
        .between("and through 3000 by", Math.abs(errors[STEPS.length - 1]), 0, 1e-10)
        .equal(
            "The second derivative by the theorem, over that through the normal equations",
            second(implicit) / second(solved),
            1,
            1e-10);
  }

  private static double second(UnaryFunction f) {
    return FORWARD.derivative(lambda -> REVERSE.gradient(l -> f.apply(l[0]), lambda)[0], LAMBDA);
  }

  private static Findings tuning(Findings findings, RidgeRegression data) {
    UnaryFunction loss = logarithm -> data.validation(data.implicit(logarithm.exp()));
    double[] logarithms = IntStream.rangeClosed(-60, 60).mapToDouble(k -> k / 10.0).toArray();
    double[] losses = Arrays.stream(logarithms).map(loss::value).toArray();
    int best = new ArrayRealVector(losses, false).getMinIndex();
    double tuned =
        new BrentSolver(1e-12)
            .solve(
                200,
                p -> FORWARD.derivative(loss, p),
                logarithms[best - 1],
                logarithms[best + 1],
                logarithms[best]);
    XYChart chart = Charts.lines("Validation", "penalty λ", "mean squared error");
    chart.getStyler().setXAxisLogarithmic(true);
    Charts.line(chart, "by grid", Arrays.stream(logarithms).map(Math::exp).toArray(), losses);
    chart.addSeries("tuned", new double[] {Math.exp(tuned)}, new double[] {loss.value(tuned)});
    return findings
        .figure(
            "tuned", "The validation loss, and the penalty where its derivative is zero.", chart)
        .between(
            "The tuned loss over the least of 121 others",
            loss.value(tuned) / losses[best],
            0,
            1 + 1e-12)
        .between(
            "The tuned loss over that without a penalty",
            loss.value(tuned) / data.validation(data.solved(Scalar.of(0))).value(),
            0,
            0.95)
        .equal("The derivative there", FORWARD.derivative(loss, tuned), 0, 1e-9);
  }
}
