package org.duetad.reverse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicInteger;
import org.duetad.core.CarryingModeContract;
import org.duetad.core.OverflowContract;
import org.duetad.core.RuleErrors;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.Vjp;
import org.junit.jupiter.api.Test;

class ReverseModeTest extends CarryingModeContract implements RuleErrors, OverflowContract {

  ReverseModeTest() {
    super(new ReverseMode());
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
