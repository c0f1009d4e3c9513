package org.duetad.examples.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.duetad.core.mode.Differentiator;
import org.duetad.examples.compare.Outcome.Timed;
import org.duetad.examples.problems.Problem;
import org.jspecify.annotations.Nullable;

/** Judges second derivatives by those of the most exact mode that has them. */
final class SecondJudge {

  /** Said of what is too long to be followed. */
  private static final String COARSE =
      ": allowed what differences of gradients may be wrong by, as the program is too long to follow"
          + " the rounding of each operation; choose a smaller problem for less";

  private final Problem problem;
  private final RoundingTolerance rounding;
  private final Part hvp;
  private final Part hessian;

  /**
   * One of the derivatives.
   *
   * @param name its name
   * @param reference of the most exact mode that has it
   * @param allowed by how much each entry may differ by the rules; none if there is no reference
   * @param isFollowed whether that is what rounding may change
   * @param errors how wrong it may be by differences of a mode's gradients
   */
  @SuppressWarnings("ArrayRecordComponent") // Of this class only.
  private record Part(
      String name,
      Optional<Timed> reference,
      double[] allowed,
      boolean isFollowed,
      BiFunction<Differentiator, double[], double[]> errors) {}

  private SecondJudge(
      Problem problem, long seed, RoundingTolerance rounding, List<Outcome> outcomes) {
    this.problem = problem;
    this.rounding = rounding;
    double[] v = SecondTrial.direction(problem.inputs(), seed);
    SecondTolerance tolerance = new SecondTolerance(problem, v, rounding.ofDerivative());
    Optional<Timed> product = reference(outcomes, Outcome.Second::hvp);
    Optional<Timed> whole = reference(outcomes, Outcome.Second::hessian);
    hvp =
        new Part(
            "hvp",
            product,
            product.map(any -> tolerance.ofProduct()).orElseGet(() -> new double[0]),
            tolerance.isProductFollowed(),
            tolerance::ofProduct);
    hessian =
        new Part(
            "Hessian",
            whole,
            whole.map(any -> tolerance.ofHessian()).orElseGet(() -> new double[0]),
            tolerance.isHessianFollowed(),
            tolerance::ofHessian);
  }

  /** The judge, or null if second derivatives were not requested. */
  static @Nullable SecondJudge of(
      Problem problem, long seed, RoundingTolerance rounding, List<Outcome> outcomes) {
    return outcomes.stream().allMatch(outcome -> outcome.second() == null)
        ? null
        : new SecondJudge(problem, seed, rounding, outcomes);
  }

  private static Optional<Timed> reference(
      List<Outcome> outcomes, Function<Outcome.Second, @Nullable Timed> which) {
    return outcomes.stream()
        .sorted(Comparator.comparingInt(outcome -> outcome.mode().rank()))
        .flatMap(outcome -> Optional.ofNullable(outcome.second()).stream())
        .flatMap(second -> Optional.ofNullable(which.apply(second)).stream())
        .findFirst();
  }

  /** The judgement, or null if the mode was skipped. */
  @Nullable SecondOrderFigures judged(Outcome outcome, Timing gradient) {
    Outcome.Second second = outcome.second();
    if (second == null) {
      return null;
    }
    Mode mode = outcome.mode();
    boolean isNoisy = mode.isEstimating() && (second.hvp() != null || second.hessian() != null);
    double[] noise = isNoisy ? noise(mode) : new double[0];
    return new SecondOrderFigures(
        judged(mode, noise, second.hvp(), hvp, gradient),
        judged(mode, noise, second.hessian(), hessian, gradient),
        note(second));
  }

  private SecondOrderFigures.@Nullable Second judged(
      Mode mode, double[] noise, @Nullable Timed timed, Part part, Timing gradient) {
    if (timed == null) {
      return null;
    }
    double[] left = timed.numbers();
    double[] right = part.reference.orElse(timed).numbers();
    double[] allowed =
        Judge.allowed(
            mode,
            Arrays.stream(right).anyMatch(Double::isFinite),
            right.length,
            () -> mode.isEstimating() ? ofDifferences(mode, noise, part) : part.allowed);
    Distance worst = Distance.of(left, right, allowed);
    return new SecondOrderFigures.Second(
        timed.timing(),
        timed.timing().medianNanos() / gradient.medianNanos(),
        worst.error(),
        worst.allowed(),
        worst.isAllowed(),
        Distance.anyKnown(left, right, allowed));
  }

  /** How wrong the gradients of a mode may be. */
  private double[] noise(Mode mode) {
    int n = problem.inputs();
    return mode.isOfDifferences()
        ? rounding.ofDifferences(problem, ColumnLayout.of(problem), IntStream.range(0, n))
        : rounding.ofDerivative();
  }

  private double[] ofDifferences(Mode mode, double[] noise, Part part) {
    double[] allowed = part.errors.apply(mode.differentiator(), noise);
    Arrays.setAll(allowed, i -> allowed[i] + part.allowed[i]);
    return allowed;
  }

  /** What is allowed coarsely is said once, of the reference. */
  private String note(Outcome.Second second) {
    List<String> notes = new ArrayList<>();
    Stream.of(second.note()).filter(note -> !note.isEmpty()).forEach(notes::add);
    addCoarse(notes, second.hvp(), hvp);
    addCoarse(notes, second.hessian(), hessian);
    return String.join("; ", notes);
  }

  @SuppressWarnings("ReferenceEquality") // That very outcome, not one like it.
  private static void addCoarse(List<String> notes, @Nullable Timed timed, Part part) {
    if (timed != null && !part.isFollowed && timed == part.reference.orElse(null)) {
      notes.add(part.name + COARSE);
    }
  }
}
