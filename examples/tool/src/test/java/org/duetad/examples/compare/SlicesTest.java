package org.duetad.examples.compare;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.BitSet;
import org.duetad.core.mode.BatchJvp;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.Seeds;
import org.duetad.examples.problems.BaData;
import org.duetad.examples.problems.BaProblem;
import org.duetad.forward.ForwardMode;
import org.junit.jupiter.api.Test;

class SlicesTest {

  private final BaProblem problem = new BaProblem(BaData.generate(2, 3, 6, 1));
  private final ColumnLayout layout = ColumnLayout.of(problem);

  @Test
  void slicesCoverEachDirectionOnce() {
    for (Mode mode : Mode.all()) {
      Slices slices = Slices.shuffled(layout, mode, 1);
      BitSet seen = new BitSet();
      int directions = 0;
      for (int i = 0; i < slices.count(); i++) {
        directions += slices.to(i) - slices.from(i);
        int begin = layout.direction(slices.block(i), slices.from(i));
        seen.set(begin, begin + slices.to(i) - slices.from(i));
      }
      assertEquals(6 * 15 + 6, directions, mode.name());
      assertEquals(6 * 15 + 6, seen.cardinality(), mode.name());
      assertEquals(directions, slices.directions(slices.count()), mode.name());
    }
  }

  @Test
  void theSeedDecidesTheOrder() {
    assertArrayEquals(order(1), order(1));
    assertFalse(Arrays.equals(order(1), order(2)));
  }

  private int[] order(long seed) {
    Slices slices = Slices.shuffled(layout, Mode.named("complex-step"), seed);
    int[] order = new int[slices.count()];
    Arrays.setAll(order, i -> layout.direction(slices.block(i), slices.from(i)));
    return order;
  }

  @Test
  void slicesPutTogetherAreTheProblemsDerivative() {
    Differentiator forward = new ForwardMode();
    Slices slices = Slices.shuffled(layout, Mode.named("forward"), 3);
    Derivative pieces = Derivative.empty(layout);
    for (int i = 0; i < slices.count(); i++) {
      int block = slices.block(i);
      double[] x = problem.point(block);
      double[][] directions = Seeds.units(x.length, slices.from(i), slices.to(i));
      BatchJvp jvp = forward.jvp(problem.block(block), x, directions);
      pieces.put(block, slices.from(i), jvp.tangents());
    }
    Derivative whole = Derivative.whole(layout, problem.derivative(forward));
    double[] allowed = new double[layout.entries()];
    assertEquals(0, pieces.comparedWith(whole, allowed).worst().error());
    double[] wrong = problem.derivative(forward);
    wrong[wrong.length - 1] += 1;
    Distance worst = Derivative.whole(layout, wrong).comparedWith(pieces, allowed).worst();
    assertFalse(worst.error() < 0.01);
    assertFalse(worst.isAllowed());
  }
}
