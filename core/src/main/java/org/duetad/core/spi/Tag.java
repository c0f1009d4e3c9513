package org.duetad.core.spi;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The identity of one derivative call: its numbers carry it, so that numbers of another call, or of
 * one that has ended, are recognised. For authors of modes.
 */
public class Tag {

  /** No result depends on it: it only orders calls, to tell which of two began within the other. */
  private static final AtomicLong CALLS = new AtomicLong();

  private final long level = CALLS.incrementAndGet();
  private boolean ended;

  /** The identity of a new call. */
  public Tag() {}

  /**
   * When the call began, relative to others: of two calls whose numbers meet, the later one is the
   * inner one.
   *
   * @return a positive number, larger for a later call
   */
  public final long level() {
    return level;
  }

  /** Ends the call: its numbers can no longer be used. */
  public final void end() {
    ended = true;
  }

  /**
   * Whether the call has ended. What leaves no record may be done with its numbers nevertheless, as
   * a function does that is evaluated again for a reverse sweep, with numbers that it captured.
   *
   * @return whether its numbers can no longer be used
   */
  public final boolean hasEnded() {
    return ended;
  }

  /**
   * Checks that the call has not ended; every operation on one of its numbers does so first.
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
