package org.duetad.core.spi;

import java.util.List;

/**
 * A part of the acceleration, for reports and logs: a service that is provided beside the one that
 * does the work.
 */
public interface AccelerationTier {

  /**
   * In a few words, what is accelerated how, and what would add more, as in {@code "vectors:
   * --add-modules jdk.incubator.vector would add them"}.
   */
  String describe();

  /** The descriptions of all tiers found, or why there are none. */
  static String summary() {
    if (Services.isOff()) {
      return "switched off";
    }
    List<String> tiers =
        Services.of(AccelerationTier.class).stream().map(AccelerationTier::describe).toList();
    return tiers.isEmpty() ? "none; duet-acceleration is not there" : String.join("; ", tiers);
  }
}
