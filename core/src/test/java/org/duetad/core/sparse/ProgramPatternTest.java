package org.duetad.core.sparse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.program.Program;
import org.junit.jupiter.api.Test;

/** A recorded program has the patterns of the function that was recorded. */
class ProgramPatternTest {

  private static final double[] POINT = {1, 0, 2, -1};

  private static final VectorFunction F =
      x ->
          new Scalar[] {
            x[0].multiply(x[1]).add(x[3]),
            x[2].isGreaterThan(1.0) ? x[2].sin() : x[0],
            x[1].multiply(x[1]).multiply(x[2])
          };

  private final VectorFunction program = Program.record(F, POINT)::evaluate;

  @Test
  void jacobians() {
    assertEquals(Sparsity.jacobian(F, POINT), Sparsity.jacobian(program, POINT));
    assertEquals(Sparsity.jacobianAt(F, POINT), Sparsity.jacobianAt(program, POINT));
  }

  @Test
  void hessians() {
    assertEquals(
        Sparsity.hessian(x -> Scalar.sum(F.apply(x)), POINT),
        Sparsity.hessian(x -> Scalar.sum(program.apply(x)), POINT));
  }
}
