package org.duetad.checkpoint.ode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.duetad.core.Scalar;
import org.duetad.core.program.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recordings of steps are kept between solutions, and follow data that change, or find them. */
class PreparedOdeTest {

  private static final double[] START = {1, 0.5};

  /** How often the right-hand side was evaluated to be recorded. */
  private final AtomicInteger recordings = new AtomicInteger();

  /** Data that the right-hand side captures. */
  private double force = 0.3;

  private Ode ode() {
    return Ode.of(
        (t, x, p) -> {
          recordings.addAndGet(isRecorded(x[0]) ? 1 : 0);
          return right(t, x, p, force);
        });
  }

  /** Whether a number is one of a program that is recorded. */
  private static boolean isRecorded(Scalar x) {
    return x.getClass().getPackage().equals(Program.class.getPackage());
  }

  private static StateFunction loss() {
    return (t, x, p) -> x[0].square().add(x[1].multiply(p[0]));
  }

  private static double[] derivatives(Ode ode, double parameter, double end) {
    OdeSolution solution = ode.solve(0, end, START, parameter);
    OdeGradient gradient = solution.gradient(loss());
    double[] product = solution.hvp(loss(), new double[] {1, 2}, 3).initialState();
    double[] all = Arrays.copyOf(solution.state(), 7);
    System.arraycopy(gradient.initialState(), 0, all, 2, 2);
    all[4] = gradient.parameters()[0];
    System.arraycopy(product, 0, all, 5, 2);
    return all;
  }

  private Ode of(String kind) {
    return switch (kind) {
      case "explicit" -> ode();
      case "implicit" -> ode().withMethod(RungeKutta.sdirk4()).withTolerances(1e-5, 1e-4);
      case "event" -> ode().until((t, x, p) -> x[0].add(0.2));
      default -> ode().withTangents();
    };
  }

  /** Other times, parameters, tolerances and losses are no other data. */
  @ParameterizedTest
  @ValueSource(strings = {"explicit", "implicit", "event", "tangents"})
  void laterSolutionsRecordNothing(String kind) {
    Ode prepared = of(kind).prepared();
    for (int run = 0; run <= 5; run++) {
      double p = 1 + 0.05 * run;
      double[] expected = derivatives(of(kind).withFirstStep(0.01), p, 4 + run);
      recordings.set(0);
      assertArrayEquals(expected, derivatives(prepared.withFirstStep(0.01), p, 4 + run));
      boolean compares = run <= 2 || run == 4;
      if (kind.equals("explicit") || kind.equals("tangents")) {
        assertEquals(compares, recordings.get() > 0, "run " + run);
      }
    }
  }

  /** Whatever is set after {@code prepared} counts, and another method has its own recordings. */
  @Test
  void settingsMayFollow() {
    Ode prepared = ode().prepared();
    derivatives(prepared, 1, 4);
    Ode implicit = prepared.withMethod(RungeKutta.sdirk4()).withTolerances(1e-5, 1e-4);
    double[] expected = derivatives(of("implicit"), 1, 4);
    for (int run = 0; run < 3; run++) {
      assertArrayEquals(expected, derivatives(implicit, 1, 4));
    }
    assertArrayEquals(derivatives(ode(), 1, 4), derivatives(prepared, 1, 4));
  }

  @Test
  void aSolutionOnlyCompares() {
    Ode ode = ode();
    ode.solve(0, 4, START, 1);
    recordings.set(0);
    ode.solve(0, 4, START, 1);
    assertEquals(7, recordings.get(), "the stages of one step");
    Ode prepared = ode().prepared();
    IntStream.range(0, 3).forEach(k -> prepared.solve(0, 4, START, 1));
    recordings.set(0);
    prepared.solve(0, 4, START, 1);
    assertEquals(0, recordings.get());
  }

  @Test
  void changedDataAreFollowedOrFound() {
    Ode prepared = ode().prepared();
    Ode ode = ode();
    derivatives(ode, 1, 4);
    derivatives(prepared, 1, 4);
    force = 0.4;
    double[] expected =
        derivatives(Ode.of((t, x, p) -> right(t, x, p, 0.4)).withFirstStep(0.01), 1, 4);
    String message =
        assertThrows(IllegalStateException.class, () -> derivatives(prepared, 1, 4)).getMessage();
    assertTrue(message.contains("captured data changed"), message);
    assertArrayEquals(expected, derivatives(ode.withFirstStep(0.01), 1, 4));
    assertArrayEquals(expected, derivatives(prepared.withFirstStep(0.01), 1, 4));
  }

  private static Scalar[] right(Scalar t, Scalar[] x, Scalar[] p, double force) {
    return new Scalar[] {x[1], x[0].sin().multiply(p[0]).negate().add(t.sin().multiply(force))};
  }

  /** A recording of other data that throws says nothing about the function now. */
  @Test
  void recordingsOfOtherDataMayThrow() {
    double[] limit = {10};
    Ode limited =
        Ode.of(
                (t, x, p) -> {
                  double most = limit[0];
                  return new Scalar[] {x[0].apply(Limited.below(most)).multiply(p[0])};
                })
            .withFirstStep(0.01);
    limited.solve(0, 1, new double[] {1}, 1);
    limit[0] = 1000;
    OdeSolution solution = limited.solve(0, 4, new double[] {1}, 1);
    assertEquals(Math.exp(4), solution.state()[0], 1e-4);
    assertEquals(0, solution.rejected());
  }

  /** A right-hand side that branches in a new way each time is evaluated itself. */
  @Test
  void readingValuesIsNoHindrance() {
    Ode reading =
        Ode.of(
                (t, x, p) -> {
                  recordings.addAndGet(isRecorded(x[0]) ? 1 : 0);
                  return new Scalar[] {x[0].multiply(p[0]).multiply(Math.cos(t.value()))};
                })
            .withTolerances(1e-12, 1e-12);
    OdeSolution solution = reading.solve(0, 20, new double[] {1}, 1);
    assertTrue(solution.steps() > 200, solution::toString);
    assertTrue(recordings.get() < 500, recordings::toString);
    assertEquals(Math.exp(Math.sin(20)), solution.state()[0], 1e-9);
  }

  @Test
  void threadsShareRecordings() {
    Ode prepared = ode().prepared();
    double[] expected = derivatives(prepared, 1, 4);
    IntStream.range(0, 50)
        .parallel()
        .forEach(i -> assertArrayEquals(expected, derivatives(prepared, 1, 4)));
  }
}
