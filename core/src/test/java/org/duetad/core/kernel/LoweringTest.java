package org.duetad.core.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.program.Program;
import org.duetad.core.program.loops.LoopInterpreter;
import org.junit.jupiter.api.Test;

/** The loops that describe a kernel have its bits. */
class LoweringTest {

  @Test
  void loopsOfTheCorpusHaveTheSameBits() {
    int functions = compared(KernelCorpus.programs());
    assertTrue(functions > 1000, "only " + functions + " functions were made");
  }

  @Test
  void loopsOfRandomFunctionsHaveTheSameBits() {
    int functions = compared(KernelCorpus.random(0, 300));
    assertTrue(functions > 600, "only " + functions + " functions were made");
  }

  /** Where fewer products were noted, a zero would stay, and no careful pass would mend it. */
  @Test
  void whatUnderflowsIsNoted() {
    Map<String, Program> programs = KernelCorpus.underflows();
    assertTrue(compared(programs) >= programs.size());
    ScalarFunction absolute = x -> x[0].multiply(1e-150).abs();
    assertEquals(1e-150, CompiledKernels.derivative(absolute, 1e-200, LoopInterpreter::new));
    ScalarFunction quotient = x -> x[0].divide(1e-200).multiply(1e-200).multiply(1e-150);
    assertEquals(
        1e-150, CompiledKernels.derivative(quotient, 1e-200, LoopInterpreter::new), 1e-165);
  }

  @Test
  void bothSlopesOfAQuotientAreNoted() {
    ScalarFunction inverse = x -> Scalar.of(1).divide(x[0]).multiply(1e-300).multiply(1e-40);
    double derivative = CompiledKernels.derivative(inverse, 1e-49, LoopInterpreter::new);
    assertEquals(-1e-242, derivative, 1e-256);
  }

  private static int compared(Map<String, Program> programs) {
    return programs.entrySet().stream()
        .mapToInt(
            each -> CompiledKernels.compare(each.getValue(), LoopInterpreter::new, each.getKey()))
        .sum();
  }
}
