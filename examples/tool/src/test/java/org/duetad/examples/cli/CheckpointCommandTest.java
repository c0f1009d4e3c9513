package org.duetad.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code duet checkpoint}. */
class CheckpointCommandTest {

  @TempDir private Path folder;

  private static JsonNode json(String... args) {
    Run run = Run.of(args);
    assertEquals(0, run.code(), run::err);
    return JsonMapper.shared().readTree(run.out());
  }

  @Test
  void theCertificateIsThatOfTheTable() {
    Run run = Run.of("checkpoint", "--problem", "lorenz", "--steps", "1000", "--slots", "10");
    assertEquals(0, run.code(), run::err);
    assertTrue(run.out().contains("binomial(1000, 10), 1,000 steps"), run::out);
    assertTrue(run.out().contains("advances      3,636, 1.0000 times the optimum"), run::out);
    assertTrue(run.out().contains("10 of 10 slots, 714 writes, 999 reads"), run::out);
    for (String part : new String[] {"loss ", "by the state ", "predicted ", "instructions"}) {
      assertTrue(run.out().contains(part), run::out);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"burgers", "lorenz", "wave", "heat", "network", "shooting"})
  void aVerifiedRunGivesWhatAnyOtherGives(String problem) {
    String[] common = {"checkpoint", "--problem", problem, "--steps", "60", "--json"};
    if (!problem.equals("lorenz") && !problem.equals("shooting")) {
      common = with(common, "--size", "5");
    }
    JsonNode plain = json(with(common, "--slots", "3"));
    double predicted = plain.get("predictedSeconds").asDouble();
    assertTrue(plain.get("predictedSecondsLeast").asDouble() <= predicted, plain::toString);
    assertTrue(plain.get("predictedSecondsMost").asDouble() >= predicted, plain::toString);
    JsonNode verified = json(with(common, "--verify", "--schedule", "two-level", "--slots", "2"));
    JsonNode within = json(with(common, "--within", "20000"));
    for (String field : new String[] {"loss", "stateGradient", "parameterGradient"}) {
      assertEquals(plain.get(field), verified.get(field), field);
      assertEquals(plain.get(field), within.get(field), field);
    }
    assertTrue(
        within.get("memoryBytes").asLong() + within.get("tapeBytes").asLong() <= 20_000,
        within::toString);
  }

  private static String[] with(String[] args, String... more) {
    return Stream.of(args, more).flatMap(Stream::of).toArray(String[]::new);
  }

  /** As if the disk was full: a name may not be longer than 255 bytes. */
  @Test
  void resultsAreNotLostWithThePlot() {
    Path plot = folder.resolve("x".repeat(300) + ".png");
    Run run =
        Run.of(
            "checkpoint", "--steps", "10", "--slots", "2", "--compare", "--plot", plot.toString());
    assertEquals(3, run.code(), run::err);
    assertTrue(run.err().contains(plot + ": cannot be written ("), run.err());
    assertTrue(run.out().contains("binomial"), run.out());
  }

  @Test
  void aMissingFolderIsFoundBeforeTheWork() {
    Path plot = folder.resolve("no/such/folder.png");
    Run run = Run.of("checkpoint", "--compare", "--plot", plot.toString());
    assertEquals(3, run.code(), run::err);
    assertTrue(
        run.err().contains(plot + ": cannot be written (there is no such folder)"), run.err());
    assertEquals("", run.out());
  }

  @Test
  void allSchedulesAreCompared() throws IOException {
    Path plot = folder.resolve("schedules.png");
    Run run =
        Run.of(
            "checkpoint",
            "--compare",
            "--problem",
            "wave",
            "--size",
            "6",
            "--steps",
            "50",
            "--slots",
            "4",
            "--plot",
            plot.toString());
    assertEquals(0, run.code(), run::err);
    for (String schedule :
        List.of(
            "store-all", "every-kth", "binomial", "two-level", "cost-aware", "nested", "online")) {
      assertTrue(run.out().contains("\n" + schedule + " "), run::out);
    }
    assertTrue(run.out().contains("AGREE: the gradients of all schedules have the same bits"));
    assertTrue(ImageIO.read(plot.toFile()).getWidth() > 300);
    JsonNode compared =
        json("checkpoint", "--compare", "--problem", "lorenz", "--steps", "50", "--json");
    assertTrue(compared.get("same").asBoolean());
    assertEquals(7, compared.get("schedules").size());
  }

