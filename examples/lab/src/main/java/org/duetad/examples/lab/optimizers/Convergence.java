package org.duetad.examples.lab.optimizers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.duetad.core.mode.Differentiator;
import org.duetad.examples.lab.Findings;
import org.duetad.examples.lab.Study;
import org.duetad.examples.optimizers.Adam;
import org.duetad.examples.optimizers.Lbfgs;
import org.duetad.examples.optimizers.LogisticObjective;
import org.duetad.examples.optimizers.Minimisation;
import org.duetad.examples.optimizers.Momentum;
import org.duetad.examples.optimizers.Optimizer;
import org.duetad.examples.optimizers.Run;
import org.duetad.examples.optimizers.StochasticMomentum;
import org.duetad.examples.optimizers.Stop;
import org.duetad.examples.optimizers.TruncatedNewton;
import org.duetad.examples.optimizers.XorNetwork;
import org.duetad.reverse.ReverseMode;

/** Four optimizers on three functions: progress by number of gradients. */
public final class Convergence implements Study {

  private static final String MOMENTUM = "momentum";
  private static final String LBFGS = "L-BFGS";
  private static final String NEWTON = "Newton-CG";
  private static final int BATCH = 20;

  @Override
  public Findings run(long seed) {
    Findings findings =
        new Findings()
            .text(
                "Four optimizers of about forty lines each, built on gradients and Hessian-vector "
                    + "products in reverse mode. A Hessian-vector product counts as two gradients, a pass "
                    + "over the data in batches as one.");
    rosenbrock(findings);
    logisticRegression(findings, seed);
    network(findings, XorNetwork.generate(seed));
    return findings;
  }

  private static Map<String, Run> runs(Minimisation objective, Optimizer... optimizers) {
    Differentiator mode = new ReverseMode();
    Map<String, Run> runs = new LinkedHashMap<>();
    for (Optimizer optimizer : optimizers) {
      runs.put(optimizer.name(), objective.by(optimizer, mode));
    }
    return runs;
  }

  private static void rosenbrock(Findings findings) {
    Stop stop = new Stop(1e-9, 4000);
    Map<String, Run> runs =
        runs(
            Minimisation.rosenbrock(10),
            new Momentum(5e-4, 0.98, stop),
            new Adam(0.05, stop),
            new Lbfgs(10, stop),
            new TruncatedNewton(stop));
    report(findings, "rosenbrock", "Rosenbrock's function, n = 10", 0, runs);
    runs.forEach(
        (name, run) ->
            findings.between(
                name + " ends near (1, ..., 1) on Rosenbrock's function: largest error",
                Arrays.stream(run.point()).map(x -> Math.abs(x - 1)).max().orElseThrow(),
                0,
                name.equals(LBFGS) || name.equals(NEWTON) ? 1e-6 : 1e-3));
    findings.between(
        "L-BFGS reaches 1e-8 with this fraction of momentum's gradients",
        evaluations(runs, LBFGS) / evaluations(runs, MOMENTUM),
        0,
        0.1);
  }

  private static double evaluations(Map<String, Run> runs, String name) {
    return Objects.requireNonNull(runs.get(name)).evaluationsTo(1e-8);
  }

  private static void logisticRegression(Findings findings, long seed) {
    Minimisation objective = LogisticObjective.generate(seed);
    Stop stop = new Stop(1e-9, 2000);
    Map<String, Run> runs =
        runs(
            objective,
            new Momentum(0.1, 0.9, stop),
            new Adam(0.05, stop),
            new Lbfgs(10, stop),
            new TruncatedNewton(stop));
    double least = least(runs);
    Run byBatches =
        new StochasticMomentum(0.02, 10, 0.9, seed, new Stop(0, 200))
            .minimise(new ReverseMode(), LogisticObjective.batches(seed, BATCH), objective.start());
    Map<String, Run> all = new LinkedHashMap<>(runs);
    all.put("by batches", byBatches);
    report(findings, "logistic", "Logistic regression, 200 samples of 6 features", least, all);
    findings.between(
        "After one pass over the data, steps by batches of 20 are this much closer to the least "
            + "value than one step by all samples",
        afterOne(Objects.requireNonNull(runs.get(MOMENTUM)), least) / afterOne(byBatches, least),
        2,
        20);
    findings.between(
        "Steps by batches end near the one minimum, with a rate that falls: value above the least",
        byBatches.last().value() - least,
        0,
        1e-4);
    runs.forEach(
        (name, run) ->
            findings.between(
                name + " finds the one minimum of logistic regression: value above the least",
                run.last().value() - least,
                0,
                1e-10));
  }

  private static double afterOne(Run run, double least) {
    return run.history().get(1).value() - least;
  }

  private static void network(Findings findings, XorNetwork network) {
    Stop stop = new Stop(1e-7, 500);
    Map<String, Run> runs =
        runs(
            network.objective(),
            new Momentum(0.3, 0.9, stop),
            new Adam(0.05, stop),
            new Lbfgs(10, stop),
            new TruncatedNewton(stop));
    report(findings, "network", "A network of six tanh units learns XOR", least(runs), runs);
    runs.forEach(
        (name, run) ->
            findings.between(
                name + " teaches the network XOR: fraction of samples classified correctly",
                network.accuracy(run.point()),
                0.95,
                1));
  }

  private static double least(Map<String, Run> runs) {
    return runs.values().stream().mapToDouble(run -> run.last().value()).min().orElseThrow();
  }

  private static void report(
      Findings findings, String file, String title, double least, Map<String, Run> runs) {
    findings.figure(
        file,
        "Value above the least one found, against gradients, both on logarithmic axes. Lines "
            + "end where the gradient is small enough, or the budget is spent.",
        ConvergenceChart.of(title, least, runs));
    List<List<String>> rows = new ArrayList<>();
    runs.forEach(
        (name, run) ->
            rows.add(
                List.of(
                    name,
                    count(run.evaluationsTo(least + 1e-3)),
                    count(run.evaluationsTo(least + 1e-8)),
                    Integer.toString(run.evaluations()),
                    String.format(Locale.ROOT, "%.6g", run.last().value()),
                    String.format(Locale.ROOT, "%.1e", run.last().gradientNorm()))));
    findings.table(
        title + ": gradients until the value is within a distance of the least, and the end",
        List.of("optimizer", "to 1e-3", "to 1e-8", "in all", "value", "norm of the gradient"),
        rows);
  }

  private static String count(double evaluations) {
    return Double.isInfinite(evaluations) ? "not reached" : Integer.toString((int) evaluations);
  }
}
