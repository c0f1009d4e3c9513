package org.duetad.reverse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicInteger;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.Vjp;
import org.junit.jupiter.api.Test;

class ReverseModeTest {

  /**
   * Mixtures of distributions have many of them; the careful pass costs a hundred times as much.
   */
  /** A pullback that is not finite is computed carefully; those after it are not. */
  @Test
  void pullbacksDoNotDependOnEarlierOnes() {
    AtomicInteger evaluations = new AtomicInteger();
    Vjp vjp =
        new ReverseMode()
            .vjp(
                x -> {
                  evaluations.incrementAndGet();
                  return new Scalar[] {x[0].sin().multiply(x[1])};
                },
                1,
                2);
    vjp.pullback(Double.POSITIVE_INFINITY);
    int careful = evaluations.get();
    vjp.pullback(1);
    vjp.pullback(new double[][] {{1}, {2}});
    assertEquals(careful, evaluations.get());
    vjp.pullback(new double[][] {{1}, {Double.NaN}});
    assertEquals(careful + 1, evaluations.get());
  }

  @Test
  void aProbabilityThatUnderflowsNeedsNoCarefulPass() {
    AtomicInteger evaluations = new AtomicInteger();
    ScalarFunction f =
        x -> {
          evaluations.incrementAndGet();
          return Scalar.logSumExp(x);
        };
    for (double gap : new double[] {700, 740, 744.5, 745, 746, 800}) {
      evaluations.set(0);
      new ReverseMode().gradient(f, gap, 0);
      new ReverseMode().hvp(f, new double[] {gap, 0}, new double[] {1, 2});
      assertEquals(2, evaluations.get(), () -> "gap " + gap);
    }
  }

  @Test
  void recordsOnce() {
    AtomicInteger evaluations = new AtomicInteger();
    VectorFunction f =
        x -> {
          evaluations.incrementAndGet();
          return new Scalar[] {x[0].sin(), x[1].exp(), x[0].multiply(x[2])};
        };
    Differentiator mode = new ReverseMode();
    mode.jacobian(f, 1, 2, 3);
    assertEquals(1, evaluations.getAndSet(0), "a Jacobian of several outputs");
    mode.gradient(x -> f.apply(x)[2], 1, 2, 3);
    assertEquals(1, evaluations.getAndSet(0), "a gradient by several inputs");
    Vjp vjp = mode.vjp(f, 1, 2, 3);
    vjp.pullback(1, 0, 0);
    vjp.pullback(0, 1, 0);
    assertEquals(1, evaluations.getAndSet(0), "several pullbacks");
  }
}
