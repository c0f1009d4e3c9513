package org.duetad.checkpoint.ode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.duetad.checkpoint.stepping.SteppingHvp;
import org.duetad.core.Constant;
import org.duetad.core.Scalar;
import org.duetad.core.mode.ValueAndJacobian;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Solutions and derivatives against closed forms. */
class OdeTest {

  private static final Ode GROWTH = Ode.of((t, x, p) -> new Scalar[] {p[0].multiply(x[0])});

  private static List<RungeKutta> methods() {
    double third = 1.0 / 3;
    RungeKutta bogackiShampine =
        RungeKutta.of(
            "bogacki-shampine 3(2)",
            2,
            new double[][] {
              {0, 0, 0, 0}, {0.5, 0, 0, 0}, {0, 0.75, 0, 0}, {2.0 / 9, third, 4.0 / 9, 0}
            },
            new double[] {2.0 / 9, third, 4.0 / 9, 0},
            new double[] {-5.0 / 72, 1.0 / 12, 1.0 / 9, -1.0 / 8});
    return List.of(
        RungeKutta.dormandPrince54(),
        RungeKutta.highamHall54(),
        RungeKutta.sdirk4(),
        bogackiShampine);
  }

  /** {@code x' = p x + t} has {@code x = (x_0 + 1/p²) e^(pt) - t/p - 1/p²}. */
  @ParameterizedTest
  @MethodSource("methods")
  void valueGradientAndSensitivitiesAreThoseOfTheClosedForm(RungeKutta method) {
    Ode ode =
        Ode.of((t, x, p) -> new Scalar[] {p[0].multiply(x[0]).add(t)})
            .withMethod(method)
            .withTolerances(1e-11, 1e-9);
    OdeSolution solution = ode.solve(0, 2, new double[] {0.7}, -0.6);
    double p = -0.6;
    double e = Math.exp(2 * p);
    double x = (0.7 + 1 / (p * p)) * e - 2 / p - 1 / (p * p);
    double byP = -2 / (p * p * p) * e + 2 * (0.7 + 1 / (p * p)) * e + 2 / (p * p) + 2 / (p * p * p);
    assertEquals(x, solution.state()[0], 1e-7);
    OdeGradient gradient = solution.gradient((t, at, q) -> at[0].square());
    assertEquals(x * x, gradient.value(), 2e-7);
    assertEquals(2 * x * e, gradient.initialState()[0], 1e-6);
    assertEquals(2 * x * byP, gradient.parameters()[0], 1e-6);
    ValueAndJacobian forward = solution.sensitivities();
    assertArrayEquals(new double[] {solution.state()[0], 2}, forward.value());
    assertEquals(2 * x * forward.jacobian()[0][0], gradient.initialState()[0], 1e-6);
    assertEquals(
        2 * solution.state()[0] * forward.jacobian()[0][1], gradient.parameters()[0], 1e-12);
  }

  /** The error falls with the power of the step that the order says. */
  @ParameterizedTest
  @MethodSource("methods")
  void stepsAreOfTheirOrder(RungeKutta method) {
    Ode ode =
        Ode.of((t, x, p) -> new Scalar[] {x[1], x[0].negate().multiply(p[0])}).withMethod(method);
    double[] errors = new double[2];
    for (int k = 0; k < 2; k++) {
      double h = 0.1 / (k + 1);
      Scalar[] x = Scalar.of(new double[] {1, 0});
      for (int i = 0; i < 10 * (k + 1); i++) {
        x = ode.stages().next(Scalar.of(i * h), x, Scalar.of(h), Scalar.of(new double[] {1}));
      }
      errors[k] = Math.hypot(x[0].value() - Math.cos(1), x[1].value() + Math.sin(1));
    }
    double order = Math.log(errors[0] / errors[1]) / Math.log(2);
    assertEquals(method.estimatePower(), order, 0.35, method.toString());
  }

