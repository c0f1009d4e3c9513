package org.duetad.forward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.duetad.core.Scalar;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.junit.jupiter.api.Test;

/** The kind of dual numbers is found again. */
class DualsTest {

  @Test
  void theKindOfNumbers() {
    try (Duals one = new Duals(1);
        Duals other = new Duals(4)) {
      Scalar x = one.number(2, 3);
      Duals found = Duals.of(Scalar.of(5), x, x.square()).orElseThrow();
      assertEquals(1, found.width());
      assertEquals(12, found.tangent(x.square(), 0));
      assertEquals(7, one.tangent(found.number(1, 7), 0));
      assertTrue(Duals.of(Scalar.of(5)).isEmpty());
      assertTrue(Duals.of(x, other.number(1, 1, 2, 3, 4)).isEmpty());
    }
  }

  @Test
  void theKindOfMatrices() {
    try (Duals one = new Duals(1);
        Duals other = new Duals(1)) {
      ConstantMatrix value = ConstantMatrix.zero(2, 3);
      Matrix x = one.matrix(value, value);
      assertEquals(1, Duals.of(value, x).orElseThrow().width());
      assertTrue(Duals.of(value).isEmpty());
      assertTrue(Duals.of(x, other.matrix(value, value)).isEmpty());
    }
  }
}
