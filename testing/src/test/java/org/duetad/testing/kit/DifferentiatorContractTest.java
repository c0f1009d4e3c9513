package org.duetad.testing.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.duetad.core.ForwardingMode;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.Jvp;
import org.duetad.core.mode.ProgramMode;
import org.duetad.forward.ForwardMode;
import org.duetad.forward.TaylorMode;
import org.duetad.reverse.CompiledMode;
import org.duetad.reverse.ReverseMode;
import org.duetad.testing.DerivativeLaw;
import org.duetad.testing.ModeLaws;
import org.duetad.testing.junit.DifferentiatorContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The library's modes satisfy the kit's contract; a wrong one does not. */
class DifferentiatorContractTest {

  @Nested
  class Forward extends DifferentiatorContract {
    Forward() {
      super(new ForwardMode());
    }
  }

  @Nested
  class Reverse extends DifferentiatorContract {
    Reverse() {
      super(new ReverseMode());
    }
  }

  @Nested
  class Taylor extends DifferentiatorContract {
    Taylor() {
      super(new TaylorMode());
    }
  }

  @Nested
  class Compiled extends DifferentiatorContract {
    Compiled() {
      super(new CompiledMode());
    }
  }

  @Nested
  class Programs extends DifferentiatorContract {
    Programs() {
      super(new ProgramMode());
    }
  }

  @Test
  void aWrongModeIsFound() {
    ForwardingMode wrong =
        new ForwardingMode(new ForwardMode()) {
          @Override
          public Jvp jvp(VectorFunction f, double[] x, double[] v) {
            Jvp right = super.jvp(f, x, v);
            double[] tangent = Arrays.stream(right.tangent()).map(t -> t * (1 + 1e-10)).toArray();
            return new Jvp(right.value(), tangent);
          }
        };
    List<String> broken =
        ModeLaws.of(wrong).stream()
            .filter(law -> law.name().startsWith("a recurrence") && !holds(law))
            .map(DerivativeLaw::name)
            .toList();
    assertEquals(
        List.of(
            "a recurrence: forward: tangents agree with reverse mode",
            "a recurrence: forward: ⟨w, Jv⟩ = ⟨Jᵀw, v⟩"),
        broken);
  }

  private static boolean holds(DerivativeLaw law) {
    try {
      law.check();
      return true;
    } catch (AssertionError e) {
      return false;
    }
  }
}
