package org.duetad.examples.compare;

import java.util.List;
import java.util.stream.Collectors;

/** Says in words whether the modes agree. */
final class Verdict {

  private Verdict() {}

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
      return "only " + reference + " differentiated, there is nothing to compare it with";
    }
    return list(others) + (others.size() == 1 ? " agrees with " : " agree with ") + reference;
  }

  private static String list(List<String> modes) {
    return modes.stream().collect(Collectors.joining(", "));
  }
}
