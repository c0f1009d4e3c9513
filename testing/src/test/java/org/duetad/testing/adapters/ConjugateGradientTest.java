package org.duetad.testing.adapters;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.math3.exception.TooManyEvaluationsException;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.SimpleValueChecker;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.gradient.NonLinearConjugateGradientOptimizer;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.adapters.CommonsMath;
import org.duetad.core.mode.Differentiator;
import org.duetad.reverse.ReverseMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Commons Math's nonlinear conjugate gradients with our gradients. */
class ConjugateGradientTest {

  private static final Differentiator REVERSE = new ReverseMode();

  /** {@code Σ (i + 1)(x_i - i)²}: the least value is 0, at (0, 1, 2, ...). */
  private static Scalar bowl(Scalar... x) {
    Scalar[] terms = new Scalar[x.length];
    Arrays.setAll(terms, i -> x[i].subtract(i).square().multiply(i + 1));
    return Scalar.sum(terms);
  }

  private static Scalar rosenbrock(Scalar... x) {
    Scalar valley = x[1].subtract(x[0].square());
    return valley.square().multiply(100).add(x[0].subtract(1).square());
  }

  private static PointValuePair minimum(
      Differentiator mode, ScalarFunction f, int evaluations, double... start) {
    return new NonLinearConjugateGradientOptimizer(
            NonLinearConjugateGradientOptimizer.Formula.POLAK_RIBIERE,
            new SimpleValueChecker(1e-14, 1e-16),
            1e-10,
            1e-10,
            1.0)
        .optimize(
            CommonsMath.objective(f),
            CommonsMath.gradient(mode, f),
            GoalType.MINIMIZE,
            new InitialGuess(start),
            new MaxEval(evaluations));
  }

  @ParameterizedTest
  @MethodSource("org.duetad.testing.Modes#all")
  void quadraticForm(Differentiator mode) {
    PointValuePair found = minimum(mode, ConjugateGradientTest::bowl, 2000, 5, -5, 5, -5);
    assertArrayEquals(new double[] {0, 1, 2, 3}, found.getPoint(), 1e-7);
    assertEquals(0.0, found.getValue(), 1e-13);
  }

  @ParameterizedTest
  @MethodSource("org.duetad.testing.Modes#all")
  void rosenbrocksValley(Differentiator mode) {
    PointValuePair found = minimum(mode, ConjugateGradientTest::rosenbrock, 20_000, -1.2, 1);
    assertArrayEquals(new double[] {1, 1}, found.getPoint(), 1e-5);
  }

  /** An objective is one evaluation, a gradient in reverse mode one recording. */
  @Test
  void evaluationsAreNotDoubled() {
    AtomicInteger evaluations = new AtomicInteger();
    ScalarFunction counted =
        x -> {
          evaluations.incrementAndGet();
          return bowl(x);
        };
    CommonsMath.objective(counted).getObjectiveFunction().value(new double[] {1, 2});
    assertEquals(1, evaluations.get());
    CommonsMath.gradient(REVERSE, counted)
        .getObjectiveFunctionGradient()
        .value(new double[] {1, 2});
    assertEquals(2, evaluations.get());
  }

  /** A NaN value is handled by the optimizer: it uses up its evaluations and throws. */
  @Test
  void notANumberIsPassedOn() {
    ScalarFunction f = x -> x[0].subtract(2).sqrt();
    double[] outside = {1};
    assertTrue(
        Double.isNaN(CommonsMath.objective(f).getObjectiveFunction().value(outside)), "value");
    assertTrue(Double.isNaN(gradient(f, outside)[0]), "gradient");
    assertThrows(TooManyEvaluationsException.class, () -> minimum(REVERSE, f, 500, 1));
  }

  @Test
  void infinityIsPassedOn() {
    ScalarFunction f = x -> x[0].reciprocal();
    double[] pole = {0};
    assertEquals(
        Double.POSITIVE_INFINITY, CommonsMath.objective(f).getObjectiveFunction().value(pole));
    assertEquals(Double.NEGATIVE_INFINITY, gradient(f, pole)[0]);
  }

  private static double[] gradient(ScalarFunction f, double... x) {
    return CommonsMath.gradient(REVERSE, f).getObjectiveFunctionGradient().value(x);
  }

  @Test
  void exceptionsOfTheFunctionComeOutUnchanged() {
    IllegalStateException mine = new IllegalStateException("mine");
    ScalarFunction f =
        x -> {
          throw mine;
        };
    assertSame(
        mine, assertThrows(IllegalStateException.class, () -> minimum(REVERSE, f, 10, 1, 2)));
  }
}
