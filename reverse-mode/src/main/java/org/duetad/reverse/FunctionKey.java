package org.duetad.reverse;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;

/** A function of a number of inputs, identified by its object, which may be garbage collected. */
final class FunctionKey extends WeakReference<Object> {

  private final int identity;
  private final int inputs;
  private final boolean scalar;

  /** A function, and whether its result is one number rather than an array of them. */
  FunctionKey(Object f, boolean scalar, int inputs, ReferenceQueue<Object> collected) {
    super(f, collected);
    this.identity = System.identityHashCode(f);
    this.inputs = inputs;
    this.scalar = scalar;
  }

  @Override
  public int hashCode() {
    return 31 * identity + inputs;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof FunctionKey key
            && key.inputs == inputs
            && key.scalar == scalar
            && get() != null
            && key.refersTo(get()));
  }
}
