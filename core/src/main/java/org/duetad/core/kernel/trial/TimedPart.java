package org.duetad.core.kernel.trial;

import java.util.function.LongSupplier;
import org.duetad.core.kernel.lanes.Part;
import org.duetad.core.kernel.memory.Lanes;

/** A part whose shortest times are noted. */
final class TimedPart implements Part {

  private final Part part;
  private final LongSupplier clock;

  /** The shortest times in nanoseconds, 0 for none yet. */
  private long evaluate;

  private long pull;
  private long both;

  /** The time of all evaluations and sweeps, and how many there were. */
  private long total;

  private int evaluations;
  private int pulls;
  private int boths;

  /** By a clock in nanoseconds. */
  TimedPart(Part part, LongSupplier clock) {
    this.part = part;
    this.clock = clock;
  }

  Part part() {
    return part;
  }

  /** The time of all evaluations and sweeps. */
  long total() {
    return total;
  }

  /** How much longer they took than as many of another part at its shortest times. */
  long excess(TimedPart other) {
    return total - evaluations * other.evaluate - pulls * other.pull - boths * other.both;
  }

  /** Whether an evaluation and a sweep, one after the other, take less than a part of another's. */
  boolean isFaster(TimedPart other, double factor) {
    return evaluate + pull < factor * (other.evaluate + other.pull);
  }

  /** Whether both at once do, where that is another computation. */
  boolean isFasterAtOnce(TimedPart other, double factor) {
    return both == 0 ? isFaster(other, factor) : both < factor * other.both;
  }

  /** The shortest time of an evaluation, a sweep, and both at once, as far as they are done. */
  long time() {
    return evaluate + pull + both;
  }

  @Override
  public void evaluate(Lanes lanes) {
    long start = clock.getAsLong();
    part.evaluate(lanes);
    evaluations++;
    evaluate = shorter(evaluate, since(start));
  }

  @Override
  public void pull(Lanes lanes) {
    long start = clock.getAsLong();
    part.pull(lanes);
    pulls++;
    pull = shorter(pull, since(start));
  }

  @Override
  public void evaluateAndPull(Lanes lanes) {
    long start = clock.getAsLong();
    part.evaluateAndPull(lanes);
    boths++;
    both = shorter(both, since(start));
  }

  private long since(long start) {
    long time = Math.max(1, clock.getAsLong() - start);
    total += time;
    return time;
  }

  private static long shorter(long shortest, long time) {
    return shortest == 0 ? time : Math.min(shortest, time);
  }
}
