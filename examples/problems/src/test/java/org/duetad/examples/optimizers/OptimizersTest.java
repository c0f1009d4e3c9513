package org.duetad.examples.optimizers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.PowellOptimizer;
import org.duetad.core.ScalarFunction;
import org.duetad.core.adapters.CommonsMath;
import org.duetad.core.mode.Differentiator;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** User-written optimizers find known optima. */
class OptimizersTest {

  private static final Differentiator REVERSE = new ReverseMode();
  private static final Stop STOP = new Stop(1e-9, 20_000);
  private static final double[] POWELL = powell(LogisticObjective.generate(3));

  private static double[] powell(Minimisation objective) {
    return new PowellOptimizer(1e-14, 1e-18)
        .optimize(
            CommonsMath.objective(objective.f()),
            GoalType.MINIMIZE,
            new InitialGuess(objective.start()),
            new MaxEval(100_000))
        .getPoint();
  }

  static Stream<Optimizer> newtonLike() {
    return Stream.of(new Lbfgs(10, STOP), new Lbfgs(3, STOP), new TruncatedNewton(STOP));
  }

  static Stream<Optimizer> all() {
    return Stream.concat(
        newtonLike(), Stream.of(new Momentum(0.1, 0.9, STOP), new Adam(0.05, STOP)));
  }

  private static double[] ones(int n) {
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    return ones;
  }

