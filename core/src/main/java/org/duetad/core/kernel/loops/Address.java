package org.duetad.core.kernel.loops;

import java.util.Arrays;

/** The slot of an operand as a function of the turns of the loops it is in. */
@SuppressWarnings("ArrayRecordComponent") // Not changed or compared.
public sealed interface Address {

  /**
   * The slot in a turn.
   *
   * @param turn the turn of each loop, the outermost first; there may be more of them
   */
  int at(int[] turn);

  /**
   * Whether the slot is the same in all turns of a loop.
   *
   * @param level the loop
   */
  boolean isInvariant(int level);

  /**
   * {@code base + Σ strides_l turn_l}: the same in all turns, or moving on with them.
   *
   * @param base the slot in the first turn of all loops
   * @param strides how far each loop moves it
   */
  record Affine(int base, int[] strides) implements Address {

    @Override
    public int at(int[] turn) {
      int slot = base;
      for (int level = 0; level < strides.length; level++) {
        slot += strides[level] * turn[level];
      }
      return slot;
    }

    @Override
    public boolean isInvariant(int level) {
      return strides[level] == 0;
    }

    public boolean movesAs(Affine other) {
      return Arrays.equals(strides, other.strides);
    }
  }

  /**
   * Forms that follow each other along a loop: what a loop carries from turn to turn begins
   * elsewhere, a ring is closed by its last turn, and two loops in a row may be found as one.
   *
   * @param level the loop
   * @param ends the turn at which each form ends
   * @param forms the forms
   */
  record Sections(int level, int[] ends, Affine[] forms) implements Address {

    @Override
    public int at(int[] turn) {
      return forms[section(turn)].at(turn);
    }

    @Override
    public boolean isInvariant(int loop) {
      return loop != level && Arrays.stream(forms).allMatch(form -> form.isInvariant(loop));
    }

    /** Whether the forms follow each other along a loop. */
    public boolean isAlong(int loop) {
      return loop == level;
    }

    /** The number of the form that holds in a turn. */
    public int section(int[] turn) {
      int section = 0;
      while (turn[level] >= ends[section]) {
        section++;
      }
      return section;
    }
  }

  /**
   * Slots without a rule.
   *
   * @param slots the slots
   * @param strides how far each loop moves in them; 0 for loops that do not matter
   */
  record Table(int[] slots, int[] strides) implements Address {

    @Override
    public int at(int[] turn) {
      return slots[index(turn)];
    }

    public int index(int[] turn) {
      int index = 0;
      for (int level = 0; level < strides.length; level++) {
        index += strides[level] * turn[level];
      }
      return index;
    }

    @Override
    public boolean isInvariant(int level) {
      return strides[level] == 0;
    }
  }
}
