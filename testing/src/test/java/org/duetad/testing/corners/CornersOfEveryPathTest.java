package org.duetad.testing.corners;

import org.duetad.checkpoint.block.Checkpoint;
import org.duetad.core.ForwardingMode;
import org.duetad.core.ScalarFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.ProgramMode;
import org.duetad.core.mode.ValueAndGradient;
import org.duetad.core.replay.ReplayMode;
import org.duetad.core.rules.CornerCases;
import org.duetad.reverse.ReverseMode;
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
  class Replayed extends CornerCases {
    @Override
    protected Differentiator mode() {
      return new ReplayMode();
    }
  }

  @Nested
  class Recorded extends CornerCases {
    @Override
    protected Differentiator mode() {
      return new ForwardingMode(REVERSE) {
        @Override
        public ValueAndGradient valueAndGradient(ScalarFunction f, double... x) {
          return REVERSE.valueAndGradient(recorded(f, x), x);
        }

        @Override
        public double[][] hessian(ScalarFunction f, double... x) {
          return REVERSE.hessian(recorded(f, x), x);
        }
      };
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
      return new ForwardingMode(REVERSE) {
        @Override
        public ValueAndGradient valueAndGradient(ScalarFunction f, double... x) {
          return REVERSE.valueAndGradient(Checkpoint.ofScalar(f), x);
        }

        @Override
        public double[][] hessian(ScalarFunction f, double... x) {
          return REVERSE.hessian(Checkpoint.ofScalar(f), x);
        }
      };
    }
  }
}
