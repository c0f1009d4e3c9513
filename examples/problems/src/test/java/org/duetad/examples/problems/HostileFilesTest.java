package org.duetad.examples.problems;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are not data, or would harm the reader. */
class HostileFilesTest {

  @TempDir private Path folder = Path.of("");

  private static String refusal(Path file) {
    UncheckedIOException refused =
        assertTimeoutPreemptively(
            Duration.ofSeconds(20),
            () -> assertThrows(UncheckedIOException.class, () -> GmmData.read(file)));
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.length() < file.toString().length() + 300, message);
    assertTrue(message.startsWith(file.toString()), message);
    return message.substring(file.toString().length());
  }

  private String refusal(String text) throws IOException {
    return refusal(Files.writeString(folder.resolve("data.txt"), text));
  }

  @Test
  void wordsAreCutAndControlCharactersEscaped() throws IOException {
    String word = "x".repeat(100_000);
    assertEquals(
        ":1: expected d (a whole number, at least 1), found \""
            + "x".repeat(80)
            + "... (100000 characters)\"",
        refusal(word));
    assertTrue(refusal("\u001b[2J\u0007").endsWith("found \"\\u001b[2J\\u0007\""));
    assertTrue(refusal("a\u202eb\u0085c\u0000").endsWith("found \"a\\u202eb\\u0085c\\u0000\""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0x1p3", "1f", "1d", "Infinity", "NaN", "1e999", "1_0", "--1", "1e", "."})
  void onlyDecimalNumbersAreNumbers(String word) throws IOException {
    assertEquals(
        ":2: expected alpha[0] (a finite number), found \"" + word + "\"",
        refusal("1 1 1\n" + word + "\n1\n1\n1\n1\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0661", "1.0", "1e0", "0x1", "99999999999"})
  void onlyDecimalDigitsAreWholeNumbers(String word) throws IOException {
    assertEquals(
        ":1: expected d (a whole number, at least 1), found \"" + word + "\"",
        refusal(word + " 1 1"));
  }

  @Test
  void decimalNumbersOfEachForm() {
    assertEquals(
        List.of(1.0, -2.5, 3e-4, 0.5, 2.0),
        List.of("+1", "-2.5", "3e-4", ".5", "2.").stream().map(Decimals::number).toList());
  }

  @Test
  void foldersPipesAndDevicesAreNoFiles() throws IOException, InterruptedException {
    assertEquals(": expected a readable file, found a folder", refusal(folder));
    Path pipe = folder.resolve("pipe");
    boolean made;
    try {
      made = new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0;
    } catch (IOException e) {
      made = false;
    }
    assumeTrue(made, "no mkfifo here");
    assertEquals(": expected a readable file, found a device or pipe", refusal(pipe));
    Path zero = Path.of("/dev/zero");
    if (Files.exists(zero)) {
      assertEquals(": expected a readable file, found a device or pipe", refusal(zero));
    }
  }

  @Test
  void largeFilesAreRefused() throws IOException {
    Path file = folder.resolve("large.txt");
    Files.write(file, "1 2 3\n4 5 6".getBytes(StandardCharsets.UTF_8));
    assertEquals(List.of("1 2 3", "4 5 6"), TextFile.lines(file, 11));
    String message =
        String.valueOf(
            assertThrows(UncheckedIOException.class, () -> TextFile.lines(file, 10)).getMessage());
    assertTrue(message.contains("more than 10 bytes, the limit for a data file"), message);
    Path sparse = folder.resolve("sparse.txt");
    try (RandomAccessFile holes = new RandomAccessFile(sparse.toFile(), "rw")) {
      holes.setLength(1L << 40);
    }
    assertTrue(refusal(sparse).contains("bytes, the limit for a data file"));
  }
}
