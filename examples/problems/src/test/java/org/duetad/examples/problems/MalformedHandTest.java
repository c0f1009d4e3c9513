package org.duetad.examples.problems;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hand tracking's three files: what is read, and what is rejected. */
class MalformedHandTest {

  private static final String AFFINE = "1:0:0:0:0:1:0:0:0:0:1:0.5:-0.0:0:-0.0:1";
  private static final String VERTICES =
      """
      1:2:3:0:0:0:0:0:2:4:0.25:5:0.75
      4:5:6:0:0:0:0:0:3:1:0:21:1:2:0.0
      """;
  private static final String POSE = String.join("\n", Collections.nCopies(26, "0.1")) + "\n";
  private static final String INPUT = "2 26\n1 0.1 0.2 0.3\n0 1 2 3\n" + POSE;

  @TempDir private Path directory = Path.of("");

  @BeforeEach
  void write() throws IOException {
    Files.createDirectory(directory.resolve("model"));
    write("hand.txt", INPUT);
    write("model/bones.txt", bones());
    write("model/vertices.txt", VERTICES);
  }

  private static String bones() {
    return IntStream.range(0, HandModel.BONES)
        .mapToObj(b -> "bone" + b + ":" + HandModel.parent(b) + ":" + AFFINE + ":" + AFFINE + "\n")
        .collect(Collectors.joining());
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(directory.resolve(file), text);
  }

  private HandData read() {
    return HandData.read(directory.resolve("hand.txt"));
  }

  private void assertRefused(String file, String text, String message) throws IOException {
    write(file, text);
    Exception error = assertThrows(UncheckedIOException.class, this::read);
    assertEquals(directory.resolve(file) + message, error.getMessage());
  }

  @Test
  void wellFormedFilesAreRead() {
    HandData data = read();
    assertEquals(2, data.n());
    assertEquals(1, data.vertex(0));
    assertEquals(0.3, data.points()[2]);
    assertEquals(2, data.model().vertices());
    assertArrayEquals(new int[] {4, 5}, data.model().bones(0));
    assertArrayEquals(new int[] {21}, data.model().bones(1), "weights of zero are left out");
    assertArrayEquals(new double[] {1.0}, data.model().weights(1));
    assertEquals(0.5, data.model().relative()[14], "column by column");
    assertEquals(6, new HandProblem(data).primal().length);
  }

  /** With the weights of a place, an error is that of the corners. */
  @Test
  void theComplicatedVariantIsReadAsAProblemOfItsOwn() throws IOException {
    write("model/triangles.txt", "0:1:0\n1:0:1\n");
    write("hand.txt", "2 26\n1 0.1 0.2 0.3\n0 1 2 3\n0.5 0.25\n0.125 0.5\n" + POSE);
    HandTriangleProblem problem = HandTriangleProblem.read(directory.resolve("hand.txt"));
    assertEquals(26 + 4, problem.inputs());
    write("hand.txt", "4 26\n1 0.1 0.2 0.3\n0 0.1 0.2 0.3\n0 1 2 3\n1 1 2 3\n" + POSE);
    double[] at = new HandProblem(read()).primal();
    double[] errors = problem.primal();
    for (int r = 0; r < 3; r++) {
      // Triangle 1 is 1:0:1, triangle 0 is 0:1:0.
      assertEquals((0.5 + 0.25) * at[r] + 0.25 * at[3 + r], errors[r], 1e-14);
      assertEquals((0.125 + 0.375) * at[6 + r] + 0.5 * at[9 + r], errors[3 + r], 1e-14);
    }
  }

  @Test
  void trianglesOutsideTheModelAreRejected() throws IOException {
    write("model/triangles.txt", "0:1:2\n");
    write("hand.txt", "1 26\n0 0.1 0.2 0.3\n0.5 0.25\n" + POSE);
    Path file = directory.resolve("hand.txt");
    Exception error =
        assertThrows(UncheckedIOException.class, () -> HandTriangleProblem.read(file));
    assertEquals(
        directory.resolve("model/triangles.txt")
            + ":1: expected a vertex of triangle 0 (a whole number, from 0 to 1), found \"2\"",
        error.getMessage());
    write("hand.txt", INPUT);
    error = assertThrows(UncheckedIOException.class, () -> HandTriangleProblem.read(file));
    assertEquals(
        file
            + ":29: expected 38 numbers of 2 points, their places in triangles, and the pose, of"
            + " which at most 34 are present, found the end of the file",
        error.getMessage());
  }

