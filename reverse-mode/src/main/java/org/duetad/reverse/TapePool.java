package org.duetad.reverse;

import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Tapes that wait to be used again, so that a gradient needs no new memory; one for each call that
 * is under way.
 */
final class TapePool {

  private static final int MOST = Runtime.getRuntime().availableProcessors();

  private final boolean secondOrder;
  private final ConcurrentLinkedDeque<Tape> idle = new ConcurrentLinkedDeque<>();
  private final AtomicInteger size = new AtomicInteger();

  /** A pool of tapes of first order, or of second. */
  TapePool(boolean secondOrder) {
    this.secondOrder = secondOrder;
  }

  /** A tape with nothing on it, for the calling thread. */
  Tape take() {
    Tape tape = idle.pollFirst();
    if (tape == null) {
      return new Tape(secondOrder);
    }
    size.decrementAndGet();
    tape.clear();
    return tape;
  }

  /** Ends the tape's recording and keeps its memory, if not enough are kept already. */
  void give(Tape tape) {
    tape.forget();
    if (size.get() < MOST) {
      size.incrementAndGet();
      idle.addFirst(tape);
    }
  }
}
