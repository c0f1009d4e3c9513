package org.duetad.checkpoint.choice;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why a mode was chosen, in one paragraph. */
final class Reasons {

  private final ModeCandidate chosen;
  private final List<ModeCandidate> others;
  private final DerivativeWays problem;

  Reasons(ModeChoice choice, DerivativeWays problem) {
    chosen = choice.chosen();
    others = choice.candidates().stream().filter(each -> !each.equals(chosen)).toList();
    this.problem = problem;
  }

  String text() {
    return sentence(decision())
        + " "
        + sentence(function())
        + " "
        + sentence(chosen.name() + " takes " + cost(chosen))
        + others.stream()
            .sorted(Comparator.comparingDouble(ModeCandidate::expected))
            .map(each -> " " + sentence(each.name() + " would take " + cost(each)))
            .collect(Collectors.joining())
        + preparation();
  }

  private String decision() {
    String head = chosen.name() + " is chosen for " + problem.wanted();
    boolean isMeasured = chosen.measured() != null;
    Optional<ModeCandidate> next =
        others.stream()
            .filter(each -> each.isPossible() && (each.measured() != null) == isMeasured)
            .min(Comparator.comparingDouble(ModeCandidate::nanos));
    if (next.isEmpty()) {
      return head + ", as nothing else fits into " + Quantities.bytes(problem.limit);
    }
    return head
        + (isMeasured ? ": measured " : ": by counts ")
        + Quantities.time(chosen.nanos())
        + " against "
        + Quantities.time(next.get().nanos())
        + " in "
        + next.get().name();
  }

  private String function() {
    return "f does "
        + Quantities.operations(problem.counts.values())
        + String.format(
            Locale.ROOT, "; %.0f %% of its instructions are in loops", 100 * problem.inLoops());
  }

  private static String cost(ModeCandidate candidate) {
    return candidate.work()
        + ", "
        + Quantities.operations(candidate.operations())
        + " and "
        + Quantities.bytes(candidate.bytes())
        + (candidate.isPossible() ? "" : ", " + candidate.excluded());
  }

  /** After how many calls the preparation has paid off, against the fastest without one. */
  private String preparation() {
    if (chosen.preparation() == 0) {
      return "";
    }
    double each = chosen.nanos() - chosen.preparation() / problem.calls;
    String time = " The preparation takes " + Quantities.time(chosen.preparation());
    return others.stream()
            .filter(other -> other.isPossible() && other.preparation() == 0 && other.nanos() > each)
            .filter(other -> (other.measured() != null) == (chosen.measured() != null))
            .min(Comparator.comparingDouble(ModeCandidate::nanos))
            .map(other -> Math.ceil(chosen.preparation() / (other.nanos() - each)))
            .map(
                calls ->
                    time + " and pays off after " + Quantities.count(calls.longValue(), "call"))
            .orElse(time)
        + ".";
  }

  private static String sentence(String text) {
    return text + ".";
  }
}
