package org.duetad.forward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The unrolled classes are consistent: each is {@link Dual16} without the directions that it lacks.
 * Change that one, and the others as this test requires.
 */
class DualTemplateTest {

  private static final int MOST = 16;
  private static final Path SOURCES = Path.of("src/main/java/org/duetad/forward");

  /** The source of a width, white space folded. */
  private static String source(int width) throws IOException {
    String text = Files.readString(SOURCES.resolve("Dual" + width + ".java"));
    return text.replaceAll("\\s+", " ").replace("( ", "(").trim();
  }

  /** The expected source of a width. */
  private static String generated(int width) throws IOException {
    String text = source(MOST);
    for (int k = width; k < MOST; k++) {
      text = without(k, text);
    }
    text = text.replace("Dual" + MOST, "Dual" + width).replace(" of " + MOST, " of " + width);
    if (width > 1) {
      return text.replace("with 16 directions at once", "with " + width + " directions at once");
    }
    return text.replace("with 16 directions at once", "with 1 direction")
        .replace("int n = row.length - column; ", "");
  }

  /** Removes everything concerning direction k: list items, the copied one, statements. */
  private static String without(int k, String text) {
    return text.replaceAll(
            ", (double |slope \\* )?t" + k + "( \\+ otherSlope \\* y\\.t" + k + ")?(?=[,)])", "")
        .replace(" if (n > " + k + ") { row[column + " + k + "] = t" + k + "; }", "")
        .replaceAll(" [^;{}]*\\bt" + k + "\\b[^;{}]*;", "");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 8})
  void isTheWidestOneWithFewerDirections(int width) throws IOException {
    assertEquals(generated(width), source(width));
  }

  /** A direction that is missing or treated differently is detected. */
  @Test
  void differencesAreSeen() throws IOException {
    assertNotEquals(generated(8), source(4));
    assertNotEquals(generated(8), source(8).replace("slope * t5", "slope * t4"));
    assertNotEquals(generated(8), source(8).replace("case 7 -> t7 = tangent;", ""));
  }
}
