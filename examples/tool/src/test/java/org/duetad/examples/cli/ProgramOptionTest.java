package org.duetad.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.duetad.core.program.Program;
import org.duetad.core.program.ProgramText;
import org.junit.jupiter.api.Test;

class ProgramOptionTest {

  private static final String TEXT =
      """
      duet program 2
      # rosenbrock: Rosenbrock's function, n=2
      # 9 instructions, at most 3 values alive at once
      %0 = input -0x1.3333333333333p0 # -1.2
      %1 = input 0x1.0p0 # 1.0
      %2 = square %0
      %3 = subtract %1 %2
      %4 = constant 0x1.0p0 # 1.0
      %5 = subtract %4 %0
      %6 = dot %3 %3
      %7 = constant 0x1.9p6 # 100.0
      %8 = multiply %6 %7
      %9 = dot %5 %5
      %10 = add %8 %9
      return %10
      # operation  count
      # add        1
      # constant   2
      # dot        2
      # multiply   1
      # square     1
      # subtract   2
      """;

  private static Run run(String problem, String size, String form, String... more) {
    Stream<String> args =
        Stream.of("compare", "--problem", problem, "--size", size, "--program", form);
    return Run.of(Stream.concat(args, Stream.of(more)).toArray(String[]::new));
  }

  @Test
  void textCanBeReadAgain() {
    Run run = run("rosenbrock", "2", "text");
    assertEquals(0, run.code(), run::err);
    assertEquals("", run.err());
    assertEquals(TEXT, run.out().replace(System.lineSeparator(), "\n"));
    Program read = ProgramText.plain().read(run.out());
    assertEquals(24.199999999999996, read.evaluate(-1.2, 1)[0]);
  }

  private static final String LOOPS =
      """
      rosenbrock: Rosenbrock's function, n=100
      303 instructions, at most 200 values alive at once
      as loops: 7 instructions, loops: 1

      program(%0 %1 ... %99) {
        %100 %101 = constant 1.0 100.0
        for i in 0..98 {
          %[102 + 3i] = square %[i]
          %[103 + 3i] = subtract %[1 + i] %[102 + 3i]
          %[104 + 3i] = subtract 1.0 %[i]
        }
        %399 = dot %103 %106 ... %397 %103 %106 ... %397
        %400 = multiply %399 100.0
        %401 = dot %104 %107 ... %398 %104 %107 ... %398
        %402 = add %400 %401
        return %402
      }
      """;

  @Test
  void loopsAreListedAsLoops() {
    Run run = run("rosenbrock", "100", "loops");
    assertEquals(0, run.code(), run::err);
    assertEquals(LOOPS, run.out().replace(System.lineSeparator(), "\n"));
  }

  @Test
  void theDerivativeIsAJavaClass() {
    Run run = run("rosenbrock", "100", "java");
    assertEquals(0, run.code(), run::err);
    assertTrue(run.out().contains("public final class Derivative {"), run::out);
    assertTrue(run.out().contains("for (int i = 98; i >= 0; i--) {"), run::out);
  }

  @Test
  void theDerivativeIsAFunctionOfC() {
    Run run = run("rosenbrock", "100", "c");
    assertEquals(0, run.code(), run::err);
    assertTrue(run.out().contains("int derivative(const double *x, double *y,"), run::out);
    assertTrue(run.out().contains("for (int i = 98; i >= 0; i--) {"), run::out);
    String wrong = run("transformer", "4,4", "c").err();
    assertTrue(wrong.contains("softmax, which has no form in C alone"), wrong);
  }

  @Test
  void whatHasNoFormInJavaIsNamed() {
    Run run = run("transformer", "4,4", "java");
    assertTrue(run.err().contains("softmax, which has no form in Java alone"), run::err);
  }

  /** A program that is too long as a listing is readable as a nest. */
  @Test
  void aLongProgramIsReadableAsLoops() {
    Run run = run("gmm", "2,5,300", "loops");
    assertEquals(0, run.code(), run::err);
    assertTrue(run.out().contains("  for i in 0..299 {"), run::out);
  }

  @Test
  void dotIsAGraphWithTheCountsAsComments() {
    Run run = run("rosenbrock", "2", "dot");
    assertEquals(0, run.code(), run::err);
    List<String> lines = run.out().lines().toList();
    assertEquals("// 9 instructions, at most 3 values alive at once", lines.get(1));
    assertEquals("digraph program {", lines.get(2));
    String exact = "tooltip=\"add\\n24.199999999999996\\nadjoint 1.0\"";
    assertTrue(
        lines.contains("  n10 [label=\"add\\n24.2\\nadjoint 1.0\", " + exact + "];"), run::out);
    assertEquals("}", lines.get(lines.size() - 1));
  }

  @Test
  void aTraceHasValuesAdjointsAndLines() {
    Run run = run("rosenbrock", "2", "trace");
    assertEquals(0, run.code(), run::err);
    List<String> lines = run.out().lines().toList();
    String first = "%2 = square(-1.2) = 1.44, org.duetad.examples.problems.RosenbrockProblem.";
    assertTrue(lines.get(3).startsWith(first), lines.get(3));
    int sweep = lines.indexOf("adjoints of the sum of all outputs");
    String last = "%10 = add\\(.*\\) = 24.19+6, adjoint 1.0, .*RosenbrockProblem.java:\\d+\\)";
    assertTrue(lines.get(sweep + 1).matches(last), lines.get(sweep + 1));
    assertTrue(
        lines
            .get(lines.size() - 1)
            .contains(" = square(-1.2) = 1.44, adjoint 87.99999999999999, "));
  }

  @Test
  void countsAreForProgramsOfAnySize() {
    Run run = run("gmm", "2,5,300", "counts");
    assertEquals(0, run.code(), run::err);
    assertTrue(run.out().lines().anyMatch(line -> line.matches("logSumExp +301")), run::out);
  }

  @Test
  void aLongProgramIsDrawnAsLoops() {
    Run run = run("gmm", "2,5,300", "dot");
    assertEquals(0, run.code(), run::err);
    List<String> lines = run.out().lines().toList();
    assertEquals("digraph loops {", lines.get(2));
    assertTrue(lines.contains("    label=\"for i in 0..299\";"), run::out);
    assertTrue(lines.size() < 200, run::out);
  }

  @Test
  void programsTooLongToReadAreRefused() {
    Run run = run("gmm", "2,5,300", "text");
    assertEquals(2, run.code());
    assertEquals("", run.out());
    assertTrue(
        run.err()
            .matches(
                "(?s)duet: --program: gmm has [0-9,]+ instructions, more than the 10,000 that are"
                    + " printed as text; choose a smaller problem, or --program counts\\s+"),
        run::err);
  }

  @Test
  void theFormOfAModeCanBeChosen() {
    Run run = run("gmm", "1,2,3", "text", "--modes", "matrix");
    assertEquals(0, run.code(), run::err);
    assertTrue(run.out().contains(" matrix.mult "), run::out);
    run("rosenbrock", "2", "text", "--modes", "matrix")
        .assertFailed(2, "rosenbrock has no matrix form; choose other modes");
  }

  @Test
  void ofSeveralBlocksTheFirstIsPrinted() {
    Run run = run("ba", "2,3,6", "counts");
    assertEquals(0, run.code(), run::err);
    assertTrue(run.out().contains(", block 1 of 12"), run::out);
  }
}
