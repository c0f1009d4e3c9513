package org.duetad.checkpoint.stepping;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.duetad.checkpoint.block.Checkpoint;
import org.duetad.checkpoint.schedule.Schedules;
import org.duetad.core.Constant;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.data.MapOverRows;
import org.duetad.core.data.RowTable;
import org.duetad.core.data.SumOverRows;
import org.duetad.core.implicit.Implicit;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.nested.Nested;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules in the steps of a prepared loop, which the library makes anew in each recording. */
class PreparedLoopRulesTest {

  /** Rules that the library makes anew in each recording are recognised. */
  @ParameterizedTest
  @MethodSource("stepsWithRules")
  void rulesOfTheLibraryAreRecognised(Step step) {
    AtomicInteger recordings = new AtomicInteger();
    double[] start = new double[40];
    Arrays.setAll(start, i -> 0.1 + 0.01 * i);
    TimeStepping loop =
        TimeStepping.of(
                (x, p, context) -> {
                  recordings.addAndGet(x[0] instanceof Constant ? 0 : 1);
                  return step.next(x, p, context);
                })
            .withFinalLoss((x, p) -> x[0].multiply(x[39]))
            .withSchedule(Schedules.binomial(5, 2))
            .prepared();
    double[] p = {0.7};
    SteppingGradient gradient = loop.gradient(start, p);
    SteppingHvp product = loop.hvp(start, p, start, p);
    for (int run = 1; run <= 3; run++) {
      recordings.set(0);
      PreparedLoopTest.assertSame(gradient, loop.gradient(start, p));
      assertArrayEquals(product.initialState(), loop.hvp(start, p, start, p).initialState());
      assertEquals(run == 3, recordings.get() == 0, "run " + run);
    }
  }

  static Stream<Named<Step>> stepsWithRules() {
    RowTable rows = RowTable.of(new double[][] {{1}, {2}, {3}});
    SumOverRows sum = SumOverRows.of((w, r) -> w[0].multiply(r[0]).sin(), rows);
    MapOverRows map = MapOverRows.of((w, r) -> new Scalar[] {w[0].multiply(r[0]).sin()}, 1, rows);
    VectorFunction block = Checkpoint.of((Scalar... x) -> new Scalar[] {x[0].sin()});
    MatrixFunction matrices = Checkpoint.ofMatrix(x -> x[0].mult(x[0]));
    ScalarFunction inner = x -> x[0].sin().multiply(x[1].exp());
    return Stream.of(
        Named.of("sum", with(x -> sum.apply(x))),
        Named.of("map", with(x -> map.apply(x)[2])),
        Named.of("block", with(x -> block.apply(x)[0])),
        Named.of(
            "block of matrices",
            with(x -> matrices.apply(Matrix.of(2, 2, x[0], x[1], x[2], x[3])).get(0, 1))),
        Named.of("determinant", with(x -> Matrix.of(2, 2, x[0], x[1], x[2], x[3]).determinant())),
        Named.of(
            "matrix exponential",
            with(x -> Matrix.of(2, 2, x[0], x[1], x[1], x[2]).matrixExponential().get(0, 1))),
        Named.of(
            "gradient",
            with(x -> Nested.vjp(inner.asVector(), x[0], x[1]).pullback(Scalar.of(1.0))[1])),
        Named.of("equation", with(x -> solved(Arrays.copyOf(x, 1))[0])),
        Named.of("equations in a band", (x, p, context) -> solved(x)));
  }

  /** Beside the point of the comparison the equation has no solution. */
  @Test
  void stepsMayBeUndefinedBesideTheirPoints() {
    double start = 0.4999;
    TimeStepping loop =
        TimeStepping.of(
                (x, p, context) ->
                    Implicit.root(
                        (y, q) -> new Scalar[] {y[0].subtract(q[0].multiply(0.9))},
                        q -> {
                          if (q[0] > start) {
                            throw new ArithmeticException("no solution");
                          }
                          return new double[] {0.9 * q[0]};
                        },
                        x))
            .withFinalLoss((x, p) -> x[0])
            .withSchedule(Schedules.binomial(5, 2))
            .prepared();
    for (int run = 0; run < 3; run++) {
      assertEquals(Math.pow(0.9, 5), loop.gradient(new double[] {start}).initialState()[0], 1e-15);
    }
  }

  private static Step with(ScalarFunction f) {
    return (x, p, context) -> {
      Scalar[] next = x.clone();
      next[0] = f.apply(x).multiply(p[0]);
      return next;
    };
  }

  /** {@code y + y³ = x}, on either side of the size from which on a band is used. */
  private static Scalar[] solved(Scalar[] x) {
    return Implicit.root(
        (y, q) -> {
          Scalar[] rest = new Scalar[y.length];
          Arrays.setAll(rest, i -> y[i].pow(3).add(y[i]).subtract(q[i]));
          return rest;
        },
        q -> Arrays.stream(q).map(PreparedLoopRulesTest::root).toArray(),
        x);
  }

  private static double root(double q) {
    double y = q;
    for (int k = 0; k < 50; k++) {
      y -= (y * y * y + y - q) / (3 * y * y + 1);
    }
    return y;
  }
}
