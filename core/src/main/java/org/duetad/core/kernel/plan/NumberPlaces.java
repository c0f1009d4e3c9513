package org.duetad.core.kernel.plan;

/** Where the numbers of slots are in memory. */
public interface NumberPlaces {

  /** The place of the number in a slot. */
  int ofSlot(int slot);

  /** Whether it depends on a variable. */
  boolean isActiveSlot(int slot);

  /** How many places there are. */
  int size();
}
