package org.duetad.acceleration.bytecode;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.kernel.CompiledKernels;
import org.duetad.core.program.Program;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Found as a service, the compiler takes over hot kernels where it is faster. */
class HotKernelsTest {

  /** On a machine that does something else meanwhile, the trial may find it no faster. */
  private static final int ATTEMPTS = 5;

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
    int parts = 0;
    for (int attempt = 0; attempt < ATTEMPTS && parts == 0; attempt++) {
      parts = CompiledKernels.runUntilDecided(program, new double[] {0.3, 0.9, 0.1});
    }
    assertTrue(parts > 0, "interpreted in " + ATTEMPTS + " attempts");
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
