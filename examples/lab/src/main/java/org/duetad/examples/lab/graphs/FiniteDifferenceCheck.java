package org.duetad.examples.lab.graphs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.duetad.core.UnaryFunction;
import org.duetad.examples.lab.Charts;
import org.duetad.examples.lab.Findings;
import org.duetad.examples.lab.Study;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.knowm.xchart.XYChart;

/** Derivatives by the rules against closed forms, and against difference quotients. */
public final class FiniteDifferenceCheck implements Study {

  private static final double X = 0.7;
  private static final double ROUNDING = 1e-15;

  /** From 0.1 down to 1e-14, four steps in each decade. */
  private static final double[] STEPS = steps();

  /** A function with its derivative in closed form. */
  private record Case(String name, UnaryFunction f, DoubleUnaryOperator derivative) {

    double forwardDifference(double h) {
      return (f.value(X + h) - f.value(X)) / h;
    }

    double centralDifference(double h) {
      return (f.value(X + h) - f.value(X - h)) / (2 * h);
    }

    /** The relative error. */
    double error(double estimate) {
      double exact = derivative.applyAsDouble(X);
      return Math.abs(estimate - exact) / Math.abs(exact);
    }
  }

  private static final List<Case> CASES =
      List.of(
          new Case(
              "√(x + 2x²)",
              x -> x.add(x.square().multiply(2)).sqrt(),
              x -> (1 + 4 * x) / (2 * Math.sqrt(x + 2 * x * x))),
          new Case(
              "2(3 + x²)⁵",
              x -> x.square().add(3).pow(5).multiply(2),
              x -> 20 * x * Math.pow(3 + x * x, 4)),
          new Case(
              "1/(5x + 5)²",
              x -> x.multiply(5).add(5).square().reciprocal(),
              x -> -10 / Math.pow(5 * x + 5, 3)));

  private static double[] steps() {
    double[] steps = new double[53];
    Arrays.setAll(steps, i -> Math.pow(10, -1 - i / 4.0));
    return steps;
  }

  @Override
  public Findings run(long seed) {
    Findings findings =
        new Findings()
            .text(
                "Is the derivative of x₁x₂ + x₃ by x₁ really x₂? At (-1)·3 + 3.141 the definition of"
                    + " the derivative with h = 0.00001 gives 2.9999999999752442, close to 3, and"
                    + " not 3.");
    quotient(findings);
    closedForms(findings);
    Case first = CASES.get(0);
    findings
        .text(
            "A difference quotient has two errors. That of the formula shrinks with the step h, as"
                + " h for the forward and as h² for the central difference; that of rounding grows"
                + " as 1/h. So the best step leaves an error far above that of the rules.")
        .figure(
            "error",
            "Relative error of the derivative of √(x + 2x²) at x = 0.7 by the step, both axes"
                + " logarithmic.",
            chart(first));
    orders(findings, first);
    return findings;
  }

  private static void quotient(Findings findings) {
    UnaryFunction f = x -> x.multiply(3).add(3.141);
    double h = 0.00001;
    findings
        .equal(
            "(f(-1 + h) - f(-1))/h for f(x) = 3x + 3.141 and h = 0.00001, to the last digit",
            (f.value(-1 + h) - f.value(-1)) / h,
            2.9999999999752442,
            0)
        .equal("Forward mode gives f'(-1) = 3", new ForwardMode().derivative(f, -1), 3, 0)
        .equal("Reverse mode gives f'(-1) = 3", new ReverseMode().derivative(f, -1), 3, 0);
  }

  private static void closedForms(Findings findings) {
    List<List<String>> rows = new ArrayList<>();
    for (Case c : CASES) {
      double forward = new ForwardMode().derivative(c.f, X);
      double reverse = new ReverseMode().derivative(c.f, X);
      double central = c.centralDifference(1e-5);
      rows.add(
          List.of(
              c.name,
              "" + c.derivative.applyAsDouble(X),
              "" + reverse,
              String.format(Locale.ROOT, "%.1e", c.error(reverse)),
              "" + central,
              String.format(Locale.ROOT, "%.1e", c.error(central))));
      findings
          .between("Forward mode: relative error for " + c.name, c.error(forward), 0, ROUNDING)
          .between("Reverse mode: relative error for " + c.name, c.error(reverse), 0, ROUNDING)
          .between(
              "Central difference, h = 0.00001: relative error for " + c.name,
              c.error(central),
              0,
              1e-9);
    }
    findings.table(
        "Derivatives at x = 0.7 by the chain rule, and their relative errors",
        List.of(
            "f(x)",
            "closed form",
            "reverse mode",
            "error",
            "central difference, h = 0.00001",
            "error"),
        rows);
  }

  private static XYChart chart(Case c) {
    XYChart chart =
        Charts.doublyLogarithmic(
            "Error of difference quotients", "step h", "relative error of f'(0.7)");
    Charts.line(chart, "forward difference", STEPS, errors(c, c::forwardDifference));
    Charts.line(chart, "central difference", STEPS, errors(c, c::centralDifference));
    double byRules = c.error(new ReverseMode().derivative(c.f, X));
    double[] line = new double[STEPS.length];
    Arrays.fill(line, visible(byRules));
    Charts.line(chart, "reverse mode", STEPS, line);
    return chart;
  }

  private static double[] errors(Case c, DoubleUnaryOperator estimate) {
    return Arrays.stream(STEPS).map(h -> visible(c.error(estimate.applyAsDouble(h)))).toArray();
  }

  /** A logarithmic axis has no zero. */
  private static double visible(double error) {
    return Math.max(error, Math.ulp(1.0) / 2);
  }

  private static void orders(Findings findings, Case c) {
    double forward = order(c, c::forwardDifference);
    double central = order(c, c::centralDifference);
    double best = Arrays.stream(errors(c, c::centralDifference)).min().orElseThrow();
    double byRules = c.error(new ReverseMode().derivative(c.f, X));
    findings
        .equal("The forward difference's error goes as h to the power 1", forward, 1, 0.02)
        .equal("The central difference's error goes as h to the power 2", central, 2, 0.02)
        .between(
            "The best of all steps leaves the central difference an error of 10 or more times that"
                + " of reverse mode",
            best / visible(byRules),
            10,
            Double.POSITIVE_INFINITY);
  }

  /** The slope of the logarithm of the error, between two steps where rounding does not matter. */
  private static double order(Case c, DoubleUnaryOperator estimate) {
    double large = c.error(estimate.applyAsDouble(1e-2));
    double small = c.error(estimate.applyAsDouble(1e-3));
    return Math.log10(large / small);
  }
}
