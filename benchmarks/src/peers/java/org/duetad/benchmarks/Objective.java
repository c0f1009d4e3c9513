package org.duetad.benchmarks;

/** A function of a problem, for the numbers of any peer. */
public interface Objective {

  /**
   * The outputs.
   *
   * @param on the peer
   * @param x the inputs
   * @param <T> the peer's number
   */
  <T> T[] value(Algebra<T> on, T[] x);
}
