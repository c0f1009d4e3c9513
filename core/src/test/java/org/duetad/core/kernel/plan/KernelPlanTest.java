package org.duetad.core.kernel.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.program.Program;
import org.junit.jupiter.api.Test;

/** Where few turns are done at once, short loops are written out, long scans are not. */
class KernelPlanTest {

  private static final int SIZE = 12;

  @Test
  void fewStepsAreWrittenOut() {
    assertEquals(true, isStraight(6));
  }

  /** Written out they would not be compiled as loops, which take half the time. */
  @Test
  void manyStepsAreNot() {
    assertEquals(false, isStraight(60));
  }

  /** Steps of some numbers, and about twice as many operations one after the other. */
  private static boolean isStraight(int steps) {
    double[] x = new double[SIZE];
    Arrays.setAll(x, i -> 0.1 * (i + 1));
    Program program =
        Program.record(
            in -> {
              Scalar[] state = in;
              for (int t = 0; t < steps; t++) {
                state = mixed(state);
              }
              return new Scalar[] {continued(state, 5 * SIZE * steps)};
            },
            x);
    return KernelPlan.of(program).isStraight();
  }

  private static Scalar[] mixed(Scalar... state) {
    Scalar[] next = new Scalar[SIZE];
    Arrays.setAll(
        next, i -> state[i].multiply(state[(i + 1) % SIZE]).add(state[i].square()).multiply(0.5));
    return next;
  }

  private static Scalar continued(Scalar[] state, int operations) {
    Scalar sum = state[0];
    for (int k = 0; k < operations; k++) {
      sum = sum.multiply(0.9).add(state[7 * k % SIZE]);
    }
    return sum;
  }
}
