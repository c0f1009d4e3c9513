package org.duetad.testing.modes;

import static org.duetad.testing.modes.Near.assertSameBits;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.MatrixFunction;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** Names of numbers and matrices change no bit of a value or derivative, of any order. */
interface NamesContract extends ModeUnderTest {

  private static ScalarFunction named(ScalarFunction f) {
    return x -> {
      Scalar[] in = new Scalar[x.length];
      Arrays.setAll(in, i -> same(x[i], "x" + i));
      return same(f.apply(in), "loss");
    };
  }

  private static VectorFunction named(VectorFunction f) {
    return x -> {
      Scalar[] in = new Scalar[x.length];
      Arrays.setAll(in, i -> same(x[i], "x" + i));
      return Arrays.stream(f.apply(in)).map(y -> same(y, "y")).toArray(Scalar[]::new);
    };
  }

  private static Scalar same(Scalar x, String name) {
    Scalar named = x.named(name);
    assertSame(x, named, name);
    return named;
  }

  @Test
  default void namesOfNumbersChangeNoBit() {
    for (KnownField known : KnownField.all()) {
      String what = known.toString();
      ScalarFunction f = named(known.f);
      double[] x = known.point;
      double[] v = ModeUnderTest.direction(x.length, 1);
      assertSameBits(what, mode().gradient(known.f, x), mode().gradient(f, x));
      assertSameBits(what, mode().hvp(known.f, x, v), mode().hvp(f, x, v));
    }
    for (KnownMap known : KnownMap.all()) {
      VectorFunction f = named(known.f);
      double[][] expected = mode().jacobian(known.f, known.point);
      double[][] actual = mode().jacobian(f, known.point);
      for (int i = 0; i < expected.length; i++) {
        assertSameBits(known.toString(), expected[i], actual[i]);
      }
    }
  }

  @Test
  default void namesOfMatricesChangeNoBit() {
    MatrixFunction plain = x -> x[0].mult(x[0]).elementExp();
    MatrixFunction named = x -> x[0].named("A").mult(x[0]).named("square").elementExp();
    DMatrixRMaj[] x = {new DMatrixRMaj(new double[][] {{0.5, 0.1}, {0.2, 0.7}})};
    DMatrixRMaj[] v = {new DMatrixRMaj(new double[][] {{1, 2}, {-1, 0.5}})};
    assertSameBits(
        "matrices", mode().jvp(plain, x, v).tangent().data, mode().jvp(named, x, v).tangent().data);
  }
}
