package org.duetad.examples.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.duetad.examples.compare.Mode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The threads of the mode rows. */
final class RowThreads {

  private static final String OPTION = "--threads";

  @Option(
      names = OPTION,
      paramLabel = "N",
      description =
          "Also compare the mode rows, in which the function is a sum over the rows of its data, by N threads.")
  private @Nullable Integer threads;

  void check() {
    if (threads != null && threads < 1) {
      throw new IllegalArgumentException(OPTION + ": " + threads + "; choose 1 or more");
    }
  }

  /** The mode rows by as many threads as requested. */
  Mode threaded(Mode mode) {
    return threads != null && mode.isOverRows() ? Mode.rows(threads) : mode;
  }

  /** The modes by default, and the mode rows where threads are requested. */
  List<Mode> with(List<Mode> chosen) {
    if (threads == null || chosen.stream().anyMatch(Mode::isOverRows)) {
      return chosen;
    }
    List<Mode> all = new ArrayList<>(chosen);
    all.add(Mode.rows(threads));
    return all;
  }

  /** Words of a command line, and this option. */
  List<String> with(Stream<String> words) {
    return Stream.concat(
            words, threads == null ? Stream.empty() : Stream.of(OPTION, String.valueOf(threads)))
        .toList();
  }
}