  /** All repeat the steps that were chosen. */
  @Test
  void bitsDoNotDependOnSnapshotsOrMode() {
    Ode ode =
        Ode.of((t, x, p) -> new Scalar[] {x[1], x[0].sin().multiply(p[0]).negate().add(t.cos())});
    double[] start = {1, 0.2};
    OdeSolution all = ode.withSnapshots(10_000).solve(0, 20, start, 1.3);
    OdeSolution few = ode.withSnapshots(3).solve(0, 20, start, 1.3);
    assertTrue(all.steps() > 50, all::toString);
    assertArrayEquals(all.state(), few.state());
    StateFunction loss = (t, x, p) -> x[0].multiply(x[1]);
    OdeGradient one = all.gradient(loss);
    OdeGradient other = few.gradient(loss);
    assertEquals(one.value(), other.value());
    assertArrayEquals(one.initialState(), other.initialState());
    assertArrayEquals(one.parameters(), other.parameters());
    assertTrue(other.report().schedule().advances() > all.steps());
    double[] z = {1, 0.2, 1.3};
    assertArrayEquals(all.state(), Arrays.copyOf(all.sensitivities().value(), 2));
    assertArrayEquals(
        all.state(), Arrays.copyOf(new ReverseMode().vjp(all.function(), z).value(), 2));
    assertEquals(all.state()[0] * all.state()[1], one.value());
    double[][] forward = new ForwardMode().jacobian(all.function(), z);
    double byP = forward[0][2] * all.state()[1] + forward[1][2] * all.state()[0];
    assertEquals(byP, one.parameters()[0], 1e-11 * Math.abs(byP));
  }

  /** A body thrown upwards lands at {@code t = (v + √(v² + 2 g y))/g}. */
  @ParameterizedTest
  @MethodSource("methods")
  void theTimeOfAnEventIsDifferentiated(RungeKutta method) {
    Ode ball =
        Ode.of((t, x, p) -> new Scalar[] {x[1], p[0].negate()})
            .withMethod(method)
            .until((t, x, p) -> x[0]);
    OdeSolution solution = ball.solve(0, 100, new double[] {10, 3}, 9.81);
    double root = Math.sqrt(9 + 2 * 9.81 * 10);
    double landing = (3 + root) / 9.81;
    assertEquals(landing, solution.time(), 1e-12);
    assertEquals(-root, solution.state()[1], 1e-11);
    OdeGradient gradient = solution.gradient((t, x, p) -> t);
    double byG = 10 / (9.81 * root) - landing / 9.81;
    assertArrayEquals(new double[] {1 / root, landing / root}, gradient.initialState(), 1e-12);
    assertEquals(byG, gradient.parameters()[0], 1e-12);
    double[][] forward = solution.sensitivities().jacobian();
    assertArrayEquals(new double[] {1 / root, landing / root, byG}, forward[2], 1e-12);
    assertArrayEquals(new double[] {0, 0, 0}, forward[0], 1e-12);
    assertEquals(-9.81 / root, forward[1][0], 1e-12);
  }

  /** {@code x(1) = x_0 eᵖ}; and the time at which it is 3, {@code log(3/x_0)/p}. */
  @ParameterizedTest
  @MethodSource("methods")
  void productsWithTheHessianAreThoseOfTheClosedForm(RungeKutta method) {
    Ode ode = GROWTH.withMethod(method).withTolerances(1e-11, 1e-9);
    SteppingHvp hvp =
        ode.solve(0, 1, new double[] {2}, 0.5).hvp((t, x, p) -> x[0], new double[] {1}, 10);
    double e = Math.exp(0.5);
    assertArrayEquals(new double[] {10 * e}, hvp.initialState(), 1e-5);
    assertArrayEquals(new double[] {e + 20 * e}, hvp.parameters(), 2e-5);
    SteppingHvp ofTime =
        ode.until((t, x, p) -> x[0].subtract(3))
            .solve(0, 9, new double[] {2}, 0.5)
            .hvp((t, x, p) -> t, new double[] {1}, 0);
    assertArrayEquals(new double[] {1 / (0.5 * 4)}, ofTime.initialState(), 1e-5);
    assertArrayEquals(new double[] {1 / (2 * 0.25)}, ofTime.parameters(), 1e-5);
  }

