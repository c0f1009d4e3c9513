package org.duetad.reverse;

import static org.duetad.core.Closeness.assertSameBits;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.matrix.Matrix;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Second derivatives with invalid functions and directions, and on several threads. */
class HvpErrorsTest {

  private static final double[] POINT = {1.5, 0.5};

  private final ReverseMode mode = new ReverseMode();

  private static Scalar f(Scalar... x) {
    return Scalar.dot(x, x).sqrt().multiply(x[0].exp()).add(Scalar.logSumExp(x));
  }

  private static void assertFails(
      Class<? extends Throwable> type, Executable call, String... words) {
    String message = assertThrows(type, call).getMessage();
    for (String word : words) {
      assertTrue(message.contains(word), message);
    }
  }

  @Test
  void wrongDirections() {
    Class<? extends Throwable> illegal = IllegalArgumentException.class;
    Class<? extends Throwable> missing = NullPointerException.class;
    double[] three = new double[3];
    assertFails(
        illegal,
        () -> mode.hvp(HvpErrorsTest::f, POINT, new double[][] {POINT, three}),
        "hvp",
        "direction 1",
        "length 3",
        "expected 2");
    assertFails(
        missing,
        () -> mode.hvp(HvpErrorsTest::f, POINT, new double[][] {POINT, null}),
        "direction 1 is null");
    assertFails(
        missing, () -> mode.hvp(HvpErrorsTest::f, POINT, (double[][]) null), "directions are null");
    assertFails(
        illegal, () -> mode.hvp(HvpErrorsTest::f, new double[0], new double[0][]), "0 coordinates");
    assertFails(
        illegal, () -> mode.hessian(HvpErrorsTest::f, new double[0]), "hessian", "0 coordinates");
    DMatrixRMaj[] square = {new DMatrixRMaj(2, 2)};
    DMatrixRMaj[] row = {new DMatrixRMaj(1, 2)};
    assertFails(illegal, () -> mode.hvp(x -> x[0].trace(), square, row), "1x2", "2x2");
  }

  @Test
  void numbersThatEscaped() {
    List<Scalar> kept = new ArrayList<>();
    ScalarFunction keeper =
        x -> {
          kept.add(x[0]);
          return f(x);
        };
    mode.hvp(keeper, POINT, POINT);
    Scalar escaped = kept.get(0);
    Class<? extends Throwable> type = IllegalStateException.class;
    List<Executable> uses =
        List.of(
            escaped::exp,
            () -> escaped.multiply(escaped),
            () -> Scalar.dot(new Scalar[] {escaped}, new Scalar[] {escaped}),
            () -> Scalar.logSumExp(escaped, escaped),
            () -> Scalar.softmax(escaped, escaped),
            () -> Matrix.of(1, 1, escaped));
    uses.forEach(use -> assertFails(type, use, "escaped"));
    assertFails(type, () -> mode.hvp(x -> escaped, POINT, POINT), "another derivative call");
    assertFails(type, () -> mode.hvp(x -> x[0].add(escaped), POINT, POINT), "derivative calls");
  }

  @Test
  void derivativesInsideOfEachOther() {
    ScalarFunction nested =
        x -> x[0].multiply(mode.hvp(y -> y[0].square().multiply(x[0]), POINT, POINT)[0]);
    assertFails(
        IllegalStateException.class,
        () -> mode.hvp(nested, POINT, POINT),
        "different derivative calls");
    ScalarFunction apart =
        x -> x[0].square().multiply(mode.hvp(y -> y[0].square(), POINT, POINT)[0]);
    assertEquals(2 * 3 * 1.5, mode.hvp(apart, POINT, POINT)[0]);
  }

  @Test
  void aFunctionThatThrows() {
    ScalarFunction throwing =
        x -> {
          f(x);
          throw new ArithmeticException("mine");
        };
    double[] before = mode.hvp(HvpErrorsTest::f, POINT, POINT);
    assertFails(ArithmeticException.class, () -> mode.hvp(throwing, POINT, POINT), "mine");
    assertSameBits("after", before, mode.hvp(HvpErrorsTest::f, POINT, POINT));
  }

  @Test
  void anotherThread() throws Exception {
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      ScalarFunction f =
          x -> {
            Future<Scalar> product = other.submit(() -> x[0].multiply(x[1]));
            assertThrows(Exception.class, product::get);
            return x[0];
          };
      mode.hvp(f, POINT, POINT);
    } finally {
      other.shutdown();
    }
  }

  /** Each call has its own tape: the bits are those of an isolated call, whatever came before. */
  @Test
  void concurrentCalls() throws Exception {
    double[] alone = new ReverseMode().hvp(HvpErrorsTest::f, POINT, POINT);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<double[]>> results = new ArrayList<>();
      IntStream.range(0, 400)
          .forEach(
              i ->
                  results.add(
                      threads.submit(
                          () -> {
                            mode.hessian(x -> f(x).multiply(x[i % 2]), POINT);
                            mode.gradient(HvpErrorsTest::f, POINT);
                            return mode.hvp(HvpErrorsTest::f, POINT, POINT);
                          })));
      for (Future<double[]> result : results) {
        assertSameBits("concurrent", alone, result.get());
      }
    } finally {
      threads.shutdown();
    }
  }
}
