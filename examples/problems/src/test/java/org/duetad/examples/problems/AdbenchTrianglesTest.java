package org.duetad.examples.problems;

import static org.duetad.core.Closeness.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The complicated variant of hand tracking on ADBench's data. */
class AdbenchTrianglesTest {

  private static final String SIMPLE = "hand/simple_small/hand1_t26_c100.txt";

  /** Places at a corner, of ADBench's triangles, make it the simple variant. */
  @Test
  void atCornersItIsTheSimpleVariant(@TempDir Path folder) throws IOException {
    Path file = Adbench.file(SIMPLE);
    HandData simple = HandData.read(file);
    List<String> triangles = Files.readAllLines(file.resolveSibling("model/triangles.txt"));
    List<String> lines = new ArrayList<>(List.of(simple.n() + " " + HandData.POSE));
    List<String> places = new ArrayList<>();
    for (int i = 0; i < simple.n(); i++) {
      String vertex = String.valueOf(simple.vertex(i));
      int triangle = triangleOf(vertex, triangles);
      int corner = Arrays.asList(triangles.get(triangle).split(":", -1)).indexOf(vertex);
      double[] point = Arrays.copyOfRange(simple.points(), 3 * i, 3 * i + 3);
      lines.add(triangle + " " + point[0] + " " + point[1] + " " + point[2]);
      places.add((corner == 0 ? 1 : 0) + " " + (corner == 1 ? 1 : 0));
    }
    lines.addAll(places);
    Arrays.stream(simple.pose()).mapToObj(String::valueOf).forEach(lines::add);
    Path complicated = Files.write(folder.resolve("hand.txt"), lines);
    Problem problem = HandTriangleProblem.read(complicated, file.resolveSibling("model"));
    double[] expected = new HandProblem(simple).derivative(new ReverseMode());
    assertEquals(1.922433945358806e-01, problem.primal()[0], 1e-11);
    double[] derivative = problem.derivative(new ReverseMode());
    assertClose("pose", expected, Arrays.copyOf(derivative, expected.length), 1e-12);
  }

  private static int triangleOf(String vertex, List<String> triangles) {
    for (int t = 0; t < triangles.size(); t++) {
      if (Arrays.asList(triangles.get(t).split(":", -1)).contains(vertex)) {
        return t;
      }
    }
    throw new AssertionError("no triangle of vertex " + vertex);
  }

  @Test
  void modesAgreeOnTheFilesOfTheVariant() {
    Path file = Adbench.file("hand/complicated_small/hand1_t26_c100.txt");
    Problem problem = HandTriangleProblem.read(file);
    assertEquals(HandData.POSE + 2 * 100, problem.inputs());
    assertEquals(300, problem.outputs());
    double[] reverse = problem.derivative(new ReverseMode());
    assertClose("modes", reverse, problem.derivative(new ForwardMode()), 1e-12);
  }
}
