package org.duetad.testing.modes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.duetad.core.Scalar;
import org.duetad.reverse.ReverseMode;
import org.duetad.testing.junit.DifferentiatorContract;
import org.junit.jupiter.api.Test;

/** Reverse mode satisfies the contract of every mode. */
class ReverseModeContractTest extends DifferentiatorContract {

  ReverseModeContractTest() {
    super(new ReverseMode());
  }

  /** The slope of a norm at 0 is chosen to be 0; compositions inherit this choice. */
  @Test
  void squaredNormAtZero() {
    double[][] hessian = new ReverseMode().hessian(x -> Scalar.norm2(x).square(), 0, 0);
    assertArrayEquals(new double[][] {{0, 0}, {0, 0}}, hessian);
  }
}
