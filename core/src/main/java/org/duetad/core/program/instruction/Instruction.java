package org.duetad.core.program.instruction;

/**
 * One operation of a program: it reads slots that earlier instructions filled, or inputs, and fills
 * the slots from {@link #first} on. The kinds of instruction are few:
 *
 * <ul>
 *   <li>{@link Literal}: a constant, {@link Captured}: a number of an enclosing derivative call;
 *   <li>{@link Applied.Unary}, {@link Applied.Binary}, {@link Applied.Reduced}, {@link
 *       Applied.General}: a scalar rule applied to slots;
 *   <li>{@link AppliedMatrices.OfRule}: a matrix rule applied to slots; {@link
 *       AppliedMatrices.Elements}, {@link AppliedMatrices.OfScalars}: from matrices to numbers and
 *       back;
 *   <li>{@link Guard}, {@link ValueRead}: a condition under which the program holds.
 * </ul>
 *
 * <p>A traversal handles the kinds that matter to it and treats the others by what all have in
 * common: {@link #name}, {@link #operands}, {@link #first}, {@link #results}. Instructions are
 * immutable.
 */
public sealed interface Instruction
    permits Source, Condition, Application, AppliedMatrices.Elements, AppliedMatrices.OfScalars {

  /**
   * The field's name of the operation.
   *
   * @return the rule's name, or that of the kind of instruction
   */
  String name();

  /**
   * The operation, apart from the slots.
   *
   * @return an object that is equal for operations that compute the same
   */
  Object operation();

  /**
   * The slots that are read.
   *
   * @return a slot for each operand, in a new array
   */
  int[] operands();

  /**
   * Whether one of the slots that are read is marked; allocates nothing for the common kinds.
   *
   * @param marked a mark for each slot
   * @return false also if nothing is read
   */
  default boolean readsAny(boolean[] marked) {
    return anyMarked(operands(), marked);
  }

  /**
   * Whether one of the slots is marked.
   *
   * @param slots the slots
   * @param marked a mark for each slot
   * @return false also if there are no slots
   */
  static boolean anyMarked(int[] slots, boolean[] marked) {
    for (int slot : slots) {
      if (marked[slot]) {
        return true;
      }
    }
    return false;
  }

  /**
   * The first slot that is filled.
   *
   * @return the slot, or -1 if there are no results
   */
  int first();

  /**
   * How many slots are filled.
   *
   * @return the number of results
   */
  default int results() {
    return 1;
  }

  /**
   * Whether the results are matrices.
   *
   * @return false for numbers
   */
  default boolean makesMatrices() {
    return false;
  }

  /**
   * Computes the results from operands of any kind of number.
   *
   * @param x the values of the slots so far; receives those of the results
   * @throws BranchChangedException if this is a condition that does not hold
   */
  void evaluate(Values x);

  /**
   * Computes the tangents of the results, unless they are zero.
   *
   * @param x the values of operands and results
   * @param dx the tangents of the slots so far, zeros omitted; receives those of the results
   */
  default void push(Values x, Values dx) {}

  /**
   * Adds to the adjoints of the operands.
   *
   * @param x the values of operands and results
   * @param xBar the adjoints of all slots; those of the results are taken from it
   */
  default void pull(Values x, Adjoints xBar) {}

  /**
   * The same operation on other slots.
   *
   * @param operands the slots that are read, as many as now
   * @param first the first slot that is filled
   * @return the instruction
   */
  Instruction moved(int[] operands, int first);
}
