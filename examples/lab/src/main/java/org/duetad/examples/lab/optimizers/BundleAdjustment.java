package org.duetad.examples.lab.optimizers;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.duetad.core.sparse.SparseJacobian;
import org.duetad.examples.lab.Charts;
import org.duetad.examples.lab.Findings;
import org.duetad.examples.lab.Study;
import org.duetad.examples.optimizers.GeneratedBundle;
import org.duetad.examples.optimizers.HistoryEntry;
import org.duetad.examples.optimizers.LevenbergMarquardt;
import org.duetad.examples.optimizers.Run;
import org.duetad.examples.optimizers.Stop;
import org.duetad.forward.ForwardMode;
import org.knowm.xchart.XYChart;

/** Cameras and points from pictures, by Levenberg-Marquardt on a sparse Jacobian. */
public final class BundleAdjustment implements Study {

  private static final double NOISE = 0.5;
  private static final double RARE = 1e-6;
  private static final int COLOURS = 13;

  @Override
  public Findings run(long seed) {
    GeneratedBundle exact = GeneratedBundle.generate(seed, 0);
    GeneratedBundle noisy = GeneratedBundle.generate(seed, NOISE);
    Run ofExact = run(exact, 1e-8);
    Run ofNoisy = run(noisy, 1e-4);
    Findings findings = new Findings();
    findings.text(
        "Five cameras see 24 points; 127 parameters are estimated from 240 image coordinates. A "
            + "coordinate depends on three numbers of a point and ten of a camera, so the Jacobian "
            + "has 13 entries in a row, and comes from 13 directions in forward mode. The step is "
            + "found by conjugate gradients on products with it.");
    findings.figure(
        "residuals",
        "Root mean square of the residuals: to rounding for exact pictures, to the noise of 0.5 "
            + "pixels, less what the parameters absorb, for noisy ones.",
        chart(ofExact, ofNoisy));
    findings.table("Iterations", List.of("", "exact", "noise 0.5 px"), rows(ofExact, ofNoisy));
    claims(findings, exact, ofExact);
    noiseClaims(findings, noisy, ofNoisy);
    return findings;
  }

  private static Run run(GeneratedBundle problem, double gradientNorm) {
    return new LevenbergMarquardt(1e-3, new Stop(gradientNorm, 100))
        .minimise(new ForwardMode(), problem.residuals(), problem.start());
  }

  private static void claims(Findings findings, GeneratedBundle exact, Run run) {
    SparseJacobian jacobian = SparseJacobian.prepare(exact.residuals(), exact.start());
    findings.equal(
        "Directions that give the whole Jacobian of 127 columns",
        jacobian.colouring().count(),
        COLOURS,
        0);
    findings.between("Exact pictures are fitted: residual in pixels", rms(run.last()), 0, 1e-8);
  }

  private static void noiseClaims(Findings findings, GeneratedBundle noisy, Run run) {
    ChiSquaredDistribution chiSquared = new ChiSquaredDistribution(noisy.degreesOfFreedom());
    findings.between(
        "χ² of the residuals of noisy pictures, with 120 degrees of freedom; a chance of two in a "
            + "million to be outside",
        2 * run.last().value() / (NOISE * NOISE),
        chiSquared.inverseCumulativeProbability(RARE),
        chiSquared.inverseCumulativeProbability(1 - RARE));
    double[] atTruth = noisy.residuals().value(noisy.truth());
    findings.between(
        "The fit matches noisy pictures better than the truth does: ratio of sums of squares",
        2 * run.last().value() / Arrays.stream(atTruth).map(r -> r * r).sum(),
        0,
        1);
  }

  private static double rms(HistoryEntry step) {
    return Math.sqrt(2 * step.value() / GeneratedBundle.RESIDUALS);
  }

  private static XYChart chart(Run exact, Run noisy) {
    XYChart chart = Charts.logarithmic("Bundle adjustment", "iteration", "residual (pixels, rms)");
    line(chart, "exact", exact);
    line(chart, "noise 0.5 px", noisy);
    return chart;
  }

  private static void line(XYChart chart, String name, Run run) {
    Charts.line(
        chart,
        name,
        run.history().stream().mapToDouble(HistoryEntry::iteration).toArray(),
        run.history().stream().mapToDouble(BundleAdjustment::rms).toArray());
  }

  private static List<List<String>> rows(Run exact, Run noisy) {
    return List.of(
        List.of("iterations", count(exact), count(noisy)),
        List.of("residual at the start, pixels", start(exact), start(noisy)),
        List.of("residual at the end, pixels", end(exact), end(noisy)));
  }

  private static String count(Run run) {
    return Integer.toString(run.last().iteration());
  }

  private static String start(Run run) {
    return String.format(Locale.ROOT, "%.3g", rms(run.history().get(0)));
  }

  private static String end(Run run) {
    return String.format(Locale.ROOT, "%.3g", rms(run.last()));
  }
}