  /** {@code x² - p_0 x + p_1 = 0}, to second order. */
  @Test
  void aSteadyStateIsDifferentiated() {
    Ode ode = Ode.of((t, x, p) -> new Scalar[] {x[0].multiply(p[0].subtract(x[0])).subtract(p[1])});
    double root = Math.sqrt(5);
    ReverseMode mode = new ReverseMode();
    double[] gradient = mode.gradient(p -> ode.steadyState(0, new double[] {2}, p)[0], 3, 1);
    assertArrayEquals(new double[] {(1 + 3 / root) / 2, -1 / root}, gradient, 1e-14);
    double[][] hessian = mode.hessian(p -> ode.steadyState(0, new double[] {2}, p)[0], 3, 1);
    assertEquals(-2 / (root * root * root), hessian[1][1], 1e-13);
  }

  /** Values say nothing about the step that the tangents of a state of 0 need. */
  @Test
  void stepsMaySeeTangents() {
    Ode ode = GROWTH.withTolerances(1e-9, 1e-6);
    double exact = Math.exp(4);
    OdeSolution blind = ode.solve(0, 4, new double[] {0}, 1);
    OdeSolution seeing = ode.withTangents().solve(0, 4, new double[] {0}, 1);
    assertArrayEquals(new double[] {0}, seeing.state());
    double lost = Math.abs(blind.sensitivities().jacobian()[0][0] / exact - 1);
    double kept = Math.abs(seeing.sensitivities().jacobian()[0][0] / exact - 1);
    assertTrue(lost > 5e-4, lost + " by " + blind);
    assertTrue(kept < 5e-6, kept + " by " + seeing);
    assertEquals(
        seeing.sensitivities().jacobian()[0][0],
        seeing.gradient((t, x, p) -> x[0]).initialState()[0],
        1e-12 * exact);
  }

  @Test
  void backwardsInTimeAndForNoTime() {
    OdeSolution back = GROWTH.solve(1, 0, new double[] {Math.E}, 1);
    assertEquals(1, back.state()[0], 1e-5);
    assertEquals(0, back.time());
    assertEquals(back.steps() + 1, back.times().length);
    OdeSolution none = GROWTH.solve(1, 1, new double[] {2}, 1);
    assertEquals(0, none.steps());
    assertArrayEquals(new double[] {4}, none.gradient((t, x, p) -> x[0].square()).initialState());
  }

  @Test
  void whatCannotBeSolvedIsExplained() {
    Ode explosion = Ode.of((t, x, p) -> new Scalar[] {x[0].square()});
    assertRejected("no step from time 1.00000", () -> explosion.solve(0, 2, new double[] {1}));
    assertRejected(
        "allow more by withMostSteps",
        () -> GROWTH.withMostSteps(3).withFirstStep(1e-3).solve(0, 9, new double[] {1}, 1));
    assertRejected(
        "the event does not occur by time 1.0",
        () -> GROWTH.until((t, x, p) -> x[0]).solve(0, 1, new double[] {1}, 1));
    assertRejected(
        "the event function is NaN at time 0.0",
        () -> GROWTH.until((t, x, p) -> x[0].negate().log()).solve(0, 1, new double[] {1}, 1));
    assertRejected(
        "no step from time 0.0 is small enough",
        () -> GROWTH.solve(0, 1, new double[] {Double.NaN}, 1));
    Ode root = Ode.of((t, x, p) -> new Scalar[] {x[0].square().add(1)});
    ArithmeticException error =
        assertThrows(
            ArithmeticException.class, () -> root.steadyState(0, new double[] {1}, Scalar.of(1)));
    assertTrue(error.getMessage().contains("not a solution"), error::getMessage);
  }

  private static void assertRejected(String part, Executable call) {
    String message = assertThrows(ArithmeticException.class, call).getMessage();
    assertTrue(message.contains(part), message);
  }

