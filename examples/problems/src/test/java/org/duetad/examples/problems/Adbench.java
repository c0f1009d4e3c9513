package org.duetad.examples.problems;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** ADBench's data, which are not part of the project: they may lie next to its checkout. */
final class Adbench {

  private static final String BESIDE = "../shared/data/adbench";

  private Adbench() {}

  /** A data file; the test is skipped without it. */
  static Path file(String name) {
    Path file = root().resolve(BESIDE).resolve(name).normalize();
    assumeTrue(Files.exists(file), () -> "skipped: no ADBench data: " + file);
    return file;
  }

  /** The project's root: tests run in the root or in a module. */
  private static Path root() {
    @Nullable Path directory = Path.of("").toAbsolutePath();
    while (directory != null && !Files.exists(directory.resolve("examples/pom.xml"))) {
      directory = directory.getParent();
    }
    return directory == null ? Path.of("") : directory;
  }
}
