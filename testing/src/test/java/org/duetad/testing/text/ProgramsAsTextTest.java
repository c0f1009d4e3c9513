package org.duetad.testing.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.program.Program;
import org.duetad.core.program.ProgramText;
import org.duetad.core.rules.RuleNames;
import org.duetad.testing.matrices.MatrixCases;
import org.duetad.testing.matrices.MatrixSample;
import org.duetad.testing.rules.DomainPoints;
import org.duetad.testing.rules.RuleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that are read from text compute the bits of those that were written. */
class ProgramsAsTextTest {

  @Test
  void anotherJvmHasTheSameBits(@TempDir Path folder) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ProgramDigests.class.getName()));
    List<String> expected = new ArrayList<>();
    for (Map.Entry<String, Program> each : ProgramDigests.programs().entrySet()) {
      Path file = folder.resolve(each.getKey() + ".txt");
      Files.writeString(file, ProgramDigests.FORMAT.write(each.getValue()));
      command.add(file.toString());
      expected.add(ProgramDigests.digest(each.getValue()));
    }
    assertEquals(expected.size(), expected.stream().distinct().count());
    assertEquals(expected, printed(command));
  }

  private static List<String> printed(List<String> command)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), text);
    return text.lines().toList();
  }

  @Test
  void aRuleThatIsNotSuppliedIsNamed() {
    String text = ProgramDigests.FORMAT.write(ProgramDigests.programs().get("arithmetic"));
    String message =
        assertThrows(IllegalArgumentException.class, () -> ProgramText.plain().read(text))
            .getMessage();
    assertTrue(message.contains("no rule is given for own.cube; supply it"), message);
  }

  /** Each rule of numbers, and its derivatives of three orders. */
  @Test
  void everyRuleOfNumbersHasAName() {
    int count = 0;
    for (RuleFunction rule : RuleFunction.table()) {
      Program program = Program.record(rule.function(), inside(rule, new Random(1)));
      for (int order = 0; order < 4 && program.slots() < 20_000; order++) {
        assertSame(program, rule + " of order " + order);
        program = order % 2 == 0 ? program.adjoint() : program.tangent();
        count++;
      }
    }
    assertTrue(count > 500, count + " programs");
    assertTrue(RuleNames.all().containsAll(List.of("sin", "root", "powPartial", "times")));
  }

  private static double[] inside(RuleFunction rule, Random random) {
    double[] x = new double[rule.operands(2, 3, 1, 4)];
    Arrays.setAll(x, i -> DomainPoints.drawOrdinary(rule.domain().apply(i), random));
    return x;
  }

  private static void assertSame(Program program, String name) {
    String text = ProgramText.plain().write(program);
    Program read = ProgramText.plain().read(text);
    assertEquals(text, ProgramText.plain().write(read), name);
    double[] x = ProgramDigests.point(program);
    assertEquals(Arrays.toString(program.evaluate(x)), Arrays.toString(read.evaluate(x)), name);
  }

  /** Each operation on matrices, and the derivatives of what was read. */
  @Test
  void everyOperationOnMatricesHasAName() {
    Map<String, Long> covered =
        MatrixCases.samples()
            .filter(ProgramsAsTextTest::hasText)
            .collect(Collectors.groupingBy(s -> s.use().covers(), Collectors.counting()));
    List<String> all = MatrixCases.all().stream().map(use -> use.covers()).distinct().toList();
    List<String> missing = all.stream().filter(use -> !covered.containsKey(use)).toList();
    assertEquals(List.of(), missing);
  }

  private static boolean hasText(MatrixSample sample) {
    Program program = Program.record(sample.function(), sample.operands());
    String text = ProgramText.plain().write(program);
    Program read = ProgramText.plain().read(text);
    assertEquals(text, ProgramText.plain().write(read), sample::toString);
    Matrix[] x = Arrays.stream(program.point()).map(Matrix.class::cast).toArray(Matrix[]::new);
    Matrix[] in = Arrays.copyOf(x, x.length + 1);
    Matrix y = program.evaluate(x)[0];
    in[x.length] = Matrix.ones(y.numRows(), y.numCols());
    assertEquals(
        bits(program.adjoint().evaluate(in)), bits(read.adjoint().evaluate(in)), sample::toString);
    return true;
  }

  private static String bits(Matrix... matrices) {
    return Arrays.stream(matrices)
        .map(m -> Arrays.toString(m.value().data))
        .collect(Collectors.joining());
  }
}
