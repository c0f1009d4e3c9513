package org.duetad.core.kernel.blocks;

import java.util.Arrays;

/**
 * What is the same in all turns of the enclosing loops.
 *
 * @param load loads it
 * @param places where from, in all turns
 * @param reader its number among the readers
 */
@SuppressWarnings("ArrayRecordComponent") // Not changed or compared.
public record Steady(LoadLanes load, int[] places, int reader) {

  /**
   * Collects its adjoints, if no other operand of the enclosing loops has any there.
   *
   * @param uses how many operands of the turn read it
   * @param turns how many turns the loop of lanes has
   * @param readers all readers
   */
  public void collect(int uses, int turns, Readers readers) {
    int[] turn = Arrays.copyOf(places, turns);
    if (uses == 1 && load.canCollect() && readers.isAlone(reader, turn)) {
      load.collect();
    }
  }
}