  @ParameterizedTest
  @MethodSource("newtonLike")
  void rosenbrock(Optimizer optimizer) {
    for (int n : new int[] {2, 10}) {
      for (Differentiator mode : List.of(REVERSE, new ForwardMode())) {
        Run run = Minimisation.rosenbrock(n).by(optimizer, mode);
        assertArrayEquals(ones(n), run.point(), 1e-8, mode.name() + ", n = " + n);
        assertTrue(run.last().evaluations() < 1000, () -> "evaluations: " + run.last());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 10})
  void rosenbrockByFirstOrder(int n) {
    Stop stop = new Stop(1e-7, 20_000);
    for (Optimizer optimizer : List.of(new Momentum(5e-4, 0.98, stop), new Adam(0.02, stop))) {
      Run run = Minimisation.rosenbrock(n).by(optimizer, REVERSE);
      assertArrayEquals(ones(n), run.point(), 1e-6, optimizer.toString());
    }
  }

  /**
   * The loss is strictly convex: all find the unique minimum, as does Powell's derivative-free
   * method.
   */
  @ParameterizedTest
  @MethodSource("all")
  void logisticRegression(Optimizer optimizer) {
    Run run = LogisticObjective.generate(3).by(optimizer, REVERSE);
    assertTrue(run.last().gradientNorm() <= 1e-9, () -> "gradient: " + run.last());
    assertArrayEquals(POWELL, run.point(), 1e-6);
  }

  /** A minimum of the network's loss: no slope, no negative curvature, and XOR is learned. */
  @ParameterizedTest
  @MethodSource("newtonLike")
  void network(Optimizer optimizer) {
    XorNetwork network = XorNetwork.generate(1);
    Minimisation objective = network.objective();
    Run run = objective.by(optimizer, REVERSE);
    assertTrue(run.last().gradientNorm() <= 1e-8, () -> "gradient: " + run.last());
    double[][] hessian = REVERSE.hessian(objective.f(), run.point());
    double[] curvatures =
        new EigenDecomposition(new Array2DRowRealMatrix(hessian)).getRealEigenvalues();
    assertTrue(Arrays.stream(curvatures).min().orElseThrow() > 0, Arrays.toString(curvatures));
    assertEquals(1.0, network.accuracy(run.point()));
  }

  @Test
  void networkByFirstOrder() {
    XorNetwork network = XorNetwork.generate(1);
    Stop stop = new Stop(1e-4, 1000);
    for (Optimizer optimizer : List.of(new Momentum(0.3, 0.9, stop), new Adam(0.05, stop))) {
      Run run = network.objective().by(optimizer, REVERSE);
      assertTrue(run.last().value() < 0.1, () -> optimizer + ": " + run.last());
      assertEquals(1.0, network.accuracy(run.point()), optimizer.toString());
    }
  }

  /** From near the saddle of {@code x⁴/4 - x²/2 + y²} to one of the minima (±1, 0). */
  @ParameterizedTest
  @MethodSource("newtonLike")
  void negativeCurvature(Optimizer optimizer) {
    ScalarFunction f =
        x -> x[0].pow(4).divide(4).subtract(x[0].square().divide(2)).add(x[1].square());
    Run run = optimizer.minimise(REVERSE, f, 0.01, 1);
    assertArrayEquals(new double[] {1, 0}, run.point(), 1e-8);
  }

  /** One batch of all samples is plain momentum; many batches find the same minimum. */
  @Test
  void stochasticMomentum() {
    Minimisation objective = LogisticObjective.generate(3);
    Stop stop = new Stop(0, 60);
    Run whole = objective.by(new Momentum(0.1, 0.9, stop), REVERSE);
    Run oneBatch =
        new StochasticMomentum(0.1, 1e300, 0.9, 5, stop)
            .minimise(REVERSE, LogisticObjective.batches(3, 200), objective.start());
    assertArrayEquals(whole.point(), oneBatch.point(), 1e-12);
    double least = objective.by(new Lbfgs(10, new Stop(1e-10, 500)), REVERSE).last().value();
    Run batches =
        new StochasticMomentum(0.02, 10, 0.9, 5, new Stop(0, 200))
            .minimise(REVERSE, LogisticObjective.batches(3, 20), objective.start());
    assertEquals(least, batches.last().value(), 1e-4);
    assertTrue(batches.history().get(1).value() < whole.history().get(1).value());
    assertThrows(IllegalArgumentException.class, () -> LogisticObjective.batches(3, 7));
  }

  /** On {@code λ/2 x²} the iterates are those of a linear recurrence. */
  @Test
  void momentumIsARecurrence() {
    double lambda = 3;
    ScalarFunction f = x -> x[0].square().multiply(lambda / 2);
    Run run = new Momentum(0.1, 0.5, new Stop(0, 20)).minimise(REVERSE, f, 1);
    double before = 1;
    double now = 1;
    for (int k = 1; k < 20; k++) {
      double next = now + 0.5 * (now - before) - 0.1 * lambda * now;
      before = now;
      now = next;
    }
    assertEquals(now, run.point()[0], 1e-15);
  }

  /** Where the slope is constant, Adam's step is α, whatever the slope. */
  @Test
  void adamsStepHasOneSize() {
    ScalarFunction f = x -> x[0].multiply(1000).subtract(x[1].multiply(0.01));
    Run run = new Adam(0.1, new Stop(0, 11)).minimise(REVERSE, f, 5, 5);
    assertArrayEquals(new double[] {4, 6}, run.point(), 1e-5);
  }

  /** Every gradient is one evaluation of the function, and is counted. */
  @ParameterizedTest
  @MethodSource("all")
  void evaluationsAreCounted(Optimizer optimizer) {
    AtomicInteger evaluations = new AtomicInteger();
    AtomicInteger seconds = new AtomicInteger();
    ScalarFunction f = LogisticObjective.generate(1).f();
    ScalarFunction counted =
        x -> {
          evaluations.incrementAndGet();
          return f.apply(x);
        };
    Differentiator counting = new HvpCounter(REVERSE, seconds);
    Run run = optimizer.minimise(counting, counted, new double[6]);
    assertEquals(evaluations.get() + seconds.get(), run.evaluations());
  }

  @ParameterizedTest
  @MethodSource("newtonLike")
  void valuesFall(Optimizer optimizer) {
    List<HistoryEntry> history = Minimisation.rosenbrock(10).by(optimizer, REVERSE).history();
    for (int i = 1; i < history.size(); i++) {
      int at = i;
      assertEquals(i, history.get(i).iteration());
      assertTrue(
          history.get(i).value() < history.get(i - 1).value(), () -> history.get(at).toString());
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void theStartIsNotChangedAndMayBeTheAnswer(Optimizer optimizer) {
    double[] start = {1, 1};
    Run run = optimizer.minimise(REVERSE, Minimisation.rosenbrock(2).f(), start);
    assertEquals(1, run.history().size());
    assertArrayEquals(new double[] {1, 1}, start);
    double[] far = {-1, 2};
    optimizer.minimise(REVERSE, x -> x[0].softplus().add(x[0].square()).add(x[1].square()), far);
    assertArrayEquals(new double[] {-1, 2}, far);
  }
}
