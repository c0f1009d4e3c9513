package org.duetad.acceleration.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.kernel.CompiledEntries;
import org.duetad.core.kernel.CompiledKernels;
import org.duetad.core.program.Program;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Found as a service, the compiler compiles hot kernels; the bits are the same all the time. */
class HotKernelsTest {

  private static final String STRICT = "duet.acceleration.strict";

  @BeforeEach
  void beStrict() {
    System.setProperty(STRICT, "true");
  }

  @AfterEach
  void relax() {
    System.clearProperty(STRICT);
  }

  /** Each turn reads the one before: nothing can be done side by side. */
  @Test
  void aScanIsCompiled() {
    Program program = Program.record(HotKernelsTest::scanned, 0.3, 0.9, 0.1);
    long before = CompiledKernels.compiled();
    CompiledKernels.runUntilDecided(program, new double[] {0.3, 0.9, 0.1});
    assertEquals(before + 2, CompiledKernels.compiled());
  }

  /** Each turn reads and writes what is its own: a map, in whose turns a condition holds. */
  @Test
  void entriesOfAMapAreCompiled() {
    long before = CompiledKernels.compiled();
    CompiledEntries.runUntilDecided();
    assertEquals(before + 1, CompiledKernels.compiled());
  }

  private static Scalar[] scanned(Scalar... x) {
    Scalar[] y = x.clone();
    for (int t = 0; t < 300; t++) {
      y[0] = y[0].multiply(x[1]).add(x[2]).subtract(y[1].square().multiply(0.1));
      y[1] = y[1].multiply(0.3).add(y[0]).multiply(y[2]);
      y[2] = y[0].subtract(y[2]).multiply(0.5).add(x[t % 3]);
    }
    return Arrays.copyOf(y, 2);
  }
}
