package org.duetad.examples.lab.algorithms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.examples.lab.Charts;
import org.duetad.examples.lab.Draws;
import org.duetad.examples.lab.Findings;
import org.duetad.examples.lab.Points;
import org.duetad.examples.lab.Study;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.knowm.xchart.XYChart;

/** Differentiable sorting and ranking, and a ranking learned with it. */
public final class SoftSort implements Study {

  private static final int N = 10;
  private static final int ITEMS = 30;
  private static final int FEATURES = 5;
  private static final int STEPS = 150;
  private static final ForwardMode FORWARD = new ForwardMode();
  private static final ReverseMode REVERSE = new ReverseMode();

  /**
   * From the largest down, softly: {@code P s} with {@code P = softmax(-|sort(s) 1ᵀ - 1 sᵀ|/τ)} by
   * rows (Prillo and Eisenschlos 2020).
   */
  static Scalar[] softSort(double temperature, Scalar... s) {
    Scalar[] sorted = s.clone();
    Arrays.sort(sorted, Comparator.reverseOrder());
    Scalar[] soft = new Scalar[s.length];
    Arrays.setAll(soft, i -> Scalar.dot(weights(temperature, sorted[i], s), s));
    return soft;
  }

  private static Scalar[] weights(double temperature, Scalar pivot, Scalar... s) {
    Scalar[] closeness = new Scalar[s.length];
    Arrays.setAll(closeness, j -> pivot.subtract(s[j]).abs().divide(-temperature));
    return Scalar.softmax(closeness);
  }

  /** {@code 1 + Σ_j σ((s_j - s_i)/τ)} over the others (Qin, Liu and Li 2010): the largest is 1. */
  static Scalar[] softRanks(double temperature, Scalar... s) {
    Scalar[] ranks = new Scalar[s.length];
    Arrays.setAll(
        ranks,
        i ->
            Scalar.sum(
                IntStream.range(0, s.length)
                    .mapToObj(
                        j ->
                            j == i
                                ? Scalar.of(1)
                                : s[j].subtract(s[i]).divide(temperature).sigmoid())
                    .toArray(Scalar[]::new)));
    return ranks;
  }

  /** Ranks by counting, which are unaffected by small changes of the numbers. */
  static Scalar[] hardRanks(Scalar... s) {
    Scalar[] ranks = new Scalar[s.length];
    Arrays.setAll(ranks, i -> Scalar.of(1.0 + countAbove(s[i], s)));
    return ranks;
  }

  private static double countAbove(Scalar bound, Scalar... s) {
    return Arrays.stream(s).mapToDouble(other -> other.isGreaterThan(bound) ? 1 : 0).sum();
  }

  /** For numbers (a, b), a above b, the first of the soft sort by a: {@code σ(u) + u σ'(u)}. */
  static double largerOfTwoByLarger(double temperature, double a, double b) {
    double u = (a - b) / temperature;
    double sigmoid = 1 / (1 + Math.exp(-u));
    return sigmoid + u * sigmoid * (1 - sigmoid);
  }

  /** Items with features, and their order under hidden weights. */
  private static final class Items {

    private final double[][] features;
    private final double[] ranks;

    private Items(double[][] features, double... ranks) {
      this.features = features;
      this.ranks = ranks;
    }

    static Items draw(RandomGenerator random) {
      double[] hidden = Draws.gaussian(random, FEATURES);
      double[][] features = new double[ITEMS][];
      Arrays.setAll(features, i -> Draws.gaussian(random, FEATURES));
      return new Items(features, plain(hardRanks(scores(features, Scalar.of(hidden)))));
    }

    private static Scalar[] scores(double[][] features, Scalar... weights) {
      return Arrays.stream(features)
          .map(row -> Scalar.weightedSum(row, weights))
          .toArray(Scalar[]::new);
    }

    /** The mean squared distance of soft ranks from the correct ones. */
    Scalar loss(Scalar... weights) {
      return distance(softRanks(1, scores(features, weights)));
    }

    Scalar hardLoss(Scalar... weights) {
      return distance(hardRanks(scores(features, weights)));
    }

    private Scalar distance(Scalar... found) {
      return Scalar.mean(
          IntStream.range(0, ITEMS)
              .mapToObj(i -> found[i].subtract(ranks[i]).square())
              .toArray(Scalar[]::new));
    }

    /** Spearman's correlation of the order under given weights with the correct one. */
    double correlation(double[] weights) {
      return new SpearmansCorrelation()
          .correlation(plain(hardRanks(scores(features, Scalar.of(weights)))), ranks);
    }

    private static double[] plain(Scalar... x) {
      return Arrays.stream(x).mapToDouble(Scalar::value).toArray();
    }
  }

  @Override
  public Findings run(long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    Findings findings =
        new Findings()
            .text(
                "A sort is a program with branches, and reverse mode runs through it: the derivative of sorted numbers is a"
                    + " permutation. But ranks are steps, and their derivative is zero: nothing learns. A soft sort replaces"
                    + " the permutation by a softmax, and a soft rank counts with sigmoids. As the temperature"
                    + " goes to zero they become the hard ones.");
    sorting(findings, random);
    return ranking(findings, Items.draw(random));
  }

