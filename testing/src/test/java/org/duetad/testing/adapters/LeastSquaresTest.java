package org.duetad.testing.adapters;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.commons.math3.exception.ConvergenceException;
import org.apache.commons.math3.exception.DimensionMismatchException;
import org.apache.commons.math3.fitting.leastsquares.GaussNewtonOptimizer;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresOptimizer;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresProblem;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.fitting.leastsquares.MultivariateJacobianFunction;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.adapters.CommonsMath;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.reference.ComplexStep;
import org.duetad.core.reference.FiniteDifferences;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Commons Math's least squares with our values and Jacobians. */
class LeastSquaresTest {

  private static final double[] TRUTH = {2.5, -0.75, 0.5};

  /** {@code y_k = a exp(b t_k) + c} at t = 0, 1/2, 1, ... */
  private static Scalar[] decay(Scalar... p) {
    Scalar[] y = new Scalar[8];
    Arrays.setAll(y, k -> p[1].multiply(0.5 * k).exp().multiply(p[0]).add(p[2]));
    return y;
  }

  private static double[] observed() {
    return IntStream.range(0, 8)
        .mapToDouble(k -> TRUTH[0] * Math.exp(TRUTH[1] * 0.5 * k) + TRUTH[2])
        .toArray();
  }

  private static LeastSquaresProblem problem(
      MultivariateJacobianFunction model, double[] observed, double... start) {
    return new LeastSquaresBuilder()
        .model(model)
        .target(observed)
        .start(start)
        .maxEvaluations(200)
        .maxIterations(200)
        .checkerPair((i, before, after) -> false)
        .build();
  }

  private static LeastSquaresProblem decayFrom(Differentiator mode, double... start) {
    MultivariateJacobianFunction model = CommonsMath.model(mode, LeastSquaresTest::decay);
    return new LeastSquaresBuilder()
        .model(model)
        .target(observed())
        .start(start)
        .maxEvaluations(200)
        .maxIterations(200)
        .checker((i, before, after) -> after.getRMS() < 1e-14)
        .build();
  }

  private static double[] solution(LeastSquaresOptimizer optimizer, LeastSquaresProblem problem) {
    return optimizer.optimize(problem).getPoint().toArray();
  }

  @ParameterizedTest
  @MethodSource("org.duetad.testing.Modes#all")
  void levenbergMarquardt(Differentiator mode) {
    LeastSquaresOptimizer optimizer = new LevenbergMarquardtOptimizer();
    assertArrayEquals(TRUTH, solution(optimizer, decayFrom(mode, 1, -0.1, 0)), 1e-13);
  }

  @ParameterizedTest
  @MethodSource("org.duetad.testing.Modes#all")
  void gaussNewton(Differentiator mode) {
    LeastSquaresOptimizer optimizer = new GaussNewtonOptimizer();
    assertArrayEquals(TRUTH, solution(optimizer, decayFrom(mode, 2, -0.5, 0.2)), 1e-13);
  }

  /** Estimating modes fit too. */
  @Test
  void referenceModes() {
    for (Differentiator mode : List.of(new FiniteDifferences(), new ComplexStep())) {
      LeastSquaresOptimizer optimizer = new LevenbergMarquardtOptimizer();
      assertArrayEquals(TRUTH, solution(optimizer, decayFrom(mode, 1, -0.1, 0)), 1e-8, mode.name());
    }
  }

  /** Value and Jacobian of the model come from one evaluation of it. */
  @Test
  void evaluationsAreNotDoubled() {
    for (Differentiator mode : List.of(new ForwardMode(), new ReverseMode())) {
      AtomicInteger evaluations = new AtomicInteger();
      VectorFunction counted =
          p -> {
            evaluations.incrementAndGet();
            return decay(p);
          };
      MultivariateJacobianFunction model = CommonsMath.model(mode, counted);
      LeastSquaresOptimizer.Optimum optimum =
          new LevenbergMarquardtOptimizer().optimize(problem(model, observed(), 1, -0.1, 0));
      assertEquals(optimum.getEvaluations(), evaluations.get(), mode.name());
    }
  }

  /** NaN stops the decomposition, as Commons Math documents. */
  @Test
  void notANumberFollowsTheOptimizersContract() {
    VectorFunction outside = p -> new Scalar[] {p[0].log(), p[0].add(p[1])};
    MultivariateJacobianFunction model = CommonsMath.model(new ForwardMode(), outside);
    LeastSquaresProblem problem = problem(model, new double[2], -1, 1);
    LevenbergMarquardtOptimizer optimizer = new LevenbergMarquardtOptimizer();
    assertThrows(ConvergenceException.class, () -> optimizer.optimize(problem));
  }

  @Test
  void infinityFollowsTheOptimizersContract() {
    VectorFunction steep = p -> new Scalar[] {p[0].sqrt(), p[1]};
    MultivariateJacobianFunction model = CommonsMath.model(new ReverseMode(), steep);
    LeastSquaresProblem problem = problem(model, new double[] {1, 1}, 0, 0);
    LevenbergMarquardtOptimizer optimizer = new LevenbergMarquardtOptimizer();
    assertThrows(ConvergenceException.class, () -> optimizer.optimize(problem));
  }

  /** Gauss-Newton rejects a Jacobian without full rank. */
  @Test
  void rankFollowsTheOptimizersContract() {
    VectorFunction flat = p -> new Scalar[] {p[0].add(p[1]), p[0].add(p[1]).exp()};
    MultivariateJacobianFunction model = CommonsMath.model(new ReverseMode(), flat);
    LeastSquaresProblem problem = problem(model, new double[] {1, 1}, 0, 0);
    GaussNewtonOptimizer optimizer = new GaussNewtonOptimizer();
    assertThrows(ConvergenceException.class, () -> optimizer.optimize(problem));
  }

  @Test
  void tooFewObservations() {
    MultivariateJacobianFunction model =
        CommonsMath.model(new ForwardMode(), LeastSquaresTest::decay);
    LeastSquaresProblem problem = problem(model, new double[7], 1, 1, 1);
    LevenbergMarquardtOptimizer optimizer = new LevenbergMarquardtOptimizer();
    assertThrows(DimensionMismatchException.class, () -> optimizer.optimize(problem));
  }
}
