package org.duetad.core.kernel.loops;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Slots read in all turns of nested loops, the innermost moving fastest, from which an {@link
 * Address} is derived.
 *
 * @param counts how many turns each loop has, the outermost first
 * @param slots the slot in each turn of all loops
 */
@SuppressWarnings("ArrayRecordComponent") // Not changed or compared.
public record Turns(int[] counts, int[] slots) {

  /** An operand of more sections than this, or of shorter ones, reads a table. */
  private static final int MOST_SECTIONS = 4;

  private static final int SHORTEST = 4;

  /**
   * What stands for an instruction in each turn of all enclosing loops.
   *
   * @param k the instruction in the first turn
   * @param counts how many turns each loop has, the outermost first
   * @param lengths how many instructions a turn of each loop has
   */
  public static int[] instructions(int k, int[] counts, int[] lengths) {
    int[] turns = {k};
    for (int level = 0; level < counts.length; level++) {
      int[] next = new int[turns.length * counts[level]];
      for (int i = 0; i < next.length; i++) {
        next[i] = turns[i / counts[level]] + i % counts[level] * lengths[level];
      }
      turns = next;
    }
    return turns;
  }

  /** The simplest form: affine, in sections, or a table. */
  public Address address() {
    Address.Affine affine = affineFrom(0, 0);
    if (counts.length == 0 || end(affine, 0, 0) == counts[0]) {
      return affine;
    }
    for (int level = counts.length - 1; level >= 0; level--) {
      Address sections = sections(level);
      if (sections != null) {
        return sections;
      }
    }
    return table();
  }

  /** Sections along a loop, each as long as it can be, or null if there would be too many. */
  private @Nullable Address sections(int level) {
    List<Address.Affine> forms = new ArrayList<>();
    List<Integer> ends = new ArrayList<>();
    int most = Math.min(MOST_SECTIONS, counts[level] / SHORTEST);
    for (int turn = 0; turn < counts[level]; ) {
      Address.Affine form = affineFrom(level, turn);
      int end = end(form, level, turn);
      if (end == turn || forms.size() == most) {
        return null;
      }
      forms.add(form);
      ends.add(end);
      turn = end;
    }
    int[] bounds = ends.stream().mapToInt(Integer::intValue).toArray();
    return new Address.Sections(level, bounds, forms.toArray(Address.Affine[]::new));
  }

  /** The affine form that fits in a turn of one loop and the next, and in the first two of all. */
  private Address.Affine affineFrom(int level, int turn) {
    int[] weights = weights();
    int[] strides = new int[counts.length];
    int start = counts.length == 0 ? 0 : turn * weights[level];
    for (int l = 0; l < strides.length; l++) {
      boolean isLast = (l == level ? turn : 0) + 1 == counts[l];
      strides[l] = isLast ? 0 : slots[start + weights[l]] - slots[start];
    }
    int moved = counts.length == 0 ? 0 : turn * strides[level];
    return new Address.Affine(slots[start] - moved, strides);
  }

  /** The first turn of a loop, from one on, in which a form does not fit. */
  private int end(Address.Affine form, int level, int from) {
    int end = counts[level];
    int[] turn = new int[counts.length];
    for (int slot : slots) {
      if (turn[level] >= from && turn[level] < end && form.at(turn) != slot) {
        end = turn[level];
      }
      advance(turn, counts);
    }
    return end;
  }

  /** Goes to the next turn of all loops, or after the last to the first: then false. */
  public static boolean advance(int[] turn, int[] counts) {
    for (int level = turn.length - 1; level >= 0; level--) {
      if (++turn[level] < counts[level]) {
        return true;
      }
      turn[level] = 0;
    }
    return false;
  }

  /** How many slots a turn of each loop is long. */
  private int[] weights() {
    int[] weights = new int[counts.length];
    int weight = 1;
    for (int level = counts.length - 1; level >= 0; level--) {
      weights[level] = weight;
      weight *= counts[level];
    }
    return weights;
  }

  /** Fewer turns of some loops. */
  private Turns at(int[] fewer) {
    int[] weights = weights();
    int[] picked = new int[Arrays.stream(fewer).reduce(1, Math::multiplyExact)];
    int[] turn = new int[counts.length];
    for (int i = 0; i < picked.length; i++) {
      int index = 0;
      for (int level = 0; level < turn.length; level++) {
        index += weights[level] * turn[level];
      }
      picked[i] = slots[index];
      advance(turn, fewer);
    }
    return new Turns(fewer, picked);
  }

  /** All slots, once for all turns of a loop that does not matter. */
  private Address.Table table() {
    int[] fewer = counts.clone();
    int[] weights = weights();
    for (int level = 0; level < fewer.length; level++) {
      if (isInvariant(level, weights)) {
        fewer[level] = 1;
      }
    }
    Turns picked = at(fewer);
    int[] strides = picked.weights();
    for (int level = 0; level < fewer.length; level++) {
      strides[level] = fewer[level] == 1 ? 0 : strides[level];
    }
    return new Address.Table(picked.slots, strides);
  }

  /** Whether a slot is the same in all turns of a loop. */
  private boolean isInvariant(int level, int[] weights) {
    int weight = weights[level];
    for (int i = 0; i < slots.length; i++) {
      if (i / weight % counts[level] > 0 && slots[i] != slots[i - weight]) {
        return false;
      }
    }
    return true;
  }
}
