package org.duetad.core.spi;

import java.util.List;

/**
 * A part of the acceleration, for reports and logs: a service that is provided beside the one that
 * does the work.
 */
public interface AccelerationTier {

  /**
   * In a few words, what is accelerated how, and if something is missing, how to get it, as in
   * {@code "products: plain; faster by --add-modules jdk.incubator.vector"}.
   */
  String describe();

  /** The descriptions of all tiers found, in the order of the class path. */
  static List<String> descriptions() {
    return Services.of(AccelerationTier.class).stream().map(AccelerationTier::describe).toList();
  }
}
