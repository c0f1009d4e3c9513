package org.duetad.examples.lab.optimizers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.duetad.core.Scalar;
import org.duetad.core.mode.Differentiator;
import org.duetad.examples.lab.Charts;
import org.duetad.examples.lab.Findings;
import org.duetad.examples.lab.Points;
import org.duetad.examples.lab.Study;
import org.duetad.examples.regression.Certified;
import org.duetad.examples.regression.Fit;
import org.duetad.examples.regression.Nist;
import org.duetad.forward.ForwardMode;
import org.knowm.xchart.XYChart;

/** Nonlinear regression with certified answers. */
public final class Regression implements Study {

  private static final double CERTIFIED_DIGITS = 11;
  private static final double DEMANDED_DIGITS = 9;
  private static final int POINTS = 200;

  private final Differentiator mode = new ForwardMode();

  @Override
  public Findings run(long seed) {
    Findings findings =
        new Findings()
            .text(
                "Eight data sets of the NIST Statistical Reference Datasets, from both starting points "
                    + "given by NIST: Commons Math's Levenberg-Marquardt and Gauss-Newton optimizers "
                    + "with Jacobians by forward mode. NIST certifies 11 digits.");
    List<List<String>> digits = new ArrayList<>();
    List<List<String>> parameters = new ArrayList<>();
    for (Certified data : Nist.all()) {
      Fit far = Fit.of(mode, data, data.start(0));
      Fit near = Fit.of(mode, data, data.start(1));
      digits.add(digits(data, "far", far));
      digits.add(digits(data, "near", near));
      parameters.addAll(parameters(data, far));
      figure(findings, data, far);
      findings.between(
          data.name() + ": digits of parameters, deviations and sum of squares, from both starts",
          Math.min(least(data, far), least(data, near)),
          DEMANDED_DIGITS,
          CERTIFIED_DIGITS);
    }
    findings.table("Digits that agree with those certified, at most 11", DIGITS, digits);
    return findings.table("Parameters from the far start", PARAMETERS, parameters);
  }

  private static final List<String> DIGITS =
      List.of("data", "start", "parameters", "deviations", "sum of squares", "evaluations");

  private static final List<String> PARAMETERS =
      List.of("data", "parameter", "fitted", "certified", "deviation", "certified");

  private static double least(Certified data, Fit fit) {
    return Math.min(
        Fit.digits(fit.parameters(), data.parameters()),
        Math.min(Fit.digits(fit.deviations(), data.deviations()), ofSquares(data, fit)));
  }

  private static double ofSquares(Certified data, Fit fit) {
    return Fit.digits(new double[] {fit.sumOfSquares()}, new double[] {data.sumOfSquares()});
  }

  private static List<String> digits(Certified data, String start, Fit fit) {
    return List.of(
        data.name(),
        start,
        String.format(Locale.ROOT, "%.1f", Fit.digits(fit.parameters(), data.parameters())),
        String.format(Locale.ROOT, "%.1f", Fit.digits(fit.deviations(), data.deviations())),
        String.format(Locale.ROOT, "%.1f", ofSquares(data, fit)),
        Integer.toString(fit.evaluations()));
  }

  private static List<List<String>> parameters(Certified data, Fit fit) {
    return IntStream.range(0, fit.parameters().length)
        .mapToObj(
            i ->
                List.of(
                    data.name(),
                    "b" + (i + 1),
                    number(fit.parameters()[i]),
                    number(data.parameters()[i]),
                    number(fit.deviations()[i]),
                    number(data.deviations()[i])))
        .toList();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.10e", value);
  }

  private static void figure(Findings findings, Certified data, Fit fit) {
    double[] t = data.t();
    double first = Arrays.stream(t).min().orElseThrow();
    double last = Arrays.stream(t).max().orElseThrow();
    Scalar[] b = Scalar.of(fit.parameters());
    double[] along = Points.spaced(first, last, POINTS);
    double[] curve = Points.map(along, at -> data.curve().at(at, b).value());
    XYChart chart = Charts.lines(data.name(), "t: " + data.axes().t(), "y: " + data.axes().y());
    Charts.line(chart, "fit", along, curve);
    Charts.points(chart, "data", t, data.y());
    findings.figure(data.name().toLowerCase(Locale.ROOT), "y = " + data.formula() + ".", chart);
  }
}
