package org.duetad.examples.compare;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.duetad.examples.compare.Outcome.Timed;
import org.jspecify.annotations.Nullable;

/** Judges second derivatives by those of the most exact mode that has them. */
final class SecondJudge {

  private final Optional<Timed> hvp;
  private final Optional<Timed> hessian;

  private SecondJudge(Optional<Timed> hvp, Optional<Timed> hessian) {
    this.hvp = hvp;
    this.hessian = hessian;
  }

  static SecondJudge of(List<Outcome> outcomes) {
    return new SecondJudge(
        reference(outcomes, Outcome.Second::hvp), reference(outcomes, Outcome.Second::hessian));
  }

  private static Optional<Timed> reference(
      List<Outcome> outcomes, Function<Outcome.Second, @Nullable Timed> which) {
    return outcomes.stream()
        .sorted(Comparator.comparingInt(outcome -> outcome.mode().rank()))
        .flatMap(outcome -> Optional.ofNullable(outcome.second()).stream())
        .flatMap(second -> Optional.ofNullable(which.apply(second)).stream())
        .findFirst();
  }

  /** The judgement, or null if second derivatives were not requested. */
  @Nullable SecondOrderFigures judged(Outcome outcome, Timing gradient) {
    Outcome.Second second = outcome.second();
    return second == null
        ? null
        : new SecondOrderFigures(
            judged(second.hvp(), hvp, gradient),
            judged(second.hessian(), hessian, gradient),
            outcome.mode().secondTolerance(),
            second.note());
  }

  private static SecondOrderFigures.@Nullable Second judged(
      @Nullable Timed timed, Optional<Timed> reference, Timing gradient) {
    if (timed == null) {
      return null;
    }
    double[] right = reference.orElse(timed).numbers();
    return new SecondOrderFigures.Second(
        timed.timing(),
        timed.timing().medianNanos() / gradient.medianNanos(),
        Scale.coarse(right).error(timed.numbers(), right),
        Scale.anyFinite(timed.numbers(), right));
  }
}
