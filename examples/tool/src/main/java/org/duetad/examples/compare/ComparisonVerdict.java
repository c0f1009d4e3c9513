package org.duetad.examples.compare;

import java.util.List;
import java.util.stream.Collectors;

/** The verdict in words: whether the modes agree. */
final class ComparisonVerdict {

  private ComparisonVerdict() {}

  static Answer answer(List<ModeResult> results) {
    if (!results.stream().allMatch(ModeResult::agrees)) {
      return Answer.DISAGREE;
    }
    return results.stream().anyMatch(ModeResult::compared) ? Answer.AGREE : Answer.NOTHING_COMPARED;
  }

  static String of(List<ModeResult> results, String reference) {
    List<String> others =
        results.stream()
            .filter(result -> result.status() != Status.SKIPPED)
            .map(ModeResult::mode)
            .filter(mode -> !mode.equals(reference))
            .toList();
    List<String> wrong =
        results.stream().filter(result -> !result.agrees()).map(ModeResult::mode).toList();
    if (wrong.contains(reference)) {
      return list(wrong) + " and the plain double program have different values";
    }
    if (!wrong.isEmpty()) {
      return list(wrong) + (wrong.size() == 1 ? " disagrees with " : " disagree with ") + reference;
    }
    if (others.isEmpty()) {
      return "only " + reference + " differentiated; there is nothing to compare it with";
    }
    List<String> counted =
        results.stream().filter(ModeResult::compared).map(ModeResult::mode).toList();
    if (counted.isEmpty()) {
      return "nothing of " + list(others) + " that counts could be compared with " + reference;
    }
    List<String> left = others.stream().filter(mode -> !counted.contains(mode)).toList();
    return list(counted)
        + (counted.size() == 1 ? " agrees with " : " agree with ")
        + reference
        + (left.isEmpty() ? "" : "; nothing that counts was compared of " + list(left))
        + estimated(results);
  }

  private static String estimated(List<ModeResult> results) {
    List<String> modes =
        results.stream()
            .filter(result -> result.compared() && result.status() == Status.ESTIMATED)
            .map(ModeResult::mode)
            .toList();
    return modes.isEmpty() ? "" : "; estimated from some of the directions: " + list(modes);
  }

  private static String list(List<String> modes) {
    return modes.stream().collect(Collectors.joining(", "));
  }
}
