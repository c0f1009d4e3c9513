package org.duetad.acceleration.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.duetad.core.kernel.CompiledEntries;
import org.duetad.core.kernel.CompiledKernels;
import org.duetad.core.kernel.KernelCorpus;
import org.duetad.core.program.Program;
import org.junit.jupiter.api.Test;

/** Compiled kernels have the bits of those that are interpreted; no class is rejected. */
class BytecodeTest {

  private final BytecodeCompiler compiler = new BytecodeCompiler();

  private int compare(Map<String, Program> programs) {
    int functions = 0;
    for (Map.Entry<String, Program> each : programs.entrySet()) {
      functions += CompiledKernels.compare(each.getValue(), compiler::compile, each.getKey());
    }
    assertEquals(0, compiler.status().failed());
    assertEquals(functions, compiler.status().compiled());
    return functions;
  }

  @Test
  void theCorpusHasTheSameBits() {
    int functions = compare(KernelCorpus.programs());
    assertTrue(functions > 1000, "only " + functions + " functions were compiled");
  }

  @Test
  void entriesOfJacobiansHaveTheSameBits() {
    assertEquals(
        2,
        CompiledEntries.compare(
            CompiledEntries::projected, CompiledEntries.inputs(), compiler::compile, "projected"));
  }

  @Test
  void sumsInChunksHaveTheSameBits() {
    assertTrue(compare(KernelCorpus.chunks()) > 0);
  }

  @Test
  void whatUnderflowsIsNoted() {
    int functions = compare(KernelCorpus.underflows());
    assertTrue(functions > 20, "only " + functions + " functions were compiled");
  }

  @Test
  void randomFunctionsHaveTheSameBits() {
    int functions = compare(KernelCorpus.random(0, 200));
    assertTrue(functions > 400, "only " + functions + " functions were compiled");
  }
}
