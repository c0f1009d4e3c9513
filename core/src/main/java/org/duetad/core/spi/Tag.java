package org.duetad.core.spi;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The identity of one derivative call: its numbers carry it, so that those of another call, or of
 * an ended one, are recognised. For those who write a mode.
 */
public class Tag {

  /** No result depends on it: it only says which of two calls began within the other. */
  private static final AtomicLong CALLS = new AtomicLong();

  private final long level = CALLS.incrementAndGet();
  private boolean ended;

  /** The identity of a call that begins. */
  public Tag() {}

  /**
   * When the call began, relative to others: of two calls that meet, the later one is the inner
   * one.
   *
   * @return a positive number, larger for a later call
   */
  public final long level() {
    return level;
  }

  /** The call has ended: its numbers cannot be used any more. */
  public final void end() {
    ended = true;
  }

  /**
   * Every operation on a number of the call asks first.
   *
   * @param operation the operation, for the message
   * @throws IllegalStateException if the call has ended
   */
  public final void check(Object operation) {
    if (ended) {
      throw Arguments.escaped(operation);
    }
  }
}
