package org.duetad.reverse;

import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

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

  /**
   * Does something with a tape that has nothing on it. After an error, such as one of memory or of
   * the stack, the tape is dropped: it may be in any state.
   */
  <T> T with(Function<Tape, T> action) {
    Tape tape = take();
    T result;
    try {
      result = action.apply(tape);
    } catch (RuntimeException e) {
      give(tape);
      throw e;
    }
    give(tape);
    return result;
  }

  private Tape take() {
    Tape tape = idle.pollFirst();
    if (tape == null) {
      return new Tape(secondOrder);
    }
    size.decrementAndGet();
    tape.clear();
    return tape;
  }

  /** Ends the tape's recording and keeps its memory, if not enough are kept already. */
  private void give(Tape tape) {
    tape.forget();
    if (size.get() < MOST) {
      size.incrementAndGet();
      idle.addFirst(tape);
    }
  }
}
