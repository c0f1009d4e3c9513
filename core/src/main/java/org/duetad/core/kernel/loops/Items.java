package org.duetad.core.kernel.loops;

import java.util.ArrayList;
import java.util.List;
import org.duetad.core.kernel.code.Span;
import org.jspecify.annotations.Nullable;

/** The instructions of a program one after the other: single ones, and loops that were found. */
final class Items {

  /** The first instruction of each item, and the number of instructions. */
  private final int[] starts;

  /** The loops among the items; null for a single instruction. */
  private final @Nullable Span[] loops;

  private int size;

  private Items(int most) {
    starts = new int[most + 1];
    loops = new Span[most];
  }

  /** All instructions, without loops. */
  static Items singles(int count) {
    Items items = new Items(count);
    items.size = count;
    for (int k = 0; k <= count; k++) {
      items.starts[k] = k;
    }
    return items;
  }

  /** None, before so many are added. */
  static Items empty(int most) {
    return new Items(most);
  }

  int size() {
    return size;
  }

  /** The first instruction of an item, or the number of instructions. */
  int start(int item) {
    return starts[item];
  }

  /** Adds some of other items. */
  void add(Items others, int from, int to) {
    System.arraycopy(others.starts, from, starts, size, to - from + 1);
    System.arraycopy(others.loops, from, loops, size, to - from);
    size += to - from;
  }

  /** Adds a loop. */
  void add(Span loop) {
    loops[size++] = loop;
    starts[size] = loop.end();
  }

  /** Some items as parts of a body. */
  List<Span> spans(int from, int to) {
    List<Span> spans = new ArrayList<>(to - from);
    for (int item = from; item < to; item++) {
      Span loop = loops[item];
      spans.add(loop == null ? Span.single(starts[item]) : loop);
    }
    return spans;
  }
}
