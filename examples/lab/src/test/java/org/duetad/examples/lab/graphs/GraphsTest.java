package org.duetad.examples.lab.graphs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.UnaryFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.program.Program;
import org.duetad.core.reference.FiniteDifferences;
import org.duetad.examples.lab.Draws;
import org.duetad.examples.lab.Finding;
import org.duetad.examples.lab.Study;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GraphsTest {

  private static final long SEED = 31;

  static Stream<Study> studies() {
    return Stream.of(
        new SumProductGraph(),
        new AdjointGates(),
        new SoftplusByGates(),
        new ConvergingPaths(),
        new StepActivation());
  }

  static Stream<Differentiator> modes() {
    return Stream.of(new ForwardMode(), new ReverseMode());
  }

  @ParameterizedTest
  @MethodSource("studies")
  void graphsShowAdjoints(Study study) {
    List<String> graphs =
        study.run(SEED).all().stream()
            .filter(Finding.Graph.class::isInstance)
            .map(finding -> ((Finding.Graph) finding).dot())
            .toList();
    assertEquals(1, graphs.size());
    assertTrue(graphs.get(0).contains("adjoint"), graphs.get(0));
  }

  @ParameterizedTest
  @MethodSource("modes")
  void gatesPassAdjointsOn(Differentiator mode) {
    double[] at = Draws.gaussian(new SplittableRandom(SEED), 3);
    double x = at[0];
    double y = at[1];
    double u = at[2];
    ScalarFunction sum = v -> v[0].add(v[1]).multiply(v[2]);
    assertArrayEquals(new double[] {u, u, x + y}, mode.gradient(sum, at), 1e-15);
    ScalarFunction product = v -> v[0].multiply(v[1]).multiply(v[2]);
    assertArrayEquals(new double[] {u * y, u * x, x * y}, mode.gradient(product, at), 1e-15);
    ScalarFunction max = v -> v[0].max(v[1]).multiply(v[2]);
    assertArrayEquals(
        new double[] {x > y ? u : 0, x > y ? 0 : u, Math.max(x, y)}, mode.gradient(max, at), 0);
  }

  @ParameterizedTest
  @MethodSource("modes")
  void adjointsAddWherePathsConverge(Differentiator mode) {
    UnaryFunction q1 = x -> x.exp();
    UnaryFunction q2 = x -> x.cos();
    double x = 0.3;
    double total = mode.derivative(v -> q1.apply(v).divide(q2.apply(v)), x);
    double byPaths =
        Math.exp(x) / Math.cos(x) + Math.exp(x) * Math.sin(x) / (Math.cos(x) * Math.cos(x));
    assertEquals(byPaths, total, 1e-15);
  }

  /** Also between them: a difference that does not cross the jump is zero, like the slope. */
  @ParameterizedTest
  @MethodSource("modes")
  void stepIsFlat(Differentiator mode) {
    UnaryFunction step = x -> Scalar.select(x, Scalar.of(1.0), Scalar.of(0.0));
    for (double x : new double[] {-3, -0.1, 0, 0.1, 3}) {
      assertEquals(0, mode.derivative(step, x), 0);
    }
    assertEquals(0, new FiniteDifferences().derivative(step, 0.1), 0);
    assertEquals(0, step.value(0), 0);
    assertEquals(1, step.value(0.1), 0);
  }

  @ParameterizedTest
  @MethodSource("modes")
  void softplusOverflowsByGatesOnly(Differentiator mode) {
    UnaryFunction byGates = x -> x.exp().add(1).log();
    assertEquals(1 / (1 + Math.exp(-5)), mode.derivative(byGates, 5), 1e-15);
    assertEquals(Double.POSITIVE_INFINITY, byGates.value(800), 0);
    assertEquals(1, mode.derivative(x -> x.softplus(), 800), 0);
    assertEquals(1, Program.record(byGates.asVector(), 1.0).counts().get("exp").longValue());
  }
}
