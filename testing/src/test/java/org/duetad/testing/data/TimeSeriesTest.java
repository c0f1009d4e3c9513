package org.duetad.testing.data;

import static org.duetad.core.Closeness.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.duetad.checkpoint.schedule.Schedules;
import org.duetad.checkpoint.stepping.SteppingGradient;
import org.duetad.checkpoint.stepping.TimeStepping;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.data.RowFunction;
import org.duetad.core.data.RowTable;
import org.duetad.core.data.SumOverRows;
import org.duetad.reverse.ReverseMode;
import org.junit.jupiter.api.Test;

/** A row is a time series, and the body a loop of steps through it. */
class TimeSeriesTest {

  private static final int STEPS = 40;
  private static final double[] W = {0.4, -0.3, 0.2};
  private static final double[] V = {1, -2, 0.5};

  /** A filter with a state, {@code x ← tanh(w0 x + w1 u + w2)}, and the squares of its states. */
  private static Scalar step(Scalar[] w, Scalar x, Scalar u) {
    return w[0].multiply(x).add(w[1].multiply(u)).add(w[2]).tanh();
  }

  private static final RowFunction BODY =
      (w, row) -> {
        Scalar x = Scalar.of(0.0);
        Scalar sum = Scalar.of(0.0);
        for (Scalar u : row) {
          x = step(w, x, u);
          sum = sum.add(x.square());
        }
        return sum;
      };

  private static double[][] series(int n, int steps) {
    Random random = new Random(7);
    double[][] rows = new double[n][];
    for (int i = 0; i < n; i++) {
      rows[i] = random.doubles(steps, -1, 1).toArray();
    }
    return rows;
  }

  @Test
  void manySeries() {
    double[][] rows = series(1500, STEPS);
    SumOverRows sum = SumOverRows.of(BODY, RowTable.of(rows));
    ScalarFunction loop =
        w -> {
          Scalar total = Scalar.of(0.0);
          for (double[] row : rows) {
            total = total.add(BODY.apply(w, Scalar.of(row)));
          }
          return total;
        };
    ReverseMode reverse = new ReverseMode();
    assertClose("gradient", reverse.gradient(loop, W), sum.valueAndGradient(W).gradient(), 1e-12);
    assertClose("hvp", reverse.hvp(loop, W, V), sum.hvp(W, V), 1e-12);
    assertEquals(1, sum.recordings());
  }

  /** Longer than what a kernel does for many rows at once. */
  @Test
  void aLongSeries() {
    double[][] rows = series(3, 20_000);
    SumOverRows sum = SumOverRows.of(BODY, RowTable.of(rows));
    double[] expected = new double[3];
    for (double[] row : rows) {
      double[] of = new ReverseMode().gradient(w -> BODY.apply(w, Scalar.of(row)), W);
      for (int i = 0; i < 3; i++) {
        expected[i] += of[i];
      }
    }
    assertClose("gradient", expected, sum.valueAndGradient(W).gradient(), 1e-12);
  }

  /** The last state by the same step, as a loop of time steps with checkpoints. */
  @Test
  void theStepIsThatOfALoopOfTimeSteps() {
    RowFunction last =
        (w, row) -> {
          Scalar x = row[0];
          for (int i = 0; i < STEPS; i++) {
            x = step(w, x, Scalar.of(0.5));
          }
          return x.square();
        };
    SteppingGradient gradient =
        TimeStepping.of((x, p, context) -> new Scalar[] {step(p, x[0], Scalar.of(0.5))})
            .withFinalLoss((x, p) -> x[0].square())
            .withSchedule(Schedules.binomial(STEPS, 4))
            .gradient(new double[] {0.3}, W);
    SumOverRows sum = SumOverRows.of(last, RowTable.of(new double[] {0.3}));
    assertClose("gradient", gradient.parameters(), sum.valueAndGradient(W).gradient(), 1e-13);
  }
}
