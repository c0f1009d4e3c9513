package org.duetad.reverse;

import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Idle tapes for reuse, so that a gradient needs no new memory; one for each concurrent call. */
final class TapePool {

  private static final int MOST = Runtime.getRuntime().availableProcessors();

  private final boolean secondOrder;
  private final ConcurrentLinkedDeque<Tape> idle = new ConcurrentLinkedDeque<>();
  private final AtomicInteger size = new AtomicInteger();

  /** A pool of first-order or second-order tapes. */
  TapePool(boolean secondOrder) {
    this.secondOrder = secondOrder;
  }

  /**
   * Runs an action with an empty tape. After an error, such as an OutOfMemoryError or a
   * StackOverflowError, the tape is dropped: it may be in any state.
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

  /** Ends the tape's recording and keeps its memory, unless enough tapes are kept already. */
  private void give(Tape tape) {
    tape.forget();
    if (size.get() < MOST) {
      size.incrementAndGet();
      idle.addFirst(tape);
    }
  }
}
