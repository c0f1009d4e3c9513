package org.duetad.core.program;

/**
 * One operation of a program. Its operands are slots that earlier instructions filled, its results
 * fill the slots from {@link #first} on.
 */
interface Instruction {

  /** The field's name of the operation. */
  String name();

  /** What is done, whatever the slots: equal for operations that compute the same. */
  Object operation();

  /** The slots that are read. */
  int[] operands();

  /** The first slot that is filled. */
  int first();

  /** How many slots are filled. */
  default int results() {
    return 1;
  }

  /** Whether the results are matrices. */
  default boolean makesMatrices() {
    return false;
  }

  /** Computes the results of whatever numbers the operands are. */
  void evaluate(Values x);

  /** Computes the tangents of the results that have any. */
  default void push(Values x, Values dx) {}

  /** Adds to the adjoints of the operands. */
  default void pull(Values x, Adjoints xBar) {}

  /** The same operation on other slots. */
  Instruction moved(int[] operands, int first);
}
