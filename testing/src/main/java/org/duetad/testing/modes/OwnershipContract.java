package org.duetad.testing.modes;

import static org.duetad.testing.modes.Near.assertSameBits;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.Jvp;
import org.duetad.core.mode.Vjp;
import org.junit.jupiter.api.Test;

/**
 * Arrays that are passed or returned are caller-owned, and a function may reuse the arrays it
 * returns.
 */
interface OwnershipContract extends ModeUnderTest {

  private static Scalar[] twoOf(Scalar... x) {
    return new Scalar[] {x[0].multiply(x[1]), x[0].sin()};
  }

  private static double[] point() {
    return new double[] {0.75, -1.25};
  }

  @Test
  default void pullbacksCanBeRepeatedAndInterleaved() {
    Vjp here = mode().vjp(OwnershipContract::twoOf, point());
    Vjp there = mode().vjp(OwnershipContract::twoOf, 2, 3);
    double[] first = here.pullback(1, 0);
    double[] other = there.pullback(1, 0);
    double[] second = here.pullback(0, 1);
    mode().gradient(x -> x[0].exp().divide(x[1]), 5, 6);
    assertSameBits("first row again", first, here.pullback(1, 0));
    assertSameBits("second row again", second, here.pullback(0, 1));
    assertSameBits("at another point", other, there.pullback(1, 0));
    assertSameBits("value", ((VectorFunction) OwnershipContract::twoOf).value(2, 3), there.value());
  }

  @Test
  default void whatIsPassedMayChangeAfterwards() {
    double[] x = point();
    Vjp vjp = mode().vjp(OwnershipContract::twoOf, x);
    double[] value = vjp.value();
    Arrays.fill(x, 100);
    double[] seed = {1, 2};
    double[] first = vjp.pullback(seed);
    Arrays.fill(seed, 100);
    assertSameBits("value", value, vjp.value());
    assertSameBits("pullback", first, vjp.pullback(1, 2));
    double[] fresh = mode().vjp(OwnershipContract::twoOf, point()).pullback(1, 2);
    assertSameBits("pullback", fresh, first);
  }

  @Test
  default void whatIsReturnedMayChangeAfterwards() {
    Vjp vjp = mode().vjp(OwnershipContract::twoOf, point());
    double[] value = vjp.value();
    double[] adjoint = vjp.pullback(1, 2);
    Arrays.fill(vjp.value(), 100);
    Arrays.fill(vjp.pullback(1, 2), 100);
    assertSameBits("value", value, vjp.value());
    assertSameBits("pullback", adjoint, vjp.pullback(1, 2));
    Arrays.fill(mode().gradient(Ring::sum, point()), 100);
    Arrays.fill(mode().jacobian(Ring::terms, point())[0], 100);
    Arrays.fill(mode().valueAndJacobian(Ring::terms, point()).value(), 100);
    Jvp jvp = mode().jvp(Ring::terms, point(), point());
    double[] tangent = jvp.tangent().clone();
    Arrays.fill(jvp.value(), 100);
    assertSameBits("tangent", tangent, jvp.tangent());
  }

  @Test
  default void whatIsPassedIsNotChanged() {
    double[] x = point();
    double[] v = {0.5, 0.25};
    mode().jvp(OwnershipContract::twoOf, x, v);
    mode().vjp(OwnershipContract::twoOf, x).pullback(v);
    mode().jacobian(OwnershipContract::twoOf, x);
    mode().gradient(Ring::sum, x);
    mode().hvp(Ring::sum, x, v);
    mode().hessian(Ring::sum, x);
    assertSameBits("point", point(), x);
    assertSameBits("direction", new double[] {0.5, 0.25}, v);
  }

  @Test
  default void aFunctionMayOverwriteItsInputs() {
    VectorFunction rude =
        x -> {
          Scalar[] y = twoOf(x);
          Arrays.fill(x, Scalar.of(100));
          return y;
        };
    assertSameAs(OwnershipContract::twoOf, rude);
  }

  @Test
  default void aFunctionMayReturnItsInputsOverwritten() {
    VectorFunction inPlace =
        x -> {
          Scalar[] y = twoOf(x);
          System.arraycopy(y, 0, x, 0, 2);
          return x;
        };
    assertSameAs(OwnershipContract::twoOf, inPlace);
  }

  @Test
  default void aFunctionMayReuseTheArrayThatItReturns() {
    Scalar[] kept = new Scalar[2];
    VectorFunction reusing =
        x -> {
          System.arraycopy(twoOf(x), 0, kept, 0, 2);
          return kept;
        };
    Vjp before = mode().vjp(reusing, point());
    double[] row = before.pullback(1, 0);
    double[] value = before.value();
    mode().jacobian(reusing, 8, 9);
    Arrays.fill(kept, Scalar.of(0));
    assertSameBits("row", row, before.pullback(1, 0));
    assertSameBits("value", value, before.value());
    assertSameAs(OwnershipContract::twoOf, reusing);
  }

  private void assertSameAs(VectorFunction expected, VectorFunction f) {
    double[] v = {0.5, 0.25};
    for (int i = 0; i < 2; i++) {
      double[][] jacobian = mode().jacobian(expected, point());
      double[][] actual = mode().jacobian(f, point());
      assertSameBits("row 0", jacobian[0], actual[0]);
      assertSameBits("row 1", jacobian[1], actual[1]);
      Jvp jvp = mode().jvp(f, point(), v);
      assertSameBits("jvp", mode().jvp(expected, point(), v).tangent(), jvp.tangent());
      assertSameBits("value", expected.value(point()), jvp.value());
      Vjp vjp = mode().vjp(f, point());
      assertSameBits("vjp", mode().vjp(expected, point()).pullback(v), vjp.pullback(v));
    }
  }
}
