package org.duetad.acceleration.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Kernels in vectors on JDK 21 or later: this one, that of the environment variable {@code
 * VECTORS_JAVA_HOME}, or the latest that is installed beside this one.
 */
class NewerJdkTest {

  private static final Pattern RELEASE = Pattern.compile("JAVA_VERSION=\"(\\d+)");

  /** JVMs that have no C2. */
  private static final Pattern OTHER = Pattern.compile("GRAALVM_VERSION|JVM_VARIANT=\"Openj9");

  /** The bits are compared in that JVM, whose failure is that of its process. */
  @Test
  void kernelsHaveTheSameBits() throws IOException, InterruptedException {
    Optional<Path> java = newest();
    assumeTrue(java.isPresent(), "vectors: no JDK 21 or later is installed beside this one");
    String text = run(java.orElseThrow(), "--add-modules", "jdk.incubator.vector");
    assertTrue(Integer.parseInt(text.substring(0, text.indexOf(" parts"))) > 50, text);
  }

  @Test
  void withoutTheModuleTheFlagIsNamed() throws IOException, InterruptedException {
    Optional<Path> java = newest();
    assumeTrue(java.isPresent(), "vectors: no JDK 21 or later is installed beside this one");
    assertEquals("--add-modules jdk.incubator.vector would add them", run(java.orElseThrow()));
  }

  private static Optional<Path> newest() throws IOException {
    Path own = Path.of(System.getProperty("java.home"));
    String given = System.getenv("VECTORS_JAVA_HOME");
    try (Stream<Path> beside = Files.list(Objects.requireNonNull(own.toRealPath().getParent()))) {
      return Stream.concat(beside, given == null ? Stream.empty() : Stream.of(Path.of(given)))
          .filter(home -> release(home) >= 21)
          .max(Comparator.comparingInt(NewerJdkTest::release))
          .map(home -> home.resolve("bin").resolve("java"));
    }
  }

  /** The release of HotSpot that is in a directory, or 0. */
  private static int release(Path home) {
    if (!Files.isExecutable(home.resolve("bin").resolve("java"))) {
      return 0;
    }
    try {
      String facts = Files.readString(home.resolve("release"));
      Matcher matcher = RELEASE.matcher(facts);
      return matcher.find() && !OTHER.matcher(facts).find()
          ? Integer.parseInt(matcher.group(1))
          : 0;
    } catch (IOException noJdk) {
      return 0;
    }
  }

  private static String run(Path java, String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(java.toString()));
    command.addAll(List.of(options));
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), VectorProbe.class.getName()));
    Path errors = Files.createTempFile("probe", ".txt");
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    String text =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertEquals(0, process.waitFor(), text + Files.readString(errors));
    Files.delete(errors);
    return text;
  }
}
