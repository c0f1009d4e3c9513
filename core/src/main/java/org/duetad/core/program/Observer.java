package org.duetad.core.program;

/**
 * Receives the operations of a recording and of the passes over it, in order of execution:
 *
 * <pre>{@code
 * Observer printer = new Observer() {
 *   @Override
 *   public void pulled(Observation operation) {
 *     System.out.println(operation);
 *   }
 * };
 * new ProgramMode().observedBy(printer).gradient(f, x);
 * }</pre>
 *
 * <p>Constants and conditions are left out. An exception thrown by an observer ends the derivative
 * call. It is called by the thread that differentiates.
 */
public interface Observer {

  /**
   * An operation was evaluated.
   *
   * @param operation the operation with its values, without derivatives
   */
  default void evaluated(Observation operation) {}

  /**
   * The tangents of an operation that depends on an input were computed, in a forward pass.
   *
   * @param operation the operation with its values, and the tangents of operands and results
   */
  default void pushed(Observation operation) {}

  /**
   * The adjoints of an operation that depends on an input were propagated to its operands, in a
   * reverse sweep.
   *
   * @param operation the operation with its values, the adjoints of its results, which are
   *     complete, and those of its operands, accumulated so far
   */
  default void pulled(Observation operation) {}
}
