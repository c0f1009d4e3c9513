package org.duetad.testing.corners;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.reverse.Tape;
import org.duetad.testing.modes.OverflowContract;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A tape alone, without a function to re-record, traces zeros that result from overflow. */
class TapeOverflowTest {

  private final Tape tape = new Tape();

  @ParameterizedTest
  @EnumSource(value = OverflowContract.Case.class, mode = EnumSource.Mode.EXCLUDE, names = "MATRIX")
  void sweepsBothWays(OverflowContract.Case known) {
    Scalar[] x = tape.variables(known.point);
    Scalar[] y = {known.f.apply(x)};
    assertArrayEquals(known.gradient, tape.pullback(y, new double[] {1}, x), 1e-15);
    for (int i = 0; i < x.length; i++) {
      double[] unit = new double[x.length];
      unit[i] = 1;
      double[] expected = Arrays.copyOfRange(known.gradient, i, i + 1);
      assertArrayEquals(expected, tape.pushforward(x, unit, y), 1e-15);
    }
  }
}