  /** {@code x' = x²} from 1 is {@code 1/(1 - t)}: no implicit step of size 1.5 exists. */
  @Test
  void anImplicitStepWithoutSolutionIsRejectedAtTheBeginningToo() {
    OdeSolution solution =
        Ode.of((t, x, p) -> new Scalar[] {x[0].square()})
            .withMethod(RungeKutta.sdirk4())
            .withFirstStep(1.5)
            .until((t, x, p) -> x[0].subtract(2))
            .solve(0, 2, new double[] {1});
    assertEquals(0.5, solution.time(), 1e-5);
    assertTrue(solution.rejected() > 0);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-300, 1e-200, 1, 1e300})
  void anEventMayBeOfAnyScale(double scale) {
    OdeSolution solution =
        GROWTH
            .withTolerances(1e-12, 1e-12)
            .until((t, x, p) -> x[0].subtract(2).multiply(scale))
            .solve(0, 5, new double[] {1}, 1);
    assertEquals(Math.log(2), solution.time(), 1e-11);
    assertEquals(-1, solution.gradient((t, x, p) -> t).initialState()[0], 1e-10);
  }

  @Test
  void anEventThatIsNotInItsStepAnyMoreIsExplained() {
    OdeSolution solution =
        GROWTH.until((t, x, p) -> x[0].subtract(2)).solve(0, 5, new double[] {1}, 1);
    for (double other : new double[] {0.1, 4, Double.NaN}) {
      assertRejected(
          "the event is not in the step from time",
          () -> solution.repeat(Scalar.of(new double[] {other}), Scalar.of(1)));
    }
    assertThrows(
        NullPointerException.class,
        () -> GROWTH.until((t, x, p) -> null).solve(0, 5, new double[] {1}, 1));
  }

  /** For all gradients of all solutions. */
  @Test
  void theStepOfASweepIsRecordedOnce() {
    AtomicInteger recordings = new AtomicInteger();
    Ode ode =
        Ode.of(
                (t, x, p) -> {
                  recordings.addAndGet(x[0] instanceof Constant ? 0 : 1);
                  return new Scalar[] {p[0].multiply(x[0]).add(t.sin())};
                })
            .withTolerances(1e-14, 0);
    OdeSolution solution = ode.solve(0, 50, new double[] {1}, -1);
    assertTrue(solution.steps() > 1000, solution::toString);
    OdeGradient first = solution.gradient((t, x, p) -> x[0]);
    recordings.set(0);
    OdeGradient second = solution.gradient((t, x, p) -> x[0].multiply(2));
    int compared = recordings.get();
    assertTrue(compared <= 8, () -> compared + " recordings of stages, for one step");
    assertEquals(2 * first.parameters()[0], second.parameters()[0]);
    OdeSolution other = ode.solve(0, 3, new double[] {0.5}, -0.7);
    recordings.set(0);
    double[] gradient = other.gradient((t, x, p) -> x[0]).parameters();
    assertEquals(compared, recordings.get());
    assertEquals(other.sensitivities().jacobian()[0][1], gradient[0], 1e-13);
  }

  @Test
  void arraysMayBeOverwrittenByTheEquations() {
    Ode overwriting =
        Ode.of(
            (t, x, p) -> {
              p[0] = p[0].multiply(x[0]);
              x[0] = p[0];
              return x;
            });
    for (RungeKutta method : methods()) {
      assertEquals(
          GROWTH.withMethod(method).solve(0, 1, new double[] {1}, -1).toString(),
          overwriting.withMethod(method).solve(0, 1, new double[] {1}, -1).toString());
    }
  }

  @Test
  void wrongArgumentsAreRejected() {
    for (Executable call :
        List.<Executable>of(
            () -> GROWTH.withTolerances(0, 0),
            () -> GROWTH.withTolerances(-1, 1),
            () -> GROWTH.withFirstStep(0),
            () -> GROWTH.withMostSteps(0),
            () -> GROWTH.withSnapshots(0),
            () -> GROWTH.solve(0, Double.NaN, new double[] {1}, 1),
            () -> GROWTH.solve(0, 1, new double[0], 1),
            () -> GROWTH.solve(0, 1, new double[] {1}, 1).repeat(Scalar.of(new double[2])),
            () ->
                RungeKutta.of("a", 1, new double[][] {{0}}, new double[] {2}, new double[] {0}))) {
      assertThrows(IllegalArgumentException.class, call);
    }
    Ode short1 = Ode.of((t, x, p) -> new Scalar[0]);
    assertThrows(IllegalStateException.class, () -> short1.solve(0, 1, new double[] {1}));
  }
}