  /** Planned step by step, and of several at once where there are too many. */
  @Test
  void nestedSchedulesWriteToDiskOnTheWayBack() {
    String[] slots = {"--slots", "1", "--disk-slots", "4", "--json"};
    String[] lorenz = with(new String[] {"checkpoint", "--problem", "lorenz"}, slots);
    JsonNode binomial =
        json("checkpoint", "--problem", "lorenz", "--steps", "500", "--slots", "5", "--json");
    JsonNode nested = json(with(lorenz, "--steps", "500", "--schedule", "nested"));
    assertEquals("nested(500, 1, 4)", nested.get("schedule").asString());
    assertEquals(binomial.get("stateGradient"), nested.get("stateGradient"));
    assertTrue(nested.get("diskWrites").asLong() > 4, nested::toString);
    assertTrue(nested.get("diskPeakSlots").asLong() <= 4, nested::toString);
    JsonNode many = json(with(lorenz, "--steps", "20000", "--schedule", "nested"));
    assertEquals("chunked(nested(2500, 1, 4), 8, 20000)", many.get("schedule").asString());
    assertEquals(20_000, many.get("tapedSteps").asLong());
  }

  @Test
  void theShootingProblemIsSolved() {
    JsonNode solution =
        json("checkpoint", "--problem", "shooting", "--steps", "2000", "--json").get("solution");
    assertTrue(solution.get("loss").asDouble() < 1e-10, solution::toString);
    double velocity = solution.get("velocity").asDouble();
    double angle = 0;
    double speed = velocity;
    for (int i = 0; i < 2000; i++) {
      speed -= 5e-4 * (Math.sin(angle) + 0.05 * speed);
      angle += 5e-4 * speed;
    }
    assertEquals(2, angle, 1e-5);
  }

  @ParameterizedTest
  @CsvSource({
    "--problem, heart, unknown problem \"heart\"",
    "--schedule, revolve, unknown schedule \"revolve\"",
    "--slots, 0, --slots: 0; pass 1 or more",
    "--steps, -1, --steps: -1",
    "--size, 1, --size: 1",
    "--within, 10, not enough",
    "--plot, x.png, add --compare"
  })
  void wrongUseIsSaid(String option, String value, String message) {
    Run run = Run.of("checkpoint", "--problem", "lorenz", "--steps", "5", option, value);
    if (option.equals("--problem") || option.equals("--steps")) {
      run = Run.of("checkpoint", option, value);
    }
    assertEquals(2, run.code(), run::out);
    assertTrue(run.err().contains(message), run::err);
    assertEquals("", run.out());
  }

  @Test
  void anInterruptLeavesNoFile() throws Exception {
    assumeTrue(
        Files.isExecutable(Path.of("/bin/kill")) && Files.isDirectory(Path.of("/proc/self/fd")),
        "there is no /bin/kill to interrupt with, or no /proc to see open files in");
    Path errors = folder.resolve("errors");
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                "org.duetad.examples.Duet",
                "checkpoint",
                "--problem",
                "lorenz",
                "--steps",
                "1000000",
                "--schedule",
                "two-level",
                "--slots",
                "3",
                "--disk-slots",
                "20")
            .redirectError(errors.toFile())
            .redirectOutput(folder.resolve("output").toFile())
            .start();
    try {
      while (!hasOpened(process, temporary)) {
        assertFalse(process.waitFor(50, TimeUnit.MILLISECONDS), () -> "it ended: " + read(errors));
      }
      new ProcessBuilder("/bin/kill", "-INT", Long.toString(process.pid())).start().waitFor();
      assertTrue(process.waitFor(20, TimeUnit.SECONDS));
    } finally {
      process.destroyForcibly();
    }
    try (Stream<Path> left = Files.list(temporary)) {
      assertEquals(
          0, left.filter(file -> !file.getFileName().toString().startsWith("hsperf")).count());
    }
  }

  /** Whether a process has a file open that is or was in a folder. */
  private static boolean hasOpened(Process process, Path folder) throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc/" + process.pid() + "/fd"))) {
      return open.anyMatch(file -> target(file).startsWith(folder.toString()));
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException closed) {
      return "";
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
