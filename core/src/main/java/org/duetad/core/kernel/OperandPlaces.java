package org.duetad.core.kernel;

import java.util.Arrays;

/**
 * Which operands of a loop of lanes read simply: in every turn from the same row of the turn
 * itself, or in every turn from the same place. All operands of a turn are compared with those of
 * the first turn at once, as they follow each other in memory.
 */
final class OperandPlaces {

  private final FlatCode code;
  private final KernelLayout layout;
  private final int[] regions;

  /** How many numbers the loop fills. */
  private final int size;

  private final int turns;

  /** The places that the operands read in the first turn. */
  private final int[] firsts;

  /** Whether an operand moves as the rows do. */
  private final boolean[] moving;

  /** Whether an operand reads the same place in all turns. */
  private final boolean[] steady;

  /**
   * Compares all turns.
   *
   * @param code the instructions
   * @param layout the places of their results
   * @param shape the loop
   * @param moves how far the instructions of each turn are from those of the first one
   * @param regions the place of the first row in each turn
   */
  OperandPlaces(FlatCode code, KernelLayout layout, BodyShape shape, int[] moves, int[] regions) {
    this.code = code;
    this.layout = layout;
    this.regions = regions;
    turns = shape.turns();
    size = shape.rows() * turns;
    int begin = code.start(shape.start());
    firsts = new int[code.start(shape.start() + shape.length()) - begin];
    moving = new boolean[firsts.length];
    steady = new boolean[firsts.length];
    Arrays.fill(moving, true);
    Arrays.fill(steady, true);
    for (int operand = 0; operand < firsts.length; operand++) {
      firsts[operand] = layout.place(code.operand(begin + operand));
    }
    for (int turn = 1; turn < moves.length; turn++) {
      compare(code.start(shape.start() + moves[turn]), regions[turn] - regions[0]);
    }
  }

  private void compare(int begin, int moved) {
    for (int operand = 0; operand < firsts.length; operand++) {
      int distance = layout.place(code.operand(begin + operand)) - firsts[operand];
      moving[operand] &= distance == moved;
      steady[operand] &= distance == 0;
    }
  }

  /** Whether an operand reads the same row of the turn itself in every turn. */
  boolean isOwn(int operand) {
    int distance = firsts[operand] - regions[0];
    return moving[operand] && distance >= 0 && distance < size && distance % turns == 0;
  }

  /** Whether an operand reads the same place in every turn, which is none of the loop's. */
  boolean isFixed(int operand) {
    if (!steady[operand]) {
      return false;
    }
    for (int region : regions) {
      int distance = firsts[operand] - region;
      if (distance >= 0 && distance < size) {
        return false;
      }
    }
    return true;
  }
}
