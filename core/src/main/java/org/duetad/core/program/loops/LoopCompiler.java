package org.duetad.core.program.loops;

import java.util.Optional;

/**
 * Makes machine code of loops: a service that the module {@code acceleration} provides. A compiled
 * function has the same results bit for bit as the loops.
 */
public interface LoopCompiler {

  /**
   * Compiles loops.
   *
   * @param code the loops
   * @return a function that can be collected as garbage with its last user
   * @throws RuntimeException if it cannot
   * @throws LinkageError if the JVM rejects the result
   */
  LoopFunction compile(LoopCode code);

  /**
   * Runs a task in the background, soon.
   *
   * @param task the task
   * @return false if too many tasks are waiting: try again later
   */
  boolean inBackground(Runnable task);

  /**
   * Sums over lanes in vectors. The first call may take seconds, in which they are made and timed.
   *
   * @param plain the sums that they have to be faster than
   * @return empty if this JVM has none that are
   */
  default Optional<LaneSums> sums(LaneSums plain) {
    return Optional.empty();
  }

  /** What it has done so far. */
  Status status();

  /**
   * Counts of a compiler.
   *
   * @param compiled how many functions it compiled
   * @param failed how many it could not compile, which stay interpreted
   */
  record Status(long compiled, long failed) {

    /** In a few words; empty if nothing was compiled. */
    public String describe() {
      if (compiled + failed == 0) {
        return "";
      }
      return compiled
          + (compiled == 1 ? " function" : " functions")
          + " of kernels compiled"
          + (failed == 0 ? "" : ", " + failed + " failed and stayed interpreted");
    }
  }
}
