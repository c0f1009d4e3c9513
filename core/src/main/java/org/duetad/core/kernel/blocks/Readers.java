package org.duetad.core.kernel.blocks;

import java.util.Arrays;

/** Finds the operands that alone read a place within a loop and all that is in it. */
public final class Readers {

  private static final int SEVERAL = Integer.MAX_VALUE;

  /** The number of the operand that reads each place. */
  private final int[] reader;

  /** The number of the first operand of the loop, and of the next one. */
  private int first = 1;

  private int next = 1;

  public Readers(int size) {
    reader = new int[size];
  }

  /** Begins another loop. */
  public void begin() {
    first = next;
  }

  /**
   * Notes an operand.
   *
   * @param places what it reads, in all turns
   * @return its number
   */
  public int add(int[] places) {
    int number = next++;
    for (int place : places) {
      reader[place] = reader[place] < first || reader[place] == number ? number : SEVERAL;
    }
    return number;
  }

  /**
   * Whether all of these places are read by one operand only, in one lane each.
   *
   * @param number the number of the operand
   * @param places what it reads in one turn
   */
  boolean isAlone(int number, int[] places) {
    return Arrays.stream(places).allMatch(place -> reader[place] == number)
        && Arrays.stream(places).distinct().count() == places.length;
  }
}