  private static void sorting(Findings findings, RandomGenerator random) {
    double[] s = shuffled(random);
    double[] pair = {1.25, 0.5};
    ScalarFunction largest = x -> softSort(0.5, x)[0];
    double byLarger = largerOfTwoByLarger(0.5, pair[0], pair[1]);
    double[] sums =
        Arrays.stream(FORWARD.jacobian(x -> softRanks(0.5, x), s))
            .reduce(new double[N], SoftSort::sum);
    findings
        .figure(
            "temperature",
            "The soft sort of 1 to 10, shuffled: hard when cold, the mean of all when hot.",
            temperatures(s))
        .equal(
            "Two numbers: the soft maximum by the larger is σ(u) + u σ'(u), u = (a - b)/τ",
            FORWARD.gradient(largest, pair)[0],
            byLarger,
            1e-14)
        .equal("and in reverse mode", REVERSE.gradient(largest, pair)[0], byLarger, 1e-14)
        .between(
            "Cold, the Jacobian differs from the permutation by at most",
            fromPermutation(s, FORWARD.jacobian(x -> softSort(0.02, x), s)),
            0,
            1e-12)
        .between(
            "Hot, all sorted numbers are the mean, up to",
            Arrays.stream(softSort(1e9, Scalar.of(s)))
                .mapToDouble(y -> Math.abs(y.value() - (N + 1) / 2.0))
                .max()
                .orElseThrow(),
            0,
            1e-7)
        .between(
            "The sum of soft ranks is constant: its gradient is at most",
            Arrays.stream(sums).map(Math::abs).max().orElseThrow(),
            0,
            1e-14);
  }

  /** The numbers 1 to 10 in some order. */
  private static double[] shuffled(RandomGenerator random) {
    List<Integer> numbers = new ArrayList<>(IntStream.rangeClosed(1, N).boxed().toList());
    Collections.shuffle(numbers, new Random(random.nextLong()));
    return numbers.stream().mapToDouble(Integer::doubleValue).toArray();
  }

  private static double[] sum(double[] a, double[] b) {
    double[] sum = a.clone();
    Arrays.setAll(sum, i -> a[i] + b[i]);
    return sum;
  }

  /** The distance of a Jacobian from that of the hard sort. */
  private static double fromPermutation(double[] s, double[][] jacobian) {
    double furthest = 0;
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < N; j++) {
        double hard = s[j] == N - i ? 1 : 0;
        furthest = Math.max(furthest, Math.abs(jacobian[i][j] - hard));
      }
    }
    return furthest;
  }

  private static Findings ranking(Findings findings, Items items) {
    double[] weights = new double[FEATURES];
    weights[0] = 0.1;
    double start = items.correlation(weights);
    double[] losses = new double[STEPS];
    double[] correlations = new double[STEPS];
    double steepest =
        Arrays.stream(REVERSE.gradient(items::hardLoss, weights))
            .map(Math::abs)
            .max()
            .orElseThrow();
    for (int k = 0; k < STEPS; k++) {
      correlations[k] = items.correlation(weights);
      var at = REVERSE.valueAndGradient(items::loss, weights);
      losses[k] = at.value();
      for (int i = 0; i < FEATURES; i++) {
        weights[i] -= 0.002 * at.gradient()[i];
      }
    }
    return findings
        .figure(
            "ranking",
            "30 items of 5 features: weights that put them into a given order, by gradient descent.",
            learning(losses, correlations))
        .equal("The gradient of hard ranks", steepest, 0, 0)
        .between("Spearman's correlation with the correct order at the start", start, -1, 0.9)
        .between("and after 150 steps on soft ranks", items.correlation(weights), 0.98, 1);
  }

  private static XYChart temperatures(double[] s) {
    XYChart chart = Charts.lines("Soft sort of 1 to 10", "temperature τ", "soft-sorted numbers");
    chart.getStyler().setXAxisLogarithmic(true).setLegendVisible(false);
    double[] temperatures =
        IntStream.range(0, 61).mapToDouble(k -> Math.pow(10, -2 + k / 15.0)).toArray();
    for (int place = 0; place < N; place++) {
      int i = place;
      Charts.line(
          chart,
          "place " + (place + 1),
          temperatures,
          Arrays.stream(temperatures).map(t -> softSort(t, Scalar.of(s))[i].value()).toArray());
    }
    return chart;
  }

  private static XYChart learning(double[] losses, double[] correlations) {
    XYChart chart = Charts.lines("Learning an order", "step", "loss over first, correlation");
    chart.getStyler().setXAxisMin(0.0).setXAxisMax((double) STEPS).setYAxisMax(1.05);
    Charts.counted(chart, "squared error of ranks", Points.map(losses, loss -> loss / losses[0]));
    Charts.counted(chart, "Spearman's correlation", correlations);
    return chart;
  }
}
