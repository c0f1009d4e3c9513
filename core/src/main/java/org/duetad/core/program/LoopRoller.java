package org.duetad.core.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Rolls loops: finds which slots the operands of a body read in each turn. What a loop carries from
 * turn to turn begins elsewhere, and a ring is closed by its last turn: where that takes less room,
 * the first or the last turn is not part of the loop.
 */
final class LoopRoller {

  /** Operands that move otherwise after the first turn, before the last one, or between others. */
  private static final int FIRST = 1;

  private static final int LAST = 2;
  private static final int OTHER = 4;

  /** Of shorter loops all turns are kept together. */
  private static final int LEAST_TURNS = 4;

  /** How many tables are compared with another one. */
  private static final int COMPARED = 32;

  private static final int[] NONE = {};

  private final InstructionNumbers.Flat flat;
  private final List<RolledTurns> sections = new ArrayList<>();

  /** Up to where instructions are in sections. */
  private int done;

  private LoopRoller(InstructionNumbers.Flat flat) {
    this.flat = flat;
  }

  /**
   * Rolls instructions.
   *
   * @param loops loops of them, one after the other
   */
  static RolledNumbers of(InstructionNumbers.Flat flat, List<Repeat> loops) {
    LoopRoller roller = new LoopRoller(flat);
    for (Repeat loop : loops) {
      if (loop.turns() > 1) {
        roller.add(loop);
      }
    }
    roller.addStraight(flat.size());
    return new RolledNumbers(roller.sections);
  }

  private void add(Repeat loop) {
    if (loop.start() < done || loop.end() > flat.size() || !isRepeated(loop)) {
      throw new IllegalArgumentException(
          "rolled: "
              + loop
              + " is no loop of the program: turns differ, or another loop is not before it");
    }
    int[] strides = strides(loop);
    int[] irregular = irregular(loop, strides);
    boolean isLong = loop.turns() >= LEAST_TURNS;
    int first = isLong && isWorth(loop, irregular, FIRST) ? 1 : 0;
    int last = isLong && isWorth(loop, irregular, LAST) ? 1 : 0;
    int left = ~(first * FIRST + last * LAST);
    int start = loop.start() + first * loop.length();
    Repeat turns = new Repeat(start, loop.length(), loop.turns() - first - last);
    List<int[]> tables = new ArrayList<>();
    int[] tableOf = tableOf(turns, i -> (irregular[i] & left) != 0, strides.length, tables);
    addStraight(start);
    sections.add(section(turns, strides, tableOf, tables.toArray(int[][]::new)));
    done = turns.end();
  }

  /** Whether all turns have instructions of the same kinds, of as many operands. */
  private boolean isRepeated(Repeat loop) {
    int[] kinds = flat.kindOf();
    int next = loop.start() + loop.length();
    int operands = flat.start(next) - flat.start(loop.start());
    for (int k = next; k <= loop.end(); k++) {
      if (flat.start(k) - flat.start(k - loop.length()) != operands) {
        return false;
      }
    }
    return Arrays.equals(kinds, loop.start(), loop.end() - loop.length(), kinds, next, loop.end());
  }

  /** Adds what is in no loop. */
  private void addStraight(int end) {
    if (done < end) {
      sections.add(section(new Repeat(done, end - done, 1), NONE, NONE, new int[0][]));
      done = end;
    }
  }

  private RolledTurns section(Repeat loop, int[] strides, int[] tableOf, int[][] tables) {
    int end = loop.start() + loop.length();
    int from = flat.start(loop.start());
    int[] starts = Arrays.copyOfRange(flat.starts(), loop.start(), end);
    for (int i = 0; i < starts.length; i++) {
      starts[i] -= from;
    }
    return new RolledTurns(
        loop.turns(),
        Arrays.copyOfRange(flat.kindOf(), loop.start(), end),
        starts,
        Arrays.copyOfRange(flat.operands(), from, flat.start(end)),
        strides,
        tableOf,
        tables);
  }

  /** Whether tables for what is irregular in one turn alone would be longer than that turn. */
  private static boolean isWorth(Repeat loop, int[] irregular, int where) {
    long tables = Arrays.stream(irregular).filter(i -> (i & where) != 0 && i < OTHER).count();
    return tables * loop.turns() > 2L * loop.length() + irregular.length;
  }

  /** How far operands move from a turn to the next one, between the first and the last if any. */
  private int[] strides(Repeat loop) {
    int from = flat.start(loop.start());
    int[] strides = new int[flat.start(loop.start() + loop.length()) - from];
    int at = from + (loop.turns() > 2 ? strides.length : 0);
    for (int i = 0; i < strides.length; i++, at++) {
      strides[i] = flat.operand(at + strides.length) - flat.operand(at);
    }
    return strides;
  }

  /** Where operands move otherwise. */
  private int[] irregular(Repeat loop, int[] strides) {
    int[] operands = flat.operands();
    int[] irregular = new int[strides.length];
    int at = flat.start(loop.start());
    for (int turn = 1; turn < loop.turns(); turn++) {
      int where = turn == 1 ? FIRST : turn == loop.turns() - 1 ? LAST : OTHER;
      for (int i = 0; i < strides.length; i++, at++) {
        if (operands[at + strides.length] - operands[at] != strides[i]) {
          irregular[i] |= where;
        }
      }
    }
    return irregular;
  }

  /** The table of each operand that needs one; none if none does. */
  private int[] tableOf(Repeat loop, IntPredicate needs, int operands, List<int[]> tables) {
    int[] tableOf = new int[operands];
    for (int i = 0; i < operands; i++) {
      tableOf[i] = needs.test(i) ? added(distances(loop, i, operands), tables) : -1;
    }
    return tables.isEmpty() ? NONE : tableOf;
  }

  /** How far an operand is from that of the first turn, in each turn. */
  private int[] distances(Repeat loop, int operand, int operands) {
    int at = flat.start(loop.start()) + operand;
    int[] distances = new int[loop.turns()];
    for (int turn = 0; turn < distances.length; turn++) {
      distances[turn] = flat.operand(at + turn * operands) - flat.operand(at);
    }
    return distances;
  }

  /** Operands that move alike have one table. */
  private static int added(int[] table, List<int[]> tables) {
    for (int k = tables.size() - 1; k >= Math.max(0, tables.size() - COMPARED); k--) {
      if (Arrays.equals(tables.get(k), table)) {
        return k;
      }
    }
    tables.add(table);
    return tables.size() - 1;
  }
}
