package org.duetad.examples.sweep;

/** What the figures of a point rest on. */
public enum Evidence {
  /** Whole derivatives were timed. */
  MEASURED,
  /** Some columns of the Jacobian were timed, and the time was scaled to all. */
  SAMPLED,
  /** The fit to the mode's other sizes; such a point is in no fit and no crossover. */
  EXTRAPOLATED,
  /** Nothing, for a stated reason. */
  NONE;

  /** Whether something was timed at this very size. */
  public boolean isTimed() {
    return this == MEASURED || this == SAMPLED;
  }
}
