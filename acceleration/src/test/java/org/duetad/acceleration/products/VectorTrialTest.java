package org.duetad.acceleration.products;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Vectors are kept if they are faster than plain Java, and dropped if not. */
class VectorTrialTest {

  private static final long BUDGET_NANOS = 100_000_000L;

  /** Adds nothing, after a pause. */
  private record Idle(long nanos) implements Tile {

    @Override
    public int width() {
      return 24;
    }

    @Override
    public void three(
        double[] a,
        int p,
        int down,
        int right,
        int depth,
        double[] b,
        int q,
        double[] c,
        double[] d,
        double[] e,
        int to) {
      pause();
    }

    @Override
    public void one(
        double[] a, int p, int right, int depth, double[] b, int q, double[] c, int to) {
      pause();
    }

    private void pause() {
      if (nanos > 0) {
        LockSupport.parkNanos(nanos);
      }
    }
  }

  @Test
  void aFasterTileIsKept() {
    assertTrue(new VectorTrial(new Idle(0), BUDGET_NANOS).isFaster());
  }

  @Test
  void aSlowerTileIsDropped() {
    assertFalse(new VectorTrial(new Idle(100_000), BUDGET_NANOS).isFaster());
  }
}
