package org.duetad.testing.adapters;

import static org.duetad.core.Closeness.assertSameBits;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.analysis.MultivariateFunction;
import org.apache.commons.math3.analysis.MultivariateVectorFunction;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.apache.commons.math3.analysis.differentiation.GradientFunction;
import org.apache.commons.math3.analysis.differentiation.UnivariateDifferentiableFunction;
import org.apache.commons.math3.fitting.leastsquares.MultivariateJacobianFunction;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.duetad.core.Scalar;
import org.duetad.core.adapters.CommonsMath;
import org.duetad.core.adapters.Ejml;
import org.duetad.core.mode.Differentiator;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One adapter, used by two threads at the same time, gives each the same bits as a single thread.
 */
class ThreadsTest {

  private static final int THREADS = 2;
  private static final int POINTS = 100;

  private static Scalar program(Scalar... x) {
    Scalar y = Scalar.logSumExp(x);
    for (int i = 0; i < 50; i++) {
      y = y.multiply(x[i % x.length]).sin().add(x[(i + 1) % x.length]);
    }
    return y;
  }

  private static Scalar[] map(Scalar... x) {
    return new Scalar[] {program(x), program(x).exp(), x[0].multiply(x[1])};
  }

  /** Each adapter as a function of a point of three numbers. */
  private static Map<String, UnaryOperator<double[]>> adapters(Differentiator mode) {
    Map<String, UnaryOperator<double[]>> all = new LinkedHashMap<>();
    MultivariateFunction objective =
        CommonsMath.objective(ThreadsTest::program).getObjectiveFunction();
    all.put("objective", x -> new double[] {objective.value(x)});
    MultivariateVectorFunction gradient =
        CommonsMath.gradient(mode, ThreadsTest::program).getObjectiveFunctionGradient();
    all.put("gradient", gradient::value);
    MultivariateJacobianFunction model = CommonsMath.model(mode, ThreadsTest::map);
    all.put(
        "model",
        x ->
            Arrays.stream(model.value(new ArrayRealVector(x)).getSecond().getData())
                .flatMapToDouble(Arrays::stream)
                .toArray());
    UnivariateDifferentiableFunction univariate =
        CommonsMath.univariate(mode, t -> program(t, t.exp(), t.square()));
    all.put(
        "univariate",
        x -> univariate.value(new DerivativeStructure(1, 2, 0, x[0])).getAllDerivatives());
    all.put(
        "multivariate",
        new GradientFunction(CommonsMath.multivariate(mode, ThreadsTest::program))::value);
    ejml(mode, all);
    return all;
  }

  private static void ejml(Differentiator mode, Map<String, UnaryOperator<double[]>> all) {
    DMatrixRMaj point = new DMatrixRMaj(new double[] {0.25, -0.5, 1});
    UnaryOperator<DMatrixRMaj> pullback = Ejml.pullback(mode, ThreadsTest::map, point);
    all.put("pullback", u -> pullback.apply(new DMatrixRMaj(u)).data);
    UnaryOperator<DMatrixRMaj> product = Ejml.gaussNewton(mode, ThreadsTest::map, point);
    all.put("gaussNewton", v -> product.apply(new DMatrixRMaj(v)).data);
  }

  private static double[] answers(UnaryOperator<double[]> adapter) {
    double[][] answers = new double[POINTS][];
    Arrays.setAll(answers, k -> adapter.apply(new double[] {0.01 * k, 0.5 - 0.02 * k, 1}));
    return Arrays.stream(answers).flatMapToDouble(Arrays::stream).toArray();
  }

  @ParameterizedTest
  @MethodSource("org.duetad.testing.Modes#all")
  void twoAtOnce(Differentiator mode) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      for (Map.Entry<String, UnaryOperator<double[]>> adapter : adapters(mode).entrySet()) {
        double[] alone = answers(adapter.getValue());
        CyclicBarrier together = new CyclicBarrier(THREADS);
        Callable<double[]> work =
            () -> {
              together.await();
              return answers(adapter.getValue());
            };
        for (Future<double[]> one : threads.invokeAll(Collections.nCopies(THREADS, work))) {
          assertSameBits(adapter.getKey(), alone, one.get());
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
