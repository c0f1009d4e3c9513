package org.duetad.checkpoint.stepping;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.duetad.checkpoint.schedule.Schedules;
import org.duetad.core.Scalar;
import org.junit.jupiter.api.Test;

/** A loop that overflows does not get a gradient of zero. */
class TimeSteppingOverflowTest {

  private static final Step GROWTH =
      (x, p, context) -> new Scalar[] {x[0].exp(), x[1].multiply(p[0])};

  private static SteppingGradient gradient(Step step, StateLoss loss, double... start) {
    return TimeStepping.of(step)
        .withFinalLoss(loss)
        .withSchedule(Schedules.binomial(3, 2))
        .gradient(start, 2.0);
  }

  /** The state is infinite after two steps of three: exp(exp(7)). */
  @Test
  void aLossThatSaturates() {
    SteppingGradient gradient =
        gradient(GROWTH, (x, p) -> x[0].reciprocal().atan().add(x[1]), 7, 1);
    assertArrayEquals(new double[] {Double.NaN, 8}, gradient.initialState());
    assertArrayEquals(new double[] {12}, gradient.parameters(), 1e-14);
  }

  @Test
  void aStepThatSaturates() {
    Step saturating =
        (x, p, context) -> new Scalar[] {x[0].exp(), x[1].multiply(p[0]).add(x[0].tanh())};
    SteppingGradient gradient = gradient(saturating, (x, p) -> x[1], 7, 1);
    assertArrayEquals(new double[] {Double.NaN, 8}, gradient.initialState());
  }

  /** An infinity that was given passes through, and zero stays zero. */
  @Test
  void aStateThatIsMasked() {
    Step masked = (x, p, context) -> new Scalar[] {x[0], x[1].multiply(p[0]).add(x[0].exp())};
    SteppingGradient gradient = gradient(masked, (x, p) -> x[1], Double.NEGATIVE_INFINITY, 1);
    assertArrayEquals(new double[] {0, 8}, gradient.initialState());
  }

  /** Prey and predators by Euler's method, which overflow in the last of nine steps. */
  @Test
  void doubtsOfOppositeSignDoNotCancel() {
    Step euler =
        (x, p, context) -> {
          Scalar met = x[0].multiply(x[1]);
          return new Scalar[] {
            x[0].add(x[0].subtract(met).multiply(p[0])), x[1].add(met.subtract(x[1]).multiply(p[0]))
          };
        };
    SteppingGradient gradient =
        TimeStepping.of(euler)
            .withFinalLoss((x, p) -> x[0].reciprocal())
            .withSchedule(Schedules.binomial(9, 2))
            .gradient(new double[] {1, 3}, 6.67);
    assertArrayEquals(new double[] {Double.NaN, Double.NaN}, gradient.initialState());
    assertArrayEquals(new double[] {Double.NaN}, gradient.parameters());
  }

  /** The slope of the loss, -1e-400, is no double; that of the loop, 1e150 p, is. */
  @Test
  void slopesOfTheLossThatUnderflow() {
    Step growth = (x, p, context) -> new Scalar[] {x[0].multiply(p[0]).multiply(1e50), x[1]};
    StateLoss loss = (x, p) -> x[0].reciprocal().add(p[0].multiply(1e-300));
    SteppingGradient gradient = gradient(growth, loss, 1e50 / 8, 1);
    double value = 1e-200;
    assertArrayEquals(new double[] {-value / 1e50 * 8, 0}, gradient.initialState(), 1e-263);
    double byParameter = -3 * value / 2 + 1e-300;
    assertArrayEquals(new double[] {byParameter}, gradient.parameters(), 1e-213);
  }
}
