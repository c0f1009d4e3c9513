package org.duetad.examples.sweep;

import java.util.List;
import java.util.Optional;

/** Starts the measurement of one mode. */
@FunctionalInterface
public interface SweepLauncher {

  /**
   * Starts to measure a mode at some sizes, one after the other.
   *
   * @param mode the mode's name
   * @param values the sizes
   */
  Running start(String mode, List<Integer> values);

  /** A measurement that runs. */
  interface Running extends AutoCloseable {

    /**
     * Waits for the next point.
     *
     * @param seconds how long
     * @return the point, or empty if there is none within this time, or none will come
     */
    Optional<SweepPoint> next(double seconds);

    /** Why there is no next point; empty if it takes too long. */
    String ending();

    /** Ends the measurement, whatever it does. */
    @Override
    void close();
  }
}
