package org.duetad.core.kernel.tangents;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.duetad.core.kernel.code.FlatCode;
import org.duetad.core.kernel.plan.KernelLayout;

/**
 * The columns of the Jacobian in which the tangents of each number may differ from zero, in the
 * order in which they are stored: those of the operand that has most of them first, so that they
 * are in the same places. What has more than half of all columns has all, in their own order.
 */
public final class ColumnOrders {

  /** Tangents along at most this many columns are added one by one. */
  private static final int FEW = 2;

  private static final int[] NONE = {};

  private final int[][] columns;
  private final int[] everything;

  /** When each column was last found. */
  private final int[] found;

  /**
   * The columns of variables and of what is computed from them.
   *
   * @param all the tangents, after those of operands
   * @param places how many numbers there are
   * @param variables how many of them are variables, the first ones
   */
  public ColumnOrders(List<Combination> all, int places, int variables) {
    everything = IntStream.range(0, variables).toArray();
    found = new int[variables];
    columns = new int[places][];
    Arrays.fill(columns, NONE);
    for (int v = 0; v < variables; v++) {
      columns[v] = new int[] {v};
    }
    for (int k = 0; k < all.size(); k++) {
      columns[all.get(k).to()] = union(all.get(k).from(), k + 1);
    }
  }

  /** The columns of a program's numbers. */
  public static ColumnOrders of(FlatCode code, KernelLayout layout, int variables) {
    Combinations early = new Combinations(code, layout);
    return new ColumnOrders(early.all(), early.one(), variables);
  }

  /** Of the number at a place; none if it depends on no variable. */
  public int[] of(int place) {
    return columns[place];
  }

  /** How many columns there are. */
  public int count() {
    return everything.length;
  }

  /** The most entries of a row or of a column of the Jacobian, the lesser number of both. */
  public int widest(int[] outputs) {
    int[] rows = new int[everything.length];
    int most = 0;
    for (int output : outputs) {
      most = Math.max(most, columns[output].length);
      for (int column : columns[output]) {
        rows[column]++;
      }
    }
    return Math.min(most, Arrays.stream(rows).max().orElse(0));
  }

  /** How many columns all numbers have. */
  public long total() {
    return Arrays.stream(columns).mapToLong(each -> each.length).sum();
  }

  /** Whether the tangents of the number at a place are added one by one. */
  boolean areFew(int place) {
    return columns[place].length <= FEW;
  }

  /** Whether these are variables. */
  boolean areVariables(int[] places) {
    return Arrays.stream(places).allMatch(place -> place < everything.length);
  }

  private int[] union(int[] from, int time) {
    int[] most = NONE;
    for (int place : from) {
      most = columns[place].length > most.length ? columns[place] : most;
    }
    int all = Arrays.stream(from).map(place -> columns[place].length).sum();
    int[] union = Arrays.copyOf(most, Math.min(all, everything.length));
    int size = most.length;
    for (int column : most) {
      found[column] = time;
    }
    for (int place : from) {
      for (int column : columns[place]) {
        if (found[column] != time) {
          found[column] = time;
          union[size++] = column;
        }
      }
    }
    if (2 * size > everything.length) {
      return everything;
    }
    return size == most.length ? most : Arrays.copyOf(union, size);
  }

  /** Where each column of one number is among those of another, which has them all. */
  int[] positions(int from, int to) {
    int[] own = columns[from];
    int[] in = columns[to];
    int[] positions = new int[own.length];
    for (int j = 0; j < own.length; j++) {
      positions[j] = j < in.length && in[j] == own[j] ? j : position(own[j], in);
    }
    return positions;
  }

  private static int position(int column, int[] in) {
    int j = 0;
    while (in[j] != column) {
      j++;
    }
    return j;
  }
}
