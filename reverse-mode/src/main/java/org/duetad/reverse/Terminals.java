package org.duetad.reverse;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of a tape whose derivatives are set before a sweep and read after it.
 *
 * @param <D> their derivatives
 */
interface Terminals<D> {

  /** The number of scalars, counting elements of matrices. */
  int size();

  /** The entry after the last terminal. */
  int end();

  /**
   * Validates derivatives.
   *
   * @param operation the derivative call, for the message
   * @param what what they are, for the message
   * @param derivatives one for each number, of the same shape
   * @throws IllegalArgumentException if their number or shapes differ
   */
  void check(String operation, String what, D derivatives);

  /** The same for several. */
  default void check(String operation, String what, D @Nullable [] several) {
    Objects.requireNonNull(several, () -> operation + ": the " + what + "s are null");
    for (int k = 0; k < several.length; k++) {
      check(operation, what + " " + k, several[k]);
    }
  }

  /** Arrays to read several sets of derivatives into. */
  D[] room(int count);

  /** Called before a sweep: keeps the derivatives for reading after it. */
  void keep(Derivatives sweep);

  /** Adds to the derivatives before a sweep. */
  void add(D derivatives, Derivatives sweep);

  /** Adds 1 to the derivative of the i-th number before a sweep. */
  void addUnit(int i, Derivatives sweep);

  /** Reads the derivatives after a sweep. */
  void read(Derivatives sweep, D into);

  /** Whether all derivatives are finite. */
  boolean areFinite(D derivatives);

  /** Whether zeros annihilate all derivatives before a sweep. */
  boolean areMild(D derivatives);

  /** Whether the loss of a derivative that was read is visible. */
  boolean areLost(Derivatives losses, D derivatives);

  /** Sets derivatives with a non-finite doubt to NaN. */
  void undefine(Derivatives doubts, D into);
}
