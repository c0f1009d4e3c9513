package org.duetad.testing.corners;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.duetad.checkpoint.block.Checkpoint;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.duetad.testing.modes.OverflowContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Zeros that overflow made are found within a block, and from one block to the next. */
class BlockOverflowTest {

  private static final Differentiator[] MODES = {new ForwardMode(), new ReverseMode()};

  @ParameterizedTest
  @EnumSource(OverflowContract.Case.class)
  void withinABlock(OverflowContract.Case known) {
    VectorFunction block = Checkpoint.of(known.f.asVector());
    for (Differentiator mode : MODES) {
      double[] gradient = mode.gradient(x -> block.apply(x)[0], known.point);
      assertArrayEquals(known.gradient, gradient, 1e-15, mode.name());
    }
  }

  @Test
  void fromBlockToBlock() {
    VectorFunction sum = x -> new Scalar[] {x[0].exp().add(x[1].exp())};
    VectorFunction log = x -> new Scalar[] {x[0].log()};
    ScalarFunction first = x -> Checkpoint.of(sum).apply(x)[0].log();
    ScalarFunction last = x -> Checkpoint.of(log).apply(sum.apply(x))[0];
    ScalarFunction both = x -> Checkpoint.of(log).apply(Checkpoint.of(sum).apply(x))[0];
    for (Differentiator mode : MODES) {
      for (ScalarFunction f : new ScalarFunction[] {first, last, both}) {
        double[] expected = {Double.NaN, 0};
        assertArrayEquals(expected, mode.gradient(f, 1000, 0), mode.name());
      }
    }
  }
}
