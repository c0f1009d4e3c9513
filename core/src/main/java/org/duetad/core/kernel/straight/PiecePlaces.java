package org.duetad.core.kernel.straight;

import java.util.Arrays;
import org.duetad.core.kernel.plan.NumberPlaces;

/** Places for the numbers that are in memory at a time, given to slots and taken back. */
public final class PiecePlaces implements NumberPlaces {

  private static final int NONE = -1;

  private final boolean[] active;

  /** The place of each slot, or {@link #NONE}. */
  private final int[] places;

  /** The places that are free, the next one last. */
  private final int[] free;

  private int count;

  /**
   * All free.
   *
   * @param active which slots depend on a variable
   * @param size how many places there are
   */
  public PiecePlaces(boolean[] active, int size) {
    this.active = active;
    places = new int[active.length];
    Arrays.fill(places, NONE);
    free = new int[size];
    Arrays.setAll(free, i -> size - 1 - i);
    count = size;
  }

  /** How many places are free. */
  public int free() {
    return count;
  }

  public boolean has(int slot) {
    return places[slot] != NONE;
  }

  /** Gives a slot a place, unless it has one. */
  public void give(int slot) {
    if (!has(slot)) {
      places[slot] = free[--count];
    }
  }

  /** Takes the place of a slot back, which has one. */
  public int take(int slot) {
    int place = places[slot];
    free[count++] = place;
    places[slot] = NONE;
    return place;
  }

  @Override
  public int ofSlot(int slot) {
    return places[slot];
  }

  @Override
  public boolean isActiveSlot(int slot) {
    return active[slot];
  }

  @Override
  public int size() {
    return free.length;
  }
}
