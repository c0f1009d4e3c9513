package org.duetad.core.kernel.sweep;

import java.util.Arrays;
import org.duetad.core.kernel.code.FlatCode;
import org.duetad.core.kernel.plan.BodyShape;
import org.duetad.core.kernel.plan.KernelLayout;

/**
 * Which operands of a loop of lanes read simply: in every turn from the same row of the turn
 * itself, or in every turn from the same place. All operands of a turn are compared with those of
 * the first turn at once, as they follow each other in memory.
 */
final class OperandPlaces {

  /** The slots of the operands of all instructions, and the places of all slots. */
  private final int[] operands;

  private final int[] places;
  private final int[] regions;

  /** How many numbers the loop fills. */
  private final int size;

  private final int turns;

  /** The places that the operands read in the first turn. */
  private final int[] firsts;

  /** All bits if an operand moves as the rows do from the first turn to the second, else none. */
  private final int[] masks;

  /** Whether an operand moves with the rows, or does not move, in all turns. */
  private final boolean[] simple;

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
    operands = code.operands();
    places = layout.places();
    this.regions = regions;
    turns = shape.turns();
    size = shape.rows() * turns;
    int begin = code.start(shape.start());
    firsts = new int[code.start(shape.start() + shape.length()) - begin];
    masks = new int[firsts.length];
    simple = new boolean[firsts.length];
    Arrays.fill(simple, true);
    for (int operand = 0; operand < firsts.length; operand++) {
      firsts[operand] = places[operands[begin + operand]];
    }
    for (int turn = 1; turn < moves.length; turn++) {
      int start = code.start(shape.start() + moves[turn]);
      int moved = regions[turn] - regions[0];
      if (turn == 1) {
        findMasks(start, moved);
      }
      compare(start, moved);
    }
  }

  private void findMasks(int begin, int moved) {
    for (int operand = 0; operand < firsts.length; operand++) {
      int distance = places[operands[begin + operand]] - firsts[operand];
      masks[operand] = distance == moved ? -1 : 0;
    }
  }

  private void compare(int begin, int moved) {
    for (int operand = 0; operand < firsts.length; operand++) {
      int expected = firsts[operand] + (masks[operand] & moved);
      if (places[operands[begin + operand]] != expected) {
        simple[operand] = false;
      }
    }
  }

  /** Whether an operand reads the same row of the turn itself in every turn. */
  boolean isOwn(int operand) {
    int distance = firsts[operand] - regions[0];
    return isMoving(operand) && distance >= 0 && distance < size && distance % turns == 0;
  }

  private boolean isMoving(int operand) {
    return simple[operand] && (regions.length == 1 || masks[operand] != 0);
  }

  /** Whether an operand reads the same place in every turn, which is none of the loop's. */
  boolean isFixed(int operand) {
    if (!simple[operand] || (regions.length > 1 && masks[operand] != 0)) {
      return false;
    }
    int first = firsts[operand];
    if (first < regions[0] || first >= regions[regions.length - 1] + size) {
      return true;
    }
    for (int region : regions) {
      int distance = first - region;
      if (distance >= 0 && distance < size) {
        return false;
      }
    }
    return true;
  }
}
