package org.duetad.testing.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.duetad.core.Scalar;
import org.duetad.core.rules.Arithmetic;
import org.duetad.core.rules.Arity;
import org.duetad.core.rules.Domain;
import org.duetad.core.rules.UnaryRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random programs have the same derivatives in every way, and the true ones. {@code
 * -Dfuzz.programs} and {@code -Dfuzz.seed} choose how many and which; what fails is written to
 * target/fuzz, shrunk, and belongs into the corpus once it is mended.
 */
class FuzzTest {

  private static final Path CORPUS = Path.of("src/test/resources/org/duetad/testing/fuzz");
  private static final Path FOUND = Path.of("target/fuzz");
  private static final int PROGRAMS = Integer.getInteger("fuzz.programs", 150);
  private static final long SEED = Long.getLong("fuzz.seed", 20_261_129);
  private static final int SHRUNK = 40;

  private static List<Path> corpus() throws IOException {
    try (Stream<Path> files = Files.list(CORPUS)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void whatWasFoundStaysMended(Path file) throws IOException {
    FuzzProgram program = FuzzProgram.parse(Files.readAllLines(file));
    assertEquals(Optional.empty(), new Check().finding(program), program::toString);
  }

  @Test
  void randomPrograms(TestReporter reporter) throws IOException {
    reporter.publishEntry("fuzz", PROGRAMS + " programs, -Dfuzz.seed=" + SEED);
    Check check = new Check();
    List<Operation> operations = Operation.all();
    List<FuzzProgram> wrong =
        IntStream.range(0, PROGRAMS)
            .parallel()
            .mapToObj(i -> Draw.program(operations, new Random(1_000_003 * SEED + i)))
            .filter(check)
            .toList();
    List<FuzzProgram> shrunk =
        wrong.stream().limit(SHRUNK).map(p -> Shrink.smallest(p, check)).distinct().toList();
    for (int i = 0; i < shrunk.size(); i++) {
      write(FOUND.resolve(SEED + "-" + i + ".txt"), shrunk.get(i), check);
    }
    String what = shrunk.isEmpty() ? "" : shrunk.get(0) + check.finding(shrunk.get(0)).orElse("");
    assertEquals(0, wrong.size(), () -> "seed " + SEED + ", " + FOUND + " has them: " + what);
  }

  private static void write(Path file, FuzzProgram program, Check check) throws IOException {
    String text = program.toString();
    int second = text.indexOf('\n') + 1;
    String comment = "# " + check.finding(program).orElse("") + "\n";
    Files.createDirectories(file.getParent());
    Files.writeString(file, text.substring(0, second) + comment + text.substring(second));
  }

  /** A wrong second derivative is found at its special point, and nothing else remains. */
  @Test
  void aPlantedFaultIsFoundAndShrunk() {
    UnaryRule planted =
        UnaryRule.of(
            "planted",
            Domain.REAL,
            x -> x * x * x,
            (x, y) -> x.value() == 1 ? Scalar.of(3) : x.square().multiply(3));
    Operation cube =
        new Operation(
            "planted",
            Arity.exactly(1),
            i -> Domain.REAL,
            x -> new Scalar[] {x[0].apply(planted)},
            x -> new Scalar[] {x[0].multiply(x[0]).multiply(x[0])});
    Operation add = Operation.named(Arithmetic.ADD.name());
    Step one = Step.of(cube, 0, List.of(2));
    FuzzProgram program =
        new FuzzProgram(
            List.of(1.0, 0.0),
            List.of(Step.of(add, 0, List.of(0, 1)), one, Step.of(add, 0, List.of(3, 1))));
    Check check = new Check();
    FuzzProgram expected = new FuzzProgram(List.of(1.0), List.of(Step.of(cube, 0, List.of(0))));
    assertEquals(expected, Shrink.smallest(program, check));
    assertTrue(check.finding(expected).orElse("").contains("for truth 6.0"));
  }

  @Test
  void textsAreProgramsAgain() {
    for (int i = 0; i < 100; i++) {
      FuzzProgram program = Draw.program(Operation.all(), new Random(i));
      assertEquals(
          program.toString(), FuzzProgram.parse(program.toString().lines().toList()).toString());
    }
  }

  @Test
  void otherFilesAreRejected() {
    List<List<String>> files =
        List.of(
            List.of(),
            List.of("duet fuzz 2", "point 1.0", "exp 0"),
            List.of("duet fuzz 1", "exp 0"),
            List.of("duet fuzz 1", "point 1.0", "exp 1"),
            List.of("duet fuzz 1", "point 1.0", "none 0"));
    for (List<String> lines : files) {
      assertThrows(IllegalArgumentException.class, () -> FuzzProgram.parse(lines), lines::toString);
    }
  }
}
