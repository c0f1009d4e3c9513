package org.duetad.core.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
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

  /** Operands of sums outside of loops that follow each other forwards, backwards, or in pieces. */
  @Test
  void runsOfOperandsHaveTheSameBits() {
    compareSums("backwards", x -> Scalar.dot(x, reordered(x, i -> x.length - 1 - i)));
    compareSums("in pieces", x -> Scalar.dot(x, reordered(x, i -> (i + 13) % x.length)));
    compareSums("without order", x -> Scalar.dot(x, reordered(x, i -> i * i % x.length)));
    compareSums("sum in pieces", x -> Scalar.sum(reordered(x, i -> (i + 13) % x.length)));
    compareSums("with constants", x -> Scalar.dot(x, reordered(x, i -> i < 20 ? i : -1)));
    compareSums("with itself", x -> Scalar.dot(x, x));
    compareSums("of squares and inputs", x -> Scalar.dot(squares(x), x));
    compareSums("before and after", x -> Scalar.sum(x).multiply(Scalar.dot(squares(x), x)));
  }

  private static void compareSums(String name, ScalarFunction f) {
    double[] x = new double[40];
    Arrays.setAll(x, i -> Math.sin(i + 1));
    Program program = Program.record(at -> new Scalar[] {f.apply(at)}, x);
    assertTrue(compared(Map.of(name, program)) > 0, name);
  }

  private static Scalar[] reordered(Scalar[] x, IntUnaryOperator from) {
    return IntStream.range(0, x.length)
        .map(from)
        .mapToObj(k -> k < 0 ? Scalar.of(1.5) : x[k])
        .toArray(Scalar[]::new);
  }

  private static Scalar[] squares(Scalar[] x) {
    return Arrays.stream(x).map(Scalar::square).toArray(Scalar[]::new);
  }

  private static int compared(Map<String, Program> programs) {
    return programs.entrySet().stream()
        .mapToInt(
            each -> CompiledKernels.compare(each.getValue(), LoopInterpreter::new, each.getKey()))
        .sum();
  }
}
