package org.duetad.testing.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.duetad.core.ForwardingMode;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.Jvp;
import org.duetad.forward.ForwardMode;
import org.duetad.testing.DerivativeLaw;
import org.duetad.testing.ModeLaws;
import org.junit.jupiter.api.Test;

/** A wrong mode does not satisfy the contract, which the library's modes do. */
class DifferentiatorContractTest {

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
