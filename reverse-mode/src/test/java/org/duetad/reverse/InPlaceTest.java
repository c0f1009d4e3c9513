package org.duetad.reverse;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.junit.jupiter.api.Test;

/** A gradient in place allocates the numbers of its function, and a few small objects. */
class InPlaceTest {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int CALLS = 50;

  /** A few objects of fixed size for each call: the tape's handles, an array of one output. */
  private static final long HANDLES = 1500;

  private static Scalar loss(Scalar... x) {
    Scalar sum = Scalar.dot(x, x);
    for (Scalar xi : x) {
      sum = sum.add(xi.sin().multiply(xi));
    }
    return sum;
  }

  private static long bytesPerCall(Runnable call) {
    call.run();
    long id = Thread.currentThread().getId();
    long before = THREADS.getThreadAllocatedBytes(id);
    for (int i = 0; i < CALLS; i++) {
      call.run();
    }
    return (THREADS.getThreadAllocatedBytes(id) - before) / CALLS;
  }

  @Test
  void allocatesTheNumbersOfTheFunctionOnly() {
    for (int n : new int[] {1, 100, 10_000}) {
      double[] x = new double[n];
      double[] gradient = new double[n];
      ScalarFunction f = InPlaceTest::loss;
      ReverseMode mode = new ReverseMode();
      Tape tape = new Tape();
      long numbers =
          bytesPerCall(
              () -> {
                tape.clear();
                f.apply(tape.variables(x));
              });
      long inPlace = bytesPerCall(() -> mode.gradient(f, x, gradient));
      assertTrue(
          inPlace <= numbers + HANDLES, n + " inputs: " + inPlace + " bytes, numbers " + numbers);
      assertTrue(numbers >= 16L * n, "the numbers are counted: " + numbers);
    }
  }
}
