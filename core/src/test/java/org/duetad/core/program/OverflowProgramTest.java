package org.duetad.core.program;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.replay.Replay;
import org.junit.jupiter.api.Test;

/**
 * Programs of derivatives that were recorded at another point detect the zeros that overflow made.
 */
class OverflowProgramTest {

  private static final VectorFunction LOG_SUM =
      x -> new Scalar[] {x[0].exp().add(x[1].exp()).log()};

  private static final Program RECORDED = Program.record(LOG_SUM, 0.3, 0.4);

  private static final double[] VALUE_AND_GRADIENT = {Double.POSITIVE_INFINITY, Double.NaN, 0};

  @Test
  void adjoints() {
    Program adjoint = RECORDED.adjoint();
    assertArrayEquals(VALUE_AND_GRADIENT, adjoint.evaluate(1000, 0, 1));
    assertArrayEquals(VALUE_AND_GRADIENT, adjoint.optimised().evaluate(1000, 0, 1));
  }

  @Test
  void tangents() {
    double[] along = {Double.POSITIVE_INFINITY, Double.NaN};
    assertArrayEquals(along, RECORDED.tangent().evaluate(1000, 0, 1, 0));
    assertArrayEquals(along, RECORDED.tangent().optimised().evaluate(1000, 0, 1, 1));
    double[] across = {Double.POSITIVE_INFINITY, 0};
    assertArrayEquals(across, RECORDED.tangent().evaluate(1000, 0, 0, 1));
  }

  @Test
  void replayedAdjoints() {
    Replay replay = Replay.of(RECORDED.adjoint());
    double[] y = new double[3];
    replay.evaluate(new double[] {1000, 0, 1}, replay.frame(), y);
    assertArrayEquals(VALUE_AND_GRADIENT, y);
  }

  @Test
  void elsewhereNothingChanges() {
    double[] y = RECORDED.adjoint().evaluate(0, 0, 1);
    assertArrayEquals(new double[] {Math.log(2), 0.5, 0.5}, y, 1e-16);
  }
}
