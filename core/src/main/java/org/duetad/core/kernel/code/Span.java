package org.duetad.core.kernel.code;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.duetad.core.program.Repeat;

/**
 * Consecutive instructions of a program: a single one, or a loop, whose turns do the same.
 *
 * @param start the first instruction
 * @param length how many instructions there are in a turn
 * @param turns how many turns there are; 1 for a single instruction
 * @param body the parts of the first turn; empty for a single instruction
 */
public record Span(int start, int length, int turns, List<Span> body) {

  /** Loops of fewer instructions in all are no loops: a listing is shorter without them. */
  private static final int FEW = 13;

  public static Span single(int instruction) {
    return new Span(instruction, 1, 1, List.of());
  }

  /** All instructions of a program, without loops. */
  public static List<Span> singles(int count) {
    return IntStream.range(0, count).mapToObj(Span::single).toList();
  }

  public static Span loop(int turns, List<Span> body) {
    Span last = body.get(body.size() - 1);
    int start = body.get(0).start();
    return new Span(start, last.end() - start, turns, List.copyOf(body));
  }

  /**
   * The loops of some spans, one after the other: of nested ones that whose body, with all turns of
   * the loops in it, takes least room.
   */
  public static List<Repeat> repeats(List<Span> spans) {
    List<Repeat> repeats = new ArrayList<>();
    for (Span span : spans) {
      if (span.isLoop()) {
        span.addTo(repeats);
      }
    }
    return repeats;
  }

  private void addTo(List<Repeat> repeats) {
    if (length <= turns * sizeOf(body)) {
      repeats.add(new Repeat(start, length, turns));
      return;
    }
    for (int turn = 0; turn < turns; turn++) {
      repeats.addAll(repeats(moved(body, turn * length)));
    }
  }

  /** How many instructions are kept of a turn. */
  private static long sizeOf(List<Span> spans) {
    long size = 0;
    for (Span span : spans) {
      size += span.isLoop() ? Math.min(span.length, span.turns * sizeOf(span.body)) : 1;
    }
    return size;
  }

  public boolean isLoop() {
    return !body.isEmpty();
  }

  public int end() {
    return start + length * turns;
  }

  /** The same spans of instructions that stand further on. */
  public static List<Span> moved(List<Span> spans, int by) {
    return spans.stream()
        .map(span -> new Span(span.start + by, span.length, span.turns, moved(span.body, by)))
        .toList();
  }

  /** The same instructions with small loops written out. */
  public static List<Span> unrolled(List<Span> spans) {
    List<Span> all = new ArrayList<>();
    for (Span span : spans) {
      if (!span.isLoop()) {
        all.add(span);
      } else if (span.end() - span.start < FEW) {
        for (int k = span.start; k < span.end(); k++) {
          all.add(single(k));
        }
      } else {
        all.add(loop(span.turns, unrolled(span.body)));
      }
    }
    return all;
  }
}
