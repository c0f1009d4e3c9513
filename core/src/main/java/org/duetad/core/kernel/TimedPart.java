package org.duetad.core.kernel;

import java.util.function.LongSupplier;

/** A part whose shortest times are noted. */
final class TimedPart implements Part {

  private final Part part;
  private final LongSupplier clock;

  /** The shortest times in nanoseconds, 0 for none yet. */
  private long evaluate;

  private long pull;
  private long both;

  /** The latest times. */
  private long latestEvaluate;

  private long latestPull;

  /** By a clock in nanoseconds. */
  TimedPart(Part part, LongSupplier clock) {
    this.part = part;
    this.clock = clock;
  }

  Part part() {
    return part;
  }

  /** The latest time of an evaluation and a sweep. */
  long latest() {
    return latestEvaluate + latestPull;
  }

  /** The shortest time of an evaluation, a sweep, and both at once, as far as they are done. */
  long time() {
    return evaluate + pull + both;
  }

  @Override
  public void evaluate(Lanes lanes) {
    long start = clock.getAsLong();
    part.evaluate(lanes);
    latestEvaluate = since(start);
    evaluate = shorter(evaluate, latestEvaluate);
  }

  @Override
  public void pull(Lanes lanes) {
    long start = clock.getAsLong();
    part.pull(lanes);
    latestPull = since(start);
    pull = shorter(pull, latestPull);
  }

  @Override
  public void evaluateAndPull(Lanes lanes) {
    long start = clock.getAsLong();
    part.evaluateAndPull(lanes);
    latestEvaluate = since(start);
    latestPull = 0;
    both = shorter(both, latestEvaluate);
  }

  private long since(long start) {
    return Math.max(1, clock.getAsLong() - start);
  }

  private static long shorter(long shortest, long time) {
    return shortest == 0 ? time : Math.min(shortest, time);
  }
}
