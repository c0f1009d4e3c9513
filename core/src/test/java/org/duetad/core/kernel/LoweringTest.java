package org.duetad.core.kernel;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.duetad.core.program.Program;
import org.duetad.core.program.loops.LoopInterpreter;
import org.junit.jupiter.api.Test;

/** The loops that describe a kernel have its bits. */
class LoweringTest {

  @Test
  void loopsOfTheCorpusHaveTheSameBits() {
    int parts = compared(KernelCorpus.programs());
    assertTrue(parts > 500, "only " + parts + " parts are loops");
  }

  @Test
  void loopsOfRandomFunctionsHaveTheSameBits() {
    int parts = compared(KernelCorpus.random(0, 300));
    assertTrue(parts > 300, "only " + parts + " parts are loops");
  }

  private static int compared(Map<String, Program> programs) {
    return programs.entrySet().stream()
        .mapToInt(
            each -> CompiledKernels.compare(each.getValue(), LoopInterpreter::new, each.getKey()))
        .sum();
  }
}
