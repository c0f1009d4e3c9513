package org.duetad.testing.corners;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.duetad.checkpoint.bounded.BoundedGradient;
import org.duetad.checkpoint.bounded.BoundedReverse;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.program.Program;
import org.duetad.testing.modes.OverflowContract;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Zeros that overflow made are found in bounded memory, too. */
class BoundedOverflowTest {

  /** Pieces are cut before an overflow, at it, and behind it. */
  @ParameterizedTest
  @EnumSource(
      value = OverflowContract.Case.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = "GIVEN") // Negated, the infinity is not the one that was given.
  void zerosOfOverflowAreFollowedFromPieceToPiece(OverflowContract.Case known) {
    ScalarFunction delayed =
        x -> {
          Scalar[] in = x.clone();
          for (int i = 0; i < 400; i++) {
            in[i % in.length] = in[i % in.length].negate();
          }
          return known.f.apply(in);
        };
    Program program = Program.record(delayed.asVector(), known.point);
    BoundedGradient bounded = BoundedReverse.gradient(program, 4000, known.point);
    assertTrue(bounded.peakBytes() <= 4000, bounded::toString);
    assertArrayEquals(known.gradient, bounded.gradient(), 1e-15);
  }
}
