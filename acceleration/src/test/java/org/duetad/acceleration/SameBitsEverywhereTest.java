package org.duetad.acceleration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Derivatives have the same bits in a JVM with the acceleration as in one without. */
class SameBitsEverywhereTest {

  @Test
  void withAndWithoutTheAcceleration() throws IOException, InterruptedException {
    String[] off = run("-Dduet.acceleration=off");
    String[] plain = run("-Dduet.products=plain");
    String[] vectors = run("-Dduet.products=vectors", "--add-modules", "jdk.incubator.vector");
    assertEquals("switched off", off[1]);
    assertTrue(plain[1].contains("products in plain Java"), plain[1]);
    assertTrue(vectors[1].contains("products in vectors"), vectors[1]);
    assertEquals(off[0], plain[0]);
    assertEquals(off[0], vectors[0]);
  }

  /** The hash, and what accelerates. */
  private static String[] run(String... options) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(Arrays.asList(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Digest.class.getName()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String line =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertEquals(0, process.waitFor(), line);
    return line.split(" ", 2);
  }
}
