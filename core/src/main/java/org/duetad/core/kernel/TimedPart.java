package org.duetad.core.kernel;

/** A part whose shortest times are noted. */
final class TimedPart implements Part {

  private final Part part;

  /** The shortest times in nanoseconds, 0 for none yet. */
  private long evaluate;

  private long pull;
  private long both;

  TimedPart(Part part) {
    this.part = part;
  }

  Part part() {
    return part;
  }

  /** The shortest time of an evaluation and a sweep, as far as they are done. */
  long time() {
    return both > 0 ? both : evaluate + pull;
  }

  @Override
  public void evaluate(Lanes lanes) {
    long start = System.nanoTime();
    part.evaluate(lanes);
    evaluate = shorter(evaluate, start);
  }

  @Override
  public void pull(Lanes lanes) {
    long start = System.nanoTime();
    part.pull(lanes);
    pull = shorter(pull, start);
  }

  @Override
  public void evaluateAndPull(Lanes lanes) {
    long start = System.nanoTime();
    part.evaluateAndPull(lanes);
    both = shorter(both, start);
  }

  private static long shorter(long shortest, long start) {
    long time = Math.max(1, System.nanoTime() - start);
    return shortest == 0 ? time : Math.min(shortest, time);
  }
}
