package org.duetad.acceleration.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.duetad.core.kernel.CompiledKernels;
import org.duetad.core.kernel.KernelCorpus;
import org.duetad.core.program.Program;
import org.junit.jupiter.api.Test;

/** Compiled kernels have the bits of those that are interpreted; no class is rejected. */
class BytecodeTest {

  private final BytecodeCompiler compiler = new BytecodeCompiler();

  private int compare(Map<String, Program> programs) {
    int parts = 0;
    for (Map.Entry<String, Program> each : programs.entrySet()) {
      parts += CompiledKernels.compare(each.getValue(), compiler::compile, each.getKey());
    }
    assertEquals(0, compiler.status().failed());
    assertEquals(2L * parts, compiler.status().compiled());
    return parts;
  }

  @Test
  void theCorpusHasTheSameBits() {
    int parts = compare(KernelCorpus.programs());
    assertTrue(parts > 500, "only " + parts + " parts were compiled");
  }

  @Test
  void whatUnderflowsIsNoted() {
    int parts = compare(KernelCorpus.underflows());
    assertTrue(parts > 10, "only " + parts + " parts were compiled");
  }

  @Test
  void randomFunctionsHaveTheSameBits() {
    int parts = compare(KernelCorpus.random(0, 200));
    assertTrue(parts > 200, "only " + parts + " parts were compiled");
  }
}
