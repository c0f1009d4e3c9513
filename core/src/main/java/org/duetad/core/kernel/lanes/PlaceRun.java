package org.duetad.core.kernel.lanes;

import java.util.Arrays;
import org.duetad.core.kernel.loops.Address;
import org.duetad.core.kernel.memory.LaneSource;
import org.jspecify.annotations.Nullable;

/**
 * The places of several operands of the only turn there is, which move together along the enclosing
 * loops: found for all of them at once.
 */
final class PlaceRun {

  /** The address of the first one. */
  private final Address first;

  /** How far each is from the first one, or if the addresses are tables, from place 0 in a turn. */
  private final int[][] offsets;

  private PlaceRun(Address first, int[][] offsets) {
    this.first = first;
    this.offsets = offsets;
  }

  /** Those of some operands, or null if one is in a row, or moves in another way. */
  static @Nullable PlaceRun of(LaneOperand[] operands) {
    Address[] all = new Address[operands.length];
    for (int k = 0; k < all.length; k++) {
      if (!(operands[k].source() instanceof LaneSource.Memory memory)
          || memory.isInvariant()
          || operands[k].isActive() != operands[0].isActive()) {
        return null;
      }
      all[k] = memory.address();
    }
    return all.length == 0 ? null : of(all);
  }

  private static @Nullable PlaceRun of(Address[] all) {
    for (Address address : all) {
      if (address instanceof Address.Table table) {
        return of(table, all);
      }
    }
    if (!(all[0] instanceof Address.Affine first)) {
      return null;
    }
    int[] offsets = new int[all.length];
    for (int k = 0; k < offsets.length; k++) {
      if (!(all[k] instanceof Address.Affine other) || !other.movesAs(first)) {
        return null;
      }
      offsets[k] = other.base() - first.base();
    }
    return new PlaceRun(first, new int[][] {offsets});
  }

  /** Of tables with the same strides, and of places that do not move. */
  private static @Nullable PlaceRun of(Address.Table first, Address[] all) {
    int[][] offsets = new int[first.slots().length][all.length];
    for (int k = 0; k < all.length; k++) {
      Address.Table table = all[k] instanceof Address.Table other ? other : null;
      boolean isFixed =
          all[k] instanceof Address.Affine affine
              && Arrays.stream(affine.strides()).allMatch(stride -> stride == 0);
      if (!isFixed && (table == null || !Arrays.equals(table.strides(), first.strides()))) {
        return null;
      }
      for (int index = 0; index < offsets.length; index++) {
        offsets[index][k] = table == null ? ((Address.Affine) all[k]).base() : table.slots()[index];
      }
    }
    return new PlaceRun(first, offsets);
  }

  /** The place of the first operand in a turn, or 0. */
  int base(int[] turn) {
    return first instanceof Address.Affine affine ? affine.at(turn) : 0;
  }

  /** How far each operand is from it. */
  int[] offsets(int[] turn) {
    return offsets[first instanceof Address.Table table ? table.index(turn) : 0];
  }
}
