package org.duetad.testing.modes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.duetad.core.Scalar;
import org.duetad.core.mode.Differentiator;
import org.duetad.reverse.ReverseMode;
import org.duetad.testing.rules.CornerCases;
import org.junit.jupiter.api.Test;

class ReverseCornersTest extends CornerCases {

  private final ReverseMode mode = new ReverseMode();

  @Override
  protected Differentiator mode() {
    return mode;
  }

  /** The slope of a norm at 0 is chosen to be 0; compositions inherit this choice. */
  @Test
  void squaredNormAtZero() {
    double[][] hessian = mode.hessian(x -> Scalar.norm2(x).square(), 0, 0);
    assertArrayEquals(new double[][] {{0, 0}, {0, 0}}, hessian);
  }
}
