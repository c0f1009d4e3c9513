package org.duetad.testing.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.duetad.core.Scalar;
import org.duetad.core.diagnosis.Diagnosis;
import org.duetad.core.diagnosis.RoundingError;
import org.duetad.core.reference.DecimalPartials;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * The rounding errors of values and gradients of random programs are within their bounds, in both
 * modes, against decimal arithmetic. {@code -Drounding.programs} chooses how many programs.
 */
class RoundingBoundsTest {

  private static final int PROGRAMS = Integer.getInteger("rounding.programs", 150);
  private static final long SEED = Long.getLong("fuzz.seed", 20_261_130);

  /** To differences of decimals a fine staircase is a line. */
  private static final Set<String> STEPS =
      Set.of("floor", "ceil", "rint", "signum", "remainder", "fmod");

  /** Their decimal forms take seconds, or need more digits than they have. */
  private static final Set<String> SLOW =
      Set.of("logBeta", "digammaDifference", "polygammaDifference(1)", "erfInv");

  /** What was computed of a program, its error, and what is said about it. */
  private record Checked(
      FuzzProgram program, String what, double error, double bound, double estimate) {

    private boolean isWithin() {
      return error <= bound;
    }
  }

  @Test
  void errorsAreWithinTheirBounds(TestReporter reporter) {
    List<Operation> operations = Operation.all();
    List<Checked> all =
        IntStream.range(0, PROGRAMS)
            .parallel()
            .mapToObj(i -> Draw.program(operations, new Random(1_000_003 * SEED + i)))
            .flatMap(program -> checked(program).stream())
            .toList();
    List<Checked> bounded = all.stream().filter(c -> Double.isFinite(c.bound)).toList();
    double over = median(bounded, c -> c.bound / c.error);
    double guess = median(bounded, c -> c.estimate / c.error);
    reporter.publishEntry(
        "rounding",
        all.size()
            + " errors, "
            + (all.size() - bounded.size())
            + " without bound; bounds are "
            + over
            + " times, estimates "
            + guess
            + " times the error in the median");
    assertEquals(List.of(), all.stream().filter(c -> !c.isWithin()).toList());
    assertTrue(bounded.size() > 0.95 * all.size(), "most are bounded");
    assertTrue(over < 150, () -> "bounds are too large: " + over);
    assertTrue(guess < 5, () -> "estimates are too large: " + guess);
  }

  private static double median(List<Checked> bounded, ToDoubleFunction<Checked> ratio) {
    double[] ratios =
        bounded.stream().filter(c -> c.error > 0).mapToDouble(ratio).sorted().toArray();
    return ratios[ratios.length / 2];
  }

  private static boolean uses(FuzzProgram program, Set<String> operations) {
    return program.steps().stream()
        .anyMatch(step -> step.operation() != null && operations.contains(step.operation().name()));
  }

  private static List<Checked> checked(FuzzProgram program) {
    if (uses(program, SLOW) || Truth.anyExtreme(program.values())) {
      return List.of();
    }
    double[] x = program.x();
    try {
      DecimalPartials truth = DecimalPartials.of(in -> decimal(program, in), 1, x);
      RoundingError rounding = Diagnosis.roundingError(program, x);
      return checked(program, truth, rounding);
    } catch (UnsupportedOperationException | ArithmeticException | IllegalArgumentException e) {
      return List.of(); // There is no value, no derivative, or no decimal form.
    }
  }

  private static List<Checked> checked(
      FuzzProgram program, DecimalPartials truth, RoundingError rounding) {
    double[] x = program.x();
    List<Checked> found = new ArrayList<>();
    int[] orders = new int[x.length];
    error(truth.at(orders), rounding.value())
        .map(e -> new Checked(program, "value", e, rounding.valueBound(), rounding.valueEstimate()))
        .ifPresent(found::add);
    boolean isSmooth =
        !uses(program, STEPS) && Diagnosis.of(program.asVector(), x).kinks().isEmpty();
    for (int i = 0; i < x.length && isSmooth; i++) {
      Arrays.fill(orders, 0);
      orders[i] = 1;
      Optional<BigDecimal> slope = truth.at(orders);
      double bound = rounding.gradientBound()[i];
      double estimate = rounding.gradientEstimate()[i];
      for (double[] gradient :
          List.of(new ForwardMode().gradient(program, x), new ReverseMode().gradient(program, x))) {
        error(slope, gradient[i])
            .map(e -> new Checked(program, "slope", e, bound, estimate))
            .ifPresent(found::add);
      }
    }
    return found;
  }

  /** Decimals are right to 18 digits at least. */
  private static Optional<Double> error(Optional<BigDecimal> truth, double computed) {
    if (!Double.isFinite(computed)) {
      return truth.map(exact -> Double.POSITIVE_INFINITY);
    }
    return truth.map(
        exact ->
            exact
                .subtract(new BigDecimal(computed))
                .abs()
                .subtract(exact.abs().movePointLeft(18))
                .max(BigDecimal.ZERO)
                .doubleValue());
  }

  /** In operations that decimals have; what does not depend on an input is a constant double. */
  private static Scalar decimal(FuzzProgram program, Scalar... x) {
    double[] values = program.values();
    boolean[] varies = new boolean[values.length];
    Arrays.fill(varies, 0, x.length, true);
    List<Scalar> places = new ArrayList<>(Arrays.asList(x));
    for (Step step : program.steps()) {
      int here = places.size();
      varies[here] = step.operands().stream().anyMatch(place -> varies[place]);
      if (varies[here]) {
        Scalar[] operands = step.operands().stream().map(places::get).toArray(Scalar[]::new);
        places.add(step.operation().reference().apply(operands)[step.result()]);
      } else {
        places.add(Scalar.of(values[here]));
      }
    }
    return places.get(places.size() - 1);
  }
}
