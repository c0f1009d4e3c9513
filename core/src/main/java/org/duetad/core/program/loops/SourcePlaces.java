package org.duetad.core.program.loops;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Places in memory as expressions of Java or C. Inputs are in an array of their own, unless
 * something is an input in some turns and a result in others.
 */
final class SourcePlaces {

  private static final String VARIABLES = "ijkmpqrs";

  private final int inputs;
  private final int head;
  private final SourceNames names;

  /** Whether inputs, constants and results are in one array. */
  private final boolean isJoined;

  /** The first and last turn of the loops that are being printed. */
  private final Map<Integer, int[]> turns = new HashMap<>();

  SourcePlaces(int inputs, int head, boolean isJoined, SourceNames names) {
    this.inputs = inputs;
    this.head = head;
    this.isJoined = isJoined;
    this.names = names;
  }

  /** Thrown where an operand is an input or a constant in some turns only. */
  static final class Joined extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  static String variable(int loop) {
    return String.valueOf(VARIABLES.charAt(loop % VARIABLES.length()));
  }

  /** Variables of loops as further arguments. */
  static String others(List<String> variables) {
    return variables.stream().map(variable -> ", " + variable).collect(Collectors.joining());
  }

  void enter(Statement.Loop loop) {
    turns.put(loop.variable(), new int[] {loop.from(), loop.end() - 1});
  }

  void leave(Statement.Loop loop) {
    turns.remove(loop.variable());
  }

  /** The variables of the loops that are being printed. */
  List<String> variables() {
    return turns.keySet().stream().sorted().map(SourcePlaces::variable).toList();
  }

  /** {@code x[i + 1]}, {@code v[2 * i]}, or the same of adjoints. */
  String text(Memory memory, Index index) {
    if (memory == Memory.KEPT) {
      return "kept[" + text(index, 0) + "]";
    }
    boolean isValue = memory == Memory.VALUES;
    if (isJoined) {
      return (isValue ? "v[" : "vBar[") + text(index, 0) + "]";
    }
    int[] range = range(index);
    if (range[1] < inputs) {
      return (isValue ? "x[" : "xBar[") + text(index, 0) + "]";
    } else if (range[0] < head) {
      throw new Joined();
    }
    return (isValue ? "v[" : "vBar[") + text(index, head) + "]";
  }

  private String text(Index index, int shift) {
    if (index instanceof Index.Affine it) {
      return text(it.base() - shift, it.terms());
    } else if (index instanceof Index.Table it) {
      return names.table(it.places(), shift) + "[" + text(it.at(), 0) + "]";
    } else if (index instanceof Index.Sections it) {
      StringBuilder text = new StringBuilder();
      int last = it.forms().size() - 1;
      for (int k = 0; k < last; k++) {
        text.append(variable(it.variable())).append(" < ").append(it.ends().get(k));
        text.append(" ? ").append(text(it.forms().get(k), shift)).append(" : ");
      }
      return text.append(text(it.forms().get(last), shift)).toString();
    }
    Index.Part it = (Index.Part) index;
    String i = variable(it.variable());
    String part = i + " & " + (LaneSums.PARTS - 1);
    if (it.end() > 0) {
      String ofClass = LaneSums.PARTS + " + (" + i + " & " + (LaneSums.CLASSES - 1) + ")";
      part = i + " < " + it.end() + " ? " + ofClass + " : " + part;
    }
    return it.base() - shift + " + (" + part + ")";
  }

  /** {@code 3 * i + j - 1}. */
  private static String text(int base, List<Index.Term> terms) {
    StringBuilder text = new StringBuilder();
    for (Index.Term term : terms) {
      int size = Math.abs(term.stride());
      text.append(term.stride() < 0 ? (text.isEmpty() ? "-" : " - ") : text.isEmpty() ? "" : " + ");
      text.append(size == 1 ? "" : size + " * ").append(variable(term.variable()));
    }
    if (text.isEmpty()) {
      return Integer.toString(base);
    } else if (base != 0) {
      text.append(base < 0 ? " - " : " + ").append(Math.abs(base));
    }
    return text.toString();
  }

  /** The least and the largest place. */
  private int[] range(Index index) {
    if (index instanceof Index.Table it) {
      return range(Arrays.stream(it.places()));
    } else if (index instanceof Index.Sections it) {
      List<int[]> all = new ArrayList<>();
      int from = 0;
      int[] whole = turns.get(it.variable());
      for (int k = 0; k < it.forms().size(); k++) {
        int end = it.ends().get(k);
        turns.put(it.variable(), new int[] {from, end - 1});
        all.add(range(it.forms().get(k)));
        from = end;
      }
      turns.put(it.variable(), whole == null ? new int[2] : whole);
      return range(all.stream().flatMapToInt(Arrays::stream));
    }
    Index.Affine it = (Index.Affine) index;
    int least = it.base();
    int largest = it.base();
    for (Index.Term term : it.terms()) {
      int[] turn = turns.getOrDefault(term.variable(), new int[2]);
      int first = term.stride() * turn[0];
      int last = term.stride() * turn[1];
      least += Math.min(first, last);
      largest += Math.max(first, last);
    }
    return new int[] {least, largest};
  }

  private static int[] range(IntStream places) {
    int[] all = places.toArray();
    return new int[] {Arrays.stream(all).min().orElse(0), Arrays.stream(all).max().orElse(0)};
  }
}
