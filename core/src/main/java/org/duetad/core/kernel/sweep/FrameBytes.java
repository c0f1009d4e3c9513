package org.duetad.core.kernel.sweep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.duetad.core.kernel.blocks.LaneLoop;

/**
 * How many bytes the values of a frame take: those in memory, and the rows that loops of lanes keep
 * for the sweep.
 *
 * @param size how many numbers are in memory
 * @param loops the loops
 */
public record FrameBytes(int size, List<LaneLoop> loops) {

  public long bytes() {
    return Double.BYTES * (size + loops.stream().mapToLong(LaneLoop::numbers).sum());
  }

  /**
   * Lets loops compute their rows again instead of keeping them, those that keep most first, until
   * the rest is within a limit.
   */
  public void limit(long most) {
    List<LaneLoop> largest = new ArrayList<>(loops);
    largest.sort(Comparator.comparingLong(LaneLoop::numbers).reversed());
    for (LaneLoop loop : largest) {
      if (bytes() > most) {
        loop.computeAgain();
      }
    }
  }
}
