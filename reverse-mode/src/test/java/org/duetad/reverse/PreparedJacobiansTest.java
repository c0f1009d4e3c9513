package org.duetad.reverse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.ValueAndJacobian;
import org.junit.jupiter.api.Test;

/** Jacobians of prepared functions, in caller-owned arrays and by all columns at once. */
class PreparedJacobiansTest {

  /** More outputs than variables, in inner products of mixed lengths: there are no loops in it. */
  private static Scalar[] posed(Scalar... x) {
    Scalar[] y = new Scalar[200];
    Random random = new Random(3);
    boolean isPositive = x[9].isGreaterThan(0);
    for (int i = 0; i < y.length; i++) {
      int length = 1 + random.nextInt(4);
      double[] weights = random.doubles(length, -1, 1).toArray();
      Scalar sum = Scalar.weightedSum(weights, 0, x, random.nextInt(6), length);
      y[i] = random.nextBoolean() ? sum.sin() : sum.multiply(x[isPositive ? 9 : 8]);
    }
    return y;
  }

  /** With all columns at once, by tangents, and by pullbacks. */
  @Test
  void jacobiansGoToCallerOwnedArrays() {
    ReverseMode mode = new ReverseMode();
    VectorFunction wide = x -> new Scalar[] {Scalar.dot(x, x), Scalar.logSumExp(x)};
    VectorFunction two =
        x -> Stream.of(0, 1, 2).map(i -> x[0].multiply(i).sin().add(x[1])).toArray(Scalar[]::new);
    VectorFunction ten =
        x -> Stream.of(x).flatMap(a -> Stream.of(a.sin(), a.multiply(x[0]))).toArray(Scalar[]::new);
    double[] x = new Random(1).doubles(10, -1, 1).toArray();
    for (VectorFunction f : List.of(wide, two, ten)) {
      double[] at = f == two ? Arrays.copyOf(x, 2) : x;
      PreparedFunction prepared = mode.prepare(f, at);
      double[][] expected = prepared.jacobian(at);
      double[][] out = new double[expected.length][at.length];
      Arrays.stream(out).forEach(row -> Arrays.fill(row, 7));
      assertArrayEquals(f.value(at), prepared.jacobian(at, out));
      assertArrayEquals(expected, out);
      assertThrows(
          IllegalArgumentException.class, () -> prepared.jacobian(at, new double[1][at.length]));
      assertThrows(
          IllegalArgumentException.class,
          () -> prepared.jacobian(at, new double[expected.length][1]));
    }
  }

  @Test
  void jacobiansWithAllColumnsAtOnceAreThoseOfTheTape() {
    VectorFunction f = PreparedJacobiansTest::posed;
    PreparedFunction prepared = new ReverseMode().prepare(f, new Random(1).doubles(10).toArray());
    assertFalse(prepared.isTaped());
    for (int k = 0; k < 6; k++) {
      double[] x = new Random(k).doubles(10, -1, 1).toArray();
      x[3] = k == 4 ? 1e200 : x[3];
      x[9] = k % 2 == 0 ? 0.5 : -0.5;
      ValueAndJacobian expected = new ReverseMode().valueAndJacobian(f, x);
      ValueAndJacobian actual = prepared.valueAndJacobian(x);
      assertArrayEquals(expected.value(), actual.value());
      for (int i = 0; i < expected.value().length; i++) {
        assertArrayEquals(expected.jacobian()[i], actual.jacobian()[i], 1e-14);
      }
    }
    assertEquals(2, prepared.recordings());
  }

  /** Behind a large factor, what underflowed before is visible. */
  @Test
  void constantFactorsMayBeLarge() {
    assertFirst(1e-140, PreparedJacobiansTest::large, 0.5);
  }

  /** An entry of a Jacobian with more rows than columns, at first and later. */
  private static void assertFirst(double right, UnaryOperator<Scalar> f, double at) {
    VectorFunction joined =
        x ->
            IntStream.range(0, 12)
                .mapToObj(i -> i == 0 ? f.apply(x[0]) : x[i % 9 + 1].sin().multiply(x[i / 2 + 1]))
                .toArray(Scalar[]::new);
    double[] x = new Random(1).doubles(10).toArray();
    x[0] = at;
    PreparedFunction prepared = new ReverseMode().prepare(joined, x);
    assertEquals(right, prepared.jacobian(x)[0][0], 1e-14 * right);
    assertEquals(right, prepared.valueAndJacobian(x).jacobian()[0][0], 1e-14 * right);
  }

  private static Scalar large(Scalar x) {
    return x.multiply(1e-300).multiply(1e-40).multiply(1e200);
  }

  /** The array has the rows of the branch of the point, which need not be the latest one. */
  @Test
  void branchesMayHaveOtherNumbersOfOutputs() {
    VectorFunction f = x -> Arrays.copyOf(posed(x), x[9].isGreaterThan(0) ? 200 : 100);
    double[] x = new Random(1).doubles(10).toArray();
    PreparedFunction prepared = new ReverseMode().prepare(f, x);
    for (int k = 0; k < 4; k++) {
      x[9] = -x[9];
      double[][] out = new double[x[9] > 0 ? 200 : 100][10];
      assertArrayEquals(f.value(x), prepared.jacobian(x, out));
      double[][] expected = new ReverseMode().jacobian(f, x);
      for (int i = 0; i < out.length; i++) {
        assertArrayEquals(expected[i], out[i], 1e-14);
      }
    }
  }
}
