package org.duetad.core.kernel.joins;

import org.duetad.core.program.loops.Index;
import org.jspecify.annotations.Nullable;

/**
 * How many turns a loop has to be behind an earlier one, with which it is joined, so that each of
 * them reads and leaves in memory what it does alone.
 */
final class LoopLag {

  static final int NEVER = Integer.MAX_VALUE;

  private LoopLag() {}

  /**
   * The lag, by what both write, and what one writes and the other reads.
   *
   * @param first the earlier loop
   * @param second the later one
   * @return 0 or more; {@link #NEVER} if there is none
   */
  static int of(PlainLoop first, PlainLoop second) {
    int lag = 0;
    for (Index.Affine write : second.writes()) {
      for (Index read : first.reads()) {
        lag = Math.max(lag, ahead(first, read, second, write));
      }
    }
    for (Index.Affine write : first.writes()) {
      for (Index.Affine other : second.writes()) {
        lag = Math.max(lag, ahead(first, write, second, other));
      }
      for (Index read : second.reads()) {
        lag = Math.max(lag, ahead(first, write, second, read));
      }
    }
    return lag;
  }

  /** How many turns later the first loop is at the place of the second: 0 if never. */
  private static int ahead(PlainLoop first, Index own, PlainLoop second, Index other) {
    if (first.areApart(own, second, other)) {
      return 0;
    }
    Integer distance = distance(own, other);
    return distance == null ? NEVER : Math.max(0, distance);
  }

  /** How many turns later one place is where the other one is; null if that is no number. */
  static @Nullable Integer distance(Index own, Index other) {
    if (!(own instanceof Index.Affine a) || !(other instanceof Index.Affine b)) {
      return null;
    }
    int stride = PlainLoop.stride(a);
    int difference = b.base() - a.base();
    boolean isFixed = stride != 0 && stride == PlainLoop.stride(b) && difference % stride == 0;
    return isFixed ? (Integer) (difference / stride) : null;
  }
}