  @Test
  void theComplicatedVariant() throws IOException {
    assertRefused(
        "hand.txt",
        "2 26\n1000 0.1 0.2 0.3\n0 1 2 3\n0.5 0.25\n0.5 0.25\n" + POSE,
        ":2: expected 34 numbers, those of the simple variant of hand tracking; these 38 are of the complicated"
            + " one, with points in triangles, which is the problem hand-complicated, found \"1000\"");
  }

  @Test
  void input() throws IOException {
    assertRefused(
        "hand.txt",
        INPUT.replace("2 26", "2 28"),
        ":1: expected the number of angles (a whole number, here 26), found \"28\"");
    assertRefused(
        "hand.txt",
        INPUT.replace("0 1 2 3", "2 1 2 3"),
        ":3: expected the vertex of point 1 (a whole number, from 0 to 1), found \"2\"");
    assertRefused(
        "hand.txt",
        INPUT.replace("0.2", "nan"),
        ":2: expected point 0[1] (a finite number), found \"nan\"");
    assertRefused(
        "hand.txt",
        INPUT.replace("0.1 0.2 0.3", "0.1 0.2 0.3 0.4"),
        ":2: expected the end of the line after point 0, found \"0.4\"");
    assertRefused(
        "hand.txt",
        "9 26\n1 1 2 3\n" + POSE,
        ":28: expected 62 numbers of 9 points and the pose, of which at most 30 are present,"
            + " found the end of the file");
    assertRefused("hand.txt", INPUT + "0.1\n", ":30: expected the end of the file, found \"0.1\"");
  }

  @Test
  void bonesFile() throws IOException {
    String bones = bones();
    assertRefused(
        "model/bones.txt",
        bones.replace("bone4:3:", "bone4:2:"),
        ":5: expected the parent of bone 4 (a whole number, here 3), found \"2\"");
    assertRefused(
        "model/bones.txt",
        bones.replaceFirst("0.5:-0.0:0", "0.5:-0.0:0.1"),
        ":1: expected the last row of the relative transform of bone 0 (here 0.0), found \"0.1\"");
    assertRefused(
        "model/bones.txt",
        bones.replaceFirst("0.5:", "x:"),
        ":1: expected the relative transform of bone 0 (a finite number), found \"x\"");
    assertRefused(
        "model/bones.txt",
        bones.substring(0, bones.lastIndexOf("bone21")),
        ":21: expected the name of bone 21, found the end of the file");
    assertRefused(
        "model/bones.txt",
        bones.replaceFirst("\n", ":7\n"),
        ":1: expected the end of the line after bone 0, found \"7\"");
    assertRefused(
        "model/bones.txt", bones + "more\n", ":23: expected the end of the file, found \"more\"");
  }

  @Test
  void verticesFile() throws IOException {
    assertRefused(
        "model/vertices.txt",
        VERTICES.replace("5:0.75", "22:0.75"),
        ":1: expected a bone of vertex 0 (a whole number, from 0 to 21), found \"22\"");
    assertRefused(
        "model/vertices.txt",
        VERTICES.replace("0.75", "NaN"),
        ":1: expected a weight of vertex 0 (a finite number), found \"NaN\"");
    assertRefused(
        "model/vertices.txt",
        VERTICES.replace(":2:4:", ":1:4:"),
        ":1: expected the end of the line after vertex 0, found \"5\"");
    assertRefused(
        "model/vertices.txt",
        VERTICES.replace(":2:0.0\n", ""),
        ":2: expected a bone of vertex 1 (a whole number, from 0 to 21), found the end of the file");
    assertRefused(
        "model/vertices.txt",
        "\n",
        ":1: expected 3 numbers of the position of vertex 0, of which at most 0 are present,"
            + " found the end of the file");
  }

  @Test
  void missingModel() throws IOException {
    Path bones = directory.resolve("model/bones.txt");
    Files.delete(bones);
    Exception error = assertThrows(UncheckedIOException.class, this::read);
    assertEquals(bones + ": expected a data file, found no such file", error.getMessage());
  }
}
