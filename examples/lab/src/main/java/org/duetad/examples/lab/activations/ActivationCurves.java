package org.duetad.examples.lab.activations;

import java.util.stream.DoubleStream;
import org.duetad.core.mode.Differentiator;
import org.duetad.examples.lab.Charts;
import org.duetad.examples.lab.Findings;
import org.duetad.examples.lab.Points;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.knowm.xchart.XYChart;

/** Curves and derivatives of all functions. */
final class ActivationCurves {

  private static final double[] CHECKED = {-7.5, -3, -1.5, -0.4, 0.7, 1.1, 2.2, 5, 8};

  private ActivationCurves() {}

  static void show(Findings findings) {
    findings.text(
        "Each curve is the function, each derivative is Duet's. Where a function has a kink the"
            + " derivative jumps. The claims compare forward and reverse mode with the derivative"
            + " in closed form at nine points.");
    Family.all().forEach(family -> draw(findings, family));
    Family.members(Family.all()).forEach(member -> check(findings, member));
  }

  private static void draw(Findings findings, Family family) {
    double[] x = Points.spaced(-5, 5, 301);
    XYChart values = Charts.lines("Functions: " + family.name(), "x", "f(x)");
    XYChart slopes = Charts.lines("Derivatives: " + family.name(), "x", "f'(x)");
    ForwardMode mode = new ForwardMode();
    for (Activation member : family.members()) {
      Charts.line(values, member.name(), x, Points.map(x, member::value));
      Charts.line(slopes, member.name(), x, Points.map(x, at -> member.slope(mode, at)));
    }
    findings
        .figure(family.name(), "Activation functions, " + family.name() + ".", values)
        .figure(family.name() + "-derivatives", "Their derivatives.", slopes);
  }

  private static void check(Findings findings, Activation member) {
    findings.equal(
        member.name() + ": the derivative is the closed form, in both modes",
        Math.max(error(member, new ForwardMode()), error(member, new ReverseMode())),
        0,
        1e-14);
  }

  private static double error(Activation member, Differentiator mode) {
    return DoubleStream.of(CHECKED)
        .map(x -> Math.abs(member.slope(mode, x) - member.slope().applyAsDouble(x)))
        .reduce(0, Math::max);
  }
}
