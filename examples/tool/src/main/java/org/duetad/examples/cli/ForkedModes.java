package org.duetad.examples.cli;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.duetad.examples.Duet;
import org.duetad.examples.compare.Comparer;
import org.duetad.examples.compare.ComparisonSettings;
import org.duetad.examples.compare.ForkedComparer;
import org.duetad.examples.compare.ForkedJvm;
import org.duetad.examples.compare.Mode;
import org.duetad.examples.compare.Report;
import org.duetad.examples.problems.Problem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether each mode is measured in a JVM of its own, and what such a JVM measures. */
final class ForkedModes {

  private static final String ALONE = "--alone";
  private static final String UNTIL_INPUT_ENDS = "--until-input-ends";

  @Option(
      names = "--forked",
      description =
          "Measure each mode in a JVM of its own, where the call sites of other modes do not"
              + " disturb, and also the peak of its live heap.")
  private boolean forked;

  /** The mode to measure in a JVM that was started for it. */
  @Option(names = ALONE, paramLabel = "MODE", hidden = true)
  private @Nullable String alone;

  @Option(names = UNTIL_INPUT_ENDS, hidden = true)
  private boolean untilInputEnds;

  boolean isAlone() {
    return alone != null;
  }

  /** Budgets that a mode takes, about: a quarter of one is for the peak of its heap. */
  double runs() {
    return forked ? 1.25 : 1;
  }

  /**
   * Compares modes in this JVM, or each in its own.
   *
   * @param words of the command line in such a JVM
   */
  Report compare(
      List<String> words, Problem problem, List<Mode> modes, ComparisonSettings settings) {
    return forked
        ? ForkedComparer.compare(problem, modes, settings, mode -> fork(words, mode))
        : Comparer.compare(problem, modes, settings);
  }

  private static ForkedJvm fork(List<String> words, String mode) {
    return ForkedJvm.start(
        List.of(),
        Duet.class.getName(),
        Stream.concat(words.stream(), Stream.of(UNTIL_INPUT_ENDS, ALONE, mode)).toList());
  }

  /** What this JVM was started for. */
  String measured(Problem problem, UnaryOperator<Mode> threaded, ComparisonSettings settings) {
    if (untilInputEnds) {
      ParentWatch.start();
    }
    String name = String.valueOf(alone);
    return name.equals(ForkedComparer.PLAIN)
        ? ForkedComparer.measured(problem, settings)
        : ForkedComparer.measured(problem, () -> threaded.apply(Mode.named(name)), settings);
  }
}
