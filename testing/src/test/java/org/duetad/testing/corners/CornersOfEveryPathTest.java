package org.duetad.testing.corners;

import java.util.function.BiFunction;
import org.duetad.checkpoint.block.Checkpoint;
import org.duetad.core.ForwardingMode;
import org.duetad.core.ScalarFunction;
import org.duetad.core.kernel.KernelMode;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.ProgramMode;
import org.duetad.core.mode.ValueAndGradient;
import org.duetad.reverse.ReverseMode;
import org.duetad.testing.rules.CornerCases;
import org.junit.jupiter.api.Nested;

/** The corner cases by the paths that are no modes of their own module. */
class CornersOfEveryPathTest {

  private static final ReverseMode REVERSE = new ReverseMode();

  @Nested
  class Programs extends CornerCases {
    @Override
    protected Differentiator mode() {
      return new ProgramMode();
    }
  }

  @Nested
  class ByKernels extends CornerCases {
    @Override
    protected Differentiator mode() {
      return new KernelMode();
    }
  }

  @Nested
  class Recorded extends CornerCases {
    @Override
    protected Differentiator mode() {
      return of(CornersOfEveryPathTest::recorded);
    }
  }

  private static ScalarFunction recorded(ScalarFunction f, double... x) {
    var recorded = REVERSE.record(f.asVector(), x);
    return at -> recorded.apply(at)[0];
  }

  @Nested
  class Prepared extends CornerCases {
    @Override
    protected Differentiator mode() {
      return new ForwardingMode(REVERSE) {
        @Override
        public ValueAndGradient valueAndGradient(ScalarFunction f, double... x) {
          return REVERSE.prepare(f.asVector(), x).valueAndGradient(x);
        }

        @Override
        public double[][] hessian(ScalarFunction f, double... x) {
          return REVERSE.prepare(f.asVector(), x).hessian(x);
        }
      };
    }
  }

  @Nested
  class Checkpointed extends CornerCases {
    @Override
    protected Differentiator mode() {
      return of((f, x) -> Checkpoint.ofScalar(f));
    }
  }

  /** Reverse mode, of a function made of the given one and the point. */
  private static Differentiator of(BiFunction<ScalarFunction, double[], ScalarFunction> made) {
    return new ForwardingMode(REVERSE) {
      @Override
      public ValueAndGradient valueAndGradient(ScalarFunction f, double... x) {
        return REVERSE.valueAndGradient(made.apply(f, x), x);
      }

      @Override
      public double[][] hessian(ScalarFunction f, double... x) {
        return REVERSE.hessian(made.apply(f, x), x);
      }
    };
  }
}
