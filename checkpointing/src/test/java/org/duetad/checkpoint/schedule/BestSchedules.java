package org.duetad.checkpoint.schedule;

/**
 * The minimal costs of reversal, by trying every first snapshot (dynamic programming): with the
 * initial state in one of s snapshots, advance m steps, reverse the last l - m steps with s - 1
 * snapshots, then the first m steps with s. A single step needs no snapshot.
 */
final class BestSchedules {

  private static final long IMPOSSIBLE = Long.MAX_VALUE / 4;

  /** Indexed by snapshots, then steps. */
  private final long[][] advances;

  /** Among schedules with the fewest advances; without the initial state. */
  private final long[][] writes;

  BestSchedules(int steps, int snapshots) {
    advances = new long[snapshots + 1][steps + 1];
    writes = new long[snapshots + 1][steps + 1];
    for (int s = 0; s <= snapshots; s++) {
      for (int l = 2; l <= steps; l++) {
        advances[s][l] = IMPOSSIBLE;
        writes[s][l] = IMPOSSIBLE;
        for (int m = 1; s > 0 && m < l; m++) {
          tryFirst(s, l, m);
        }
      }
    }
  }

  private void tryFirst(int s, int l, int m) {
    long advanced = m + advances[s - 1][l - m] + advances[s][m];
    long written = (l - m > 1 ? 1 : 0) + writes[s - 1][l - m] + writes[s][m];
    if (advanced < advances[s][l]) {
      advances[s][l] = advanced;
      writes[s][l] = written;
    } else if (advanced == advances[s][l]) {
      writes[s][l] = Math.min(writes[s][l], written);
    }
  }

  long advances(int l, int s) {
    return advances[s][l];
  }

  long writes(int l, int s) {
    return l == 1 ? 0 : 1 + writes[s][l];
  }
}
