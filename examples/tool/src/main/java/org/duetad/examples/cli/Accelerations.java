package org.duetad.examples.cli;

import org.duetad.core.program.loops.LoopCompilers;
import org.duetad.core.spi.AccelerationTier;

/** What accelerates a run, for reports. */
final class Accelerations {

  private Accelerations() {}

  /** Which tiers there are, and what was compiled so far. */
  static String soFar() {
    String status = LoopCompilers.status().describe();
    return AccelerationTier.summary() + (status.isEmpty() ? "" : "; " + status);
  }
}
