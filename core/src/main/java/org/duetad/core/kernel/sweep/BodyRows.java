package org.duetad.core.kernel.sweep;

import org.duetad.core.kernel.loops.Address;
import org.duetad.core.kernel.loops.Turns;
import org.duetad.core.kernel.plan.BodyShape;
import org.duetad.core.kernel.plan.KernelLayout;

/** Where the rows of results of a loop of lanes are: their places, and which are in memory. */
final class BodyRows {

  private final BodyShape shape;
  private final KernelLayout layout;

  /** How many turns there are: of the enclosing loops, and lanes. */
  private final int[] counts;

  /** The place of the first row in each turn; the other rows follow, each as long as the turns. */
  private final Address.Affine region;

  private final int[] regions;

  /**
   * For a loop of lanes.
   *
   * @param shape the loop
   * @param layout the places
   * @param counts how many turns there are: of the enclosing loops, and lanes
   * @param region the place of the first row in each turn
   */
  BodyRows(BodyShape shape, KernelLayout layout, int[] counts, Address.Affine region) {
    this.shape = shape;
    this.layout = layout;
    this.counts = counts;
    this.region = region;
    int turns = 1;
    for (int count : counts) {
      turns *= count;
    }
    regions = new int[turns];
    int[] turn = new int[counts.length];
    for (int t = 0; t < turns; t++) {
      regions[t] = region.at(turn);
      Turns.advance(turn, counts);
    }
  }

  /** The place of the first row in each turn. */
  int[] regions() {
    return regions;
  }

  /** The row that begins at a place in the first turn, or -1. */
  int rowOf(int place) {
    int from = place - region.base();
    boolean isOwn = from >= 0 && from < shape.rows() * shape.turns();
    return isOwn && from % shape.turns() == 0 ? from / shape.turns() : -1;
  }

  /** Whether a row depends on a variable in any turn. */
  boolean isActive(int row) {
    for (int base : regions) {
      if (layout.isActive(base + row * shape.turns())) {
        return true;
      }
    }
    return false;
  }

  /** Which rows have a place in some turn that is marked. */
  boolean[] anywhere(boolean[] marks) {
    boolean[] rows = new boolean[shape.rows()];
    for (int r = 0; r < rows.length; r++) {
      rows[r] = isAnywhere(r * shape.turns(), marks);
    }
    return rows;
  }

  private boolean isAnywhere(int row, boolean[] marks) {
    for (int base : regions) {
      if (marks[base + row]) {
        return true;
      }
    }
    return false;
  }

  /** The same places, but -1 where it is that of a result of the same turn. */
  int[] elsewhere(int[] places) {
    int[] own = own(places);
    for (int turn = 0; turn < own.length; turn++) {
      own[turn] = own[turn] < 0 ? places[turn] : -1;
    }
    return own;
  }

  /** The row of the same turn that is at each place, or -1. */
  int[] own(int[] places) {
    int[] own = new int[places.length];
    for (int turn = 0; turn < own.length; turn++) {
      own[turn] = shape.row(places[turn] - regions[turn]);
    }
    return own;
  }

  /** How far each row that is read from memory is from the first of them; -1 for the others. */
  int[] offsets() {
    int[] offsets = new int[shape.rows()];
    int next = 0;
    for (int row = 0; row < offsets.length; row++) {
      boolean isRead = layout.isRead(place(row));
      offsets[row] = isRead ? next : -1;
      next += isRead ? shape.turns() : 0;
    }
    return offsets;
  }

  /** The place of the first of them in memory, in each turn. */
  Address.Affine region() {
    for (int row = 0; row < shape.rows(); row++) {
      if (layout.isRead(place(row))) {
        return inMemory(row);
      }
    }
    return new Address.Affine(0, new int[counts.length]);
  }

  /** The places of all rows in memory. */
  Address.Affine[] inMemory() {
    Address.Affine[] all = new Address.Affine[shape.rows()];
    for (int row = 0; row < all.length; row++) {
      all[row] = inMemory(row);
    }
    return all;
  }

  private Address.Affine inMemory(int row) {
    int base = layout.memory(place(row));
    int[] strides = new int[counts.length];
    for (int loop = 0; loop < strides.length; loop++) {
      int next = place(row) + region.strides()[loop];
      strides[loop] = counts[loop] > 1 ? layout.memory(next) - base : 0;
    }
    return new Address.Affine(base, strides);
  }

  /** The place of a row in the first turn. */
  private int place(int row) {
    return region.base() + row * shape.turns();
  }
}
