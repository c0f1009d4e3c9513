package org.duetad.reverse;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of a tape at which derivatives are put in before a sweep and read after it.
 *
 * @param <D> their derivatives
 */
interface Terminals<D> {

  /** How many numbers there are, elements of matrices counted. */
  int size();

  /** The entry after the last of them. */
  int end();

  /**
   * Derivatives to be checked.
   *
   * @param operation the derivative call, for the message
   * @param what what they are, for the message
   * @param derivatives as many as there are numbers, of the same shapes
   * @throws IllegalArgumentException if there are more, fewer or others
   */
  void check(String operation, String what, D derivatives);

  /** The same for several. */
  default void check(String operation, String what, D @Nullable [] several) {
    Objects.requireNonNull(several, () -> operation + ": the " + what + "s are null");
    for (int k = 0; k < several.length; k++) {
      check(operation, what + " " + k, several[k]);
    }
  }

  /** Derivatives to read into, several times. */
  D[] room(int count);

  /** Before a sweep: the derivatives will be read after it. */
  void keep(Derivatives sweep);

  /** Adds to the derivatives before a sweep. */
  void add(D derivatives, Derivatives sweep);

  /** Adds 1 to the derivative of the i-th number before a sweep. */
  void addUnit(int i, Derivatives sweep);

  /** Reads the derivatives after a sweep. */
  void read(Derivatives sweep, D into);

  /** Makes NaN of derivatives about which the doubt is not finite. */
  void undefine(Derivatives doubts, D into);
}
