package org.duetad.testing.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A sum over more rows than the heap has room for. The default build takes a heap of 16 MB and
 * 200,000 rows of 10 numbers; {@code -Dlarge.rows=10000000 -Dlarge.heap=128m} takes 800 MB of data.
 */
class LargeDataTest {

  private static final String ROWS = System.getProperty("large.rows", "200000");
  private static final String HEAP = System.getProperty("large.heap", "16m");

  @Test
  void moreRowsThanTheHeapHasRoomFor() throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                List.of(
                    java,
                    "-Xmx" + HEAP,
                    "-cp",
                    System.getProperty("java.class.path"),
                    LargeData.class.getName(),
                    ROWS))
            .redirectErrorStream(true)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), out);
    assertTrue(Double.isFinite(Double.parseDouble(lastLine(out))), out);
  }

  /** Below what the log says. */
  private static String lastLine(String out) {
    return out.strip().lines().reduce("", (before, line) -> line);
  }
}
