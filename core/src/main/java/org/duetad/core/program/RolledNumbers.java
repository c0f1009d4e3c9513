package org.duetad.core.program;

import java.util.Arrays;
import java.util.List;

/**
 * The instructions of a program with loops: the body of each stands once, with the slots that its
 * operands read in the first turn, and how far these move in a turn. An instruction is found by its
 * turn and its place in the body.
 */
final class RolledNumbers implements InstructionNumbers {

  private final RolledTurns[] sections;

  /** The first instruction and the first operand of each section, and the number of all. */
  private final int[] instructions;

  private final int[] places;

  RolledNumbers(List<RolledTurns> all) {
    sections = all.toArray(RolledTurns[]::new);
    instructions = new int[sections.length + 1];
    places = new int[sections.length + 1];
    for (int s = 0; s < sections.length; s++) {
      RolledTurns section = sections[s];
      instructions[s + 1] = instructions[s] + section.turns() * section.length();
      places[s + 1] = places[s] + section.turns() * section.operands();
    }
  }

  /** How many numbers are kept. */
  long numbers() {
    return Arrays.stream(sections).mapToLong(RolledTurns::numbers).sum();
  }

  @Override
  public int size() {
    return instructions[sections.length];
  }

  /** The last section that starts before or at a place. */
  private static int section(int[] starts, int place) {
    int low = 0;
    int high = starts.length - 1;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (starts[middle] <= place) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  @Override
  public int kind(int k) {
    int s = section(instructions, k);
    return sections[s].kindOf()[(k - instructions[s]) % sections[s].length()];
  }

  @Override
  public int start(int k) {
    if (k == size()) {
      return places[sections.length];
    }
    int s = section(instructions, k);
    RolledTurns section = sections[s];
    int at = k - instructions[s];
    int turn = at / section.length();
    return places[s] + turn * section.operands() + section.starts()[at - turn * section.length()];
  }

  @Override
  public int operand(int place) {
    int s = section(places, place);
    RolledTurns section = sections[s];
    int at = place - places[s];
    int turn = at / section.operands();
    return section.slot(at - turn * section.operands(), turn);
  }

  @Override
  public Flat flat() {
    int[] kindOf = new int[size()];
    int[] starts = new int[size() + 1];
    int[] operands = new int[places[sections.length]];
    for (int s = 0; s < sections.length; s++) {
      sections[s].write(kindOf, starts, instructions[s], operands, places[s]);
    }
    starts[kindOf.length] = operands.length;
    return new Flat(kindOf, starts, operands);
  }
}
