package org.duetad.testing.modes;

import static org.duetad.testing.modes.Near.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.junit.jupiter.api.Test;

/** Numbers used many times or never; outputs that are inputs, constants or one another. */
interface SharingContract extends ModeUnderTest {

  private void assertJacobian(VectorFunction f, double[] x, double[]... expected) {
    double[] w = ModeUnderTest.direction(expected.length, 4);
    double[] v = ModeUnderTest.direction(x.length, 5);
    assertClose("jacobian", expected, mode().jacobian(f, x), accuracy().first());
    double[] pushed = ModeUnderTest.times(expected, v);
    assertClose("jvp", pushed, mode().jvp(f, x, v).tangent(), accuracy().first());
    double[] pulled = ModeUnderTest.transposeTimes(expected, w, x.length);
    assertClose("vjp", pulled, mode().vjp(f, x).pullback(w), accuracy().first());
  }

  @Test
  default void fanOutAccumulates() {
    // y = ((x + x)(x + x))² = 16 x⁴
    VectorFunction f =
        x -> {
          Scalar twice = x[0].add(x[0]);
          Scalar square = twice.multiply(twice);
          return new Scalar[] {square.multiply(square)};
        };
    assertJacobian(f, new double[] {0.5}, new double[] {64 * 0.125});
  }

  @Test
  default void fanOutOfAThousand() {
    VectorFunction f =
        x -> {
          Scalar sum = x[0];
          for (int i = 1; i < 1000; i++) {
            sum = sum.add(x[0]);
          }
          return new Scalar[] {sum, Scalar.sum(sum, sum, x[0])};
        };
    assertJacobian(f, new double[] {0.25}, new double[] {1000}, new double[] {2001});
  }

  @Test
  default void oneOperandSeveralTimesInAReduction() {
    VectorFunction f =
        x ->
            new Scalar[] {
              Scalar.sum(x[0], x[1], x[0]),
              Scalar.dot(new Scalar[] {x[0], x[1]}, new Scalar[] {x[0], x[0]}),
              Scalar.product(x[1], x[1], x[1])
            };
    double[] at = {2, 0.5};
    assertJacobian(
        f, at, new double[] {2, 1}, new double[] {2 * 2 + 0.5, 2}, new double[] {0, 0.75});
  }

  @Test
  default void outputsThatAreInputs() {
    VectorFunction swap = x -> new Scalar[] {x[1], x[0]};
    assertJacobian(swap, new double[] {3, 5}, new double[] {0, 1}, new double[] {1, 0});
    VectorFunction identity = x -> x;
    assertJacobian(identity, new double[] {3, 5}, new double[] {1, 0}, new double[] {0, 1});
  }

  @Test
  default void repeatedOutputs() {
    VectorFunction f =
        x -> {
          Scalar y = x[0].multiply(x[1]);
          return new Scalar[] {y, y, y};
        };
    double[] row = {5, 3};
    assertJacobian(f, new double[] {3, 5}, row, row, row);
  }

  @Test
  default void constantOutputs() {
    VectorFunction f = x -> new Scalar[] {Scalar.of(7), x[0].square(), Scalar.of(-1)};
    double[] zero = {0, 0};
    assertJacobian(f, new double[] {3, 5}, zero, new double[] {6, 0}, zero);
    assertClose("gradient", zero, mode().gradient(x -> Scalar.of(7), 3, 5), 0);
  }

  @Test
  default void unusedInputs() {
    VectorFunction f = x -> new Scalar[] {x[1].square()};
    assertJacobian(f, new double[] {3, 5, 7, 9, 11}, new double[] {0, 10, 0, 0, 0});
  }

  @Test
  default void operandsThatAreConstant() {
    VectorFunction f =
        x ->
            new Scalar[] {
              Scalar.of(2).subtract(x[0]), Scalar.of(2).divide(x[0]), Scalar.of(2).pow(x[0]),
              x[0].subtract(2), x[0].divide(2), x[0].pow(2),
              Scalar.sum(Scalar.of(1), x[0], Scalar.of(3))
            };
    double x = 1.5;
    double[] slopes = {-1, -2 / (x * x), Math.pow(2, x) * Math.log(2), 1, 0.5, 2 * x, 1};
    double[][] column =
        Arrays.stream(slopes).mapToObj(s -> new double[] {s}).toArray(double[][]::new);
    assertJacobian(f, new double[] {x}, column);
  }

  @Test
  default void noOutputs() {
    VectorFunction nothing = x -> new Scalar[0];
    double[] x = {1, 2};
    assertEquals(0, mode().jacobian(nothing, x).length);
    assertEquals(0, mode().jvp(nothing, x, x).tangent().length);
    assertClose("vjp", new double[] {0, 0}, mode().vjp(nothing, x).pullback(), 0);
  }

  @Test
  default void anyNumberOfInputs() {
    for (int n : CHUNK_EDGES) {
      double[] x = Ring.point(n);
      assertJacobian(Ring::terms, x, Ring.jacobian(x));
      double[] gradient = mode().gradient(Ring::sum, x);
      assertClose("gradient of " + n, Ring.gradient(x), gradient, accuracy().first());
    }
  }
}
