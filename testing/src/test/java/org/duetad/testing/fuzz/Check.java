package org.duetad.testing.fuzz;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.duetad.testing.corners.HighestOrder;
import org.duetad.testing.corners.Ways;
import org.duetad.testing.corners.Ways.Way;

/**
 * Compares all ways to value, gradient and Hessian with the truth where it is defined, else with
 * each other. What is refused must be refused by all ways. Where there is no truth, NaN agrees with
 * all: sums of infinities depend on their order.
 */
final class Check implements Predicate<FuzzProgram> {

  /** Of the largest, where the size of some term is not known. */
  private static final double AGREEMENT = 1e-2;

  private static final double NOISE = 1e-13;

  private final Partials partials = new Partials();

  @Override
  public boolean test(FuzzProgram program) {
    return finding(program).isPresent();
  }

  /** What is wrong, if anything. */
  Optional<String> finding(FuzzProgram program) {
    double[] values;
    try {
      values = program.values();
    } catch (ArithmeticException | IllegalArgumentException | IllegalStateException e) {
      return Optional.empty();
    }
    double value = values[values.length - 1];
    if (Double.isNaN(value)) {
      return Optional.empty();
    }
    Optional<Truth> truth = Truth.of(program, partials);
    boolean matrices = program.steps().stream().anyMatch(Step::isOfMatrices);
    // Without truth it is not known how ill conditioned matrices are, and what overflows on the
    // way.
    boolean unknown = truth.isEmpty() && (matrices || Truth.anyExtreme(values));
    int most = unknown || truth.filter(Truth::isOutOfRange).isPresent() ? 0 : highest(program);
    Optional<Truth> sizes =
        truth.isPresent() || most == 0 ? Optional.empty() : Optional.of(Truth.sizes(program));
    for (int order = 0; order <= most; order++) {
      Map<String, double[]> all = new LinkedHashMap<>();
      for (Map.Entry<String, Way> way : Ways.ofOrder(order).entrySet()) {
        all.put(way.getKey() + " of order " + order, derivatives(way.getValue(), program));
      }
      Optional<String> finding =
          order == 0
              ? notTheValue(all, value)
              : wrong(all, truth, sizes, program.point().size(), order);
      if (finding.isPresent()) {
        return finding;
      }
    }
    return Optional.empty();
  }

  private static int highest(FuzzProgram program) {
    return program.steps().stream()
        .filter(step -> step.operation() != null)
        .mapToInt(step -> HighestOrder.of(step.operation().name()))
        .reduce(2, Math::min);
  }

  /** Nothing if the way refuses. */
  private static double[] derivatives(Way way, FuzzProgram program) {
    try {
      return way.of(program, program.x());
    } catch (ArithmeticException | IllegalArgumentException | IllegalStateException e) {
      return new double[0];
    }
  }

  private static Optional<String> notTheValue(Map<String, double[]> all, double value) {
    return all.entrySet().stream()
        .filter(e -> e.getValue().length > 0 && e.getValue()[0] != value)
        .map(e -> e.getKey() + ": " + text(e.getValue(), 0) + " for " + value)
        .findFirst();
  }

  private static Optional<String> wrong(
      Map<String, double[]> all, Optional<Truth> truth, Optional<Truth> sizes, int n, int order) {
    if (all.values().stream().allMatch(derivatives -> derivatives.length == 0)) {
      return Optional.empty();
    }
    int size = order == 1 ? n : n * n;
    double[] first = all.values().iterator().next();
    double largest = Arrays.stream(first).map(Math::abs).filter(Double::isFinite).max().orElse(0);
    for (Map.Entry<String, double[]> e : all.entrySet()) {
      for (int k = 0; k < size; k++) {
        int i = k;
        double actual = e.getValue().length == 0 ? Double.NaN : e.getValue()[i];
        if (Ways.isNone(actual)) {
          continue;
        }
        int mirrored = order == 1 ? i : Math.min(i / n, i % n) * n + Math.max(i / n, i % n);
        double expected =
            truth.isPresent()
                ? truth.get().ofOrder(order)[i]
                : first.length == 0 ? Double.NaN : first[mirrored];
        double terms = sizes.map(known -> known.allowed(order)[i]).orElse(Double.NaN);
        double allowed =
            truth.isPresent()
                ? truth.get().allowed(order)[i]
                : Double.isFinite(terms) ? terms : AGREEMENT * largest + NOISE;
        boolean undefined = truth.isEmpty() && (Double.isNaN(actual) || Double.isNaN(expected));
        boolean same = actual == expected || Math.abs(actual - expected) <= allowed;
        if (!undefined && !same) {
          String other = truth.isPresent() ? "truth " : "first way ";
          return Optional.of(
              e.getKey() + "[" + i + "]: " + text(e.getValue(), i) + " for " + other + expected);
        }
      }
    }
    return Optional.empty();
  }

  private static String text(double[] derivatives, int i) {
    return derivatives.length == 0 ? "refused" : String.valueOf(derivatives[i]);
  }
}
