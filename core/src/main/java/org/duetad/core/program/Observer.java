package org.duetad.core.program;

/**
 * Is shown the operations of a recording and of passes over it, in the order in which they are
 * done:
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
 * <p>Constants and conditions are not shown. What an observer throws ends the derivative call. It
 * is called by the thread that differentiates.
 */
public interface Observer {

  /**
   * An operation was evaluated.
   *
   * @param operation the operation with its values, without derivatives
   */
  default void evaluated(Observation operation) {}

  /**
   * The tangents of an operation were computed, in a forward pass; of those that depend on an
   * input.
   *
   * @param operation the operation with its values, and the tangents of operands and results
   */
  default void pushed(Observation operation) {}

  /**
   * The adjoint of an operation was passed on to its operands, in a reverse sweep; of operations
   * that depend on an input.
   *
   * @param operation the operation with its values, the adjoints of its results, which are
   *     complete, and those of its operands, as far as they were added up
   */
  default void pulled(Observation operation) {}
}
