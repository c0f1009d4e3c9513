package org.duetad.testing.modes;

import static org.duetad.testing.modes.ErrorContract.assertFails;
import static org.duetad.testing.modes.Near.assertSameBits;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.mode.ValueAndGradient;
import org.junit.jupiter.api.Test;

/** Gradients written to a caller-owned array are the same gradients. */
@SuppressWarnings("NullAway") // Null is passed on purpose.
interface InPlaceContract extends ModeUnderTest {

  @Test
  default void gradientsInPlace() {
    for (KnownField known : KnownField.all()) {
      assertInPlace(known.toString(), known.f, known.point);
    }
    for (int n : CHUNK_EDGES) {
      assertInPlace("ring of " + n, Ring::sum, Ring.point(n));
      assertInPlace("constant of " + n, x -> Scalar.of(7), Ring.point(n));
    }
  }

  private void assertInPlace(String what, ScalarFunction f, double[] x) {
    ValueAndGradient expected = mode().valueAndGradient(f, x);
    double[] out = new double[x.length];
    Arrays.fill(out, Double.NaN);
    double[] point = x.clone();
    for (int i = 0; i < 2; i++) {
      assertEquals(expected.value(), mode().gradient(f, point, out), what);
      assertSameBits(what, expected.gradient(), out);
    }
    assertSameBits("point", x, point);
    for (int i = 0; i < 5; i++) {
      double[] over = x.clone();
      assertEquals(expected.value(), mode().gradient(f, over, over), what);
      assertSameBits(what + " over the point", expected.gradient(), over);
    }
  }

  @Test
  default void arraysForGradientsThatDoNotFit() {
    double[] x = {1, 2};
    double[] nothing = null;
    Class<? extends Throwable> illegal = IllegalArgumentException.class;
    Class<? extends Throwable> absent = NullPointerException.class;
    String[] length = {"gradient", "length 3", "expected 2"};
    assertFails(illegal, () -> mode().gradient(Ring::sum, x, new double[3]), length);
    assertFails(absent, () -> mode().gradient(Ring::sum, x, nothing), "gradient is null");
    assertFails(absent, () -> mode().gradient(Ring::sum, nothing, x), "point");
    double[] none = {};
    assertFails(illegal, () -> mode().gradient(Ring::sum, none, none), "0 coordinates");
  }
}
