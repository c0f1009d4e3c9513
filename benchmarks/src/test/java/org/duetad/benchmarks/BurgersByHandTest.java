package org.duetad.benchmarks;

import static org.duetad.core.Closeness.assertClose;

import org.duetad.checkpoint.schedule.Schedules;
import org.duetad.checkpoint.stepping.SteppingGradient;
import org.duetad.checkpoint.stepping.TimeStepping;
import org.duetad.core.Scalar;
import org.duetad.examples.stepping.Burgers;
import org.junit.jupiter.api.Test;

/** The hand-written step equals the recorded step. */
class BurgersByHandTest {

  @Test
  void gradientsAgree() {
    SteppingGradient expected = gradient(TimeStepping.of(Burgers::step));
    SteppingGradient actual = gradient(TimeStepping.of(new BurgersByHand()));
    assertClose("state", expected.initialState(), actual.initialState(), 1e-12);
    assertClose("parameters", expected.parameters(), actual.parameters(), 1e-12);
  }

  /** The wave has both signs, so that both parts of the flux contribute. */
  private static SteppingGradient gradient(TimeStepping loop) {
    return loop.withFinalLoss((u, p) -> Scalar.dot(u, u).divide(u.length))
        .withSchedule(Schedules.binomial(50, 5))
        .gradient(Burgers.start(40), Burgers.parameters());
  }
}
