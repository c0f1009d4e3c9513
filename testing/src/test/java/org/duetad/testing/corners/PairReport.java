package org.duetad.testing.corners;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a sweep of pairs of rules found. A sweep of all appends it to a file while it runs, which
 * takes an hour or more.
 */
final class PairReport {

  private static final Path FILE = Path.of("target", "pairs.txt");

  /** The number of pairs between reports of progress. */
  private static final int PROGRESS = 100;

  private final PairSweep sweep;
  private final int all;
  private final Map<Explained, Integer> explained = new EnumMap<>(Explained.class);
  private final List<String> unexplained = new ArrayList<>();
  private int pairs;

  PairReport(PairSweep sweep, int all) {
    this.sweep = sweep;
    this.all = all;
  }

  /** Compares the pair of that index at all its points. */
  void add(int index, Pair pair) throws IOException {
    for (double[] x : pair.points()) {
      for (Finding finding : sweep.at(pair, x)) {
        add(index, finding);
      }
    }
    pairs++;
    if (pairs % PROGRESS == 0) {
      append("to " + (index + 1) + ": " + this);
    }
  }

  private void add(int index, Finding finding) throws IOException {
    Optional<Explained> kind = Explained.of(finding);
    kind.ifPresent(of -> explained.merge(of, 1, Integer::sum));
    if (kind.isEmpty()) {
      unexplained.add(finding.toString());
      append("unexplained, pair " + index + ": " + finding);
    }
  }

  List<String> unexplained() {
    return unexplained;
  }

  private static void append(String line) throws IOException {
    if (Decimals.ALL) {
      Files.writeString(
          FILE,
          line + System.lineSeparator(),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    }
  }

  @Override
  public String toString() {
    return String.format(
        "%d of %d pairs, %d points, %d derivatives compared with decimals, explained %s,"
            + " unexplained %d",
        pairs, all, sweep.points(), sweep.compared(), explained, unexplained.size());
  }
}
