package org.duetad.core.kernel.loops;

import java.util.Arrays;
import java.util.List;
import org.duetad.core.kernel.code.FlatCode;
import org.duetad.core.kernel.code.Span;
import org.jspecify.annotations.Nullable;

/**
 * Finds repetitions in a sequence of tokens. A run is a stretch that equals itself moved by its
 * period, three turns or more; the distances to the last occurrences of a token are the candidates
 * for a period, the smallest first. Each run becomes one item with a token of its own, so that a
 * second pass finds the loops that enclose the first, until nothing repeats.
 */
final class Roller {

  private static final int CANDIDATES = 16;

  private final FlatCode code;
  private Items items;
  private long[] tokens;

  /** For each period up to where it repeats for less than three turns. */
  private int[] rejected = {};

  private Roller(FlatCode code) {
    this.code = code;
    tokens = Tokens.of(code);
    items = Items.singles(code.size());
  }

  /** The instructions as single ones and loops, nested where they are. */
  static List<Span> of(FlatCode code) {
    Roller roller = new Roller(code);
    int before;
    do {
      before = roller.tokens.length;
      roller.pass();
    } while (roller.tokens.length < before);
    return roller.items.spans(0, roller.items.size());
  }

  private void pass() {
    rejected = new int[tokens.length];
    int[] previous = previous();
    Border border = new Border(code, items);
    Items rolled = Items.empty(tokens.length);
    long[] hashes = new long[tokens.length];
    int done = 0;
    for (int i = 0; i < tokens.length; ) {
      Repetition run = run(i, done, previous, border);
      if (run == null) {
        i++;
        continue;
      }
      i = run.end();
      done = copy(done, run.start(), rolled, hashes);
      hashes[rolled.size()] = token(run);
      rolled.add(Span.loop(run.turns(), items.spans(done, done + run.period())));
      done = i;
    }
    copy(done, tokens.length, rolled, hashes);
    items = rolled;
    tokens = Arrays.copyOf(hashes, rolled.size());
  }

  /** Items that are in no run. */
  private int copy(int from, int to, Items rolled, long[] hashes) {
    System.arraycopy(tokens, from, hashes, rolled.size(), to - from);
    rolled.add(items, from, to);
    return to;
  }

  private long token(Repetition run) {
    long hash = run.turns();
    for (int k = run.start(); k < run.start() + run.period(); k++) {
      hash = Tokens.mixed(hash, tokens[k]);
    }
    return hash;
  }

  /** The last item before each one that has the same token, or -1: found by linear probing. */
  private int[] previous() {
    int[] last = new int[4 * Integer.highestOneBit(Math.max(1, tokens.length))];
    int[] previous = new int[tokens.length];
    for (int i = 0; i < previous.length; i++) {
      int index = (int) tokens[i] & last.length - 1;
      while (last[index] != 0 && tokens[last[index] - 1] != tokens[i]) {
        index = index + 1 & last.length - 1;
      }
      previous[i] = last[index] - 1;
      last[index] = i + 1;
    }
    return previous;
  }

  /** The run of the smallest period in which an item begins the second turn, if any. */
  private @Nullable Repetition run(int i, int done, int[] previous, Border border) {
    int j = previous[i];
    for (int k = 0; k < CANDIDATES && j >= done; k++) {
      int period = i - j;
      Repetition run = i < rejected[period] ? null : run(j, period, done, border);
      if (run != null) {
        return run;
      }
      j = previous[j];
    }
    return null;
  }

  /** The run of a period in which an item is in the first turn, and the next turn is complete. */
  private @Nullable Repetition run(int j, int period, int done, Border border) {
    int length = tokens.length;
    int same = Arrays.mismatch(tokens, j, length - period, tokens, j + period, length);
    int end = same < 0 ? length : j + period + same;
    int start = j;
    while (start > done && tokens[start - 1] == tokens[start - 1 + period]) {
      start--;
    }
    if (end - j < 2 * period || end - start < Repetition.LEAST_TURNS * period) {
      rejected[period] = end + 1;
      return null;
    }
    return border.best(start, end, period);
  }
}
