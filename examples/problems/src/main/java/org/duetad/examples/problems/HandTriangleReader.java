package org.duetad.examples.problems;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.util.MathArrays;

/** Reads ADBench's files of the complicated variant of hand tracking. */
final class HandTriangleReader {

  private static final int CORNERS = HandTriangleProblem.CORNERS;

  private HandTriangleReader() {}

  /**
   * Reads {@code n 26}, n rows {@code triangle x y z}, n pairs of unknowns, and the pose; the
   * corners of the triangles are in the model's {@code triangles.txt}.
   */
  static HandTriangleProblem read(Path file, Path model) {
    DataReader in = DataReader.blankSeparated(file);
    int n = in.whole("n", 1);
    in.whole("the number of angles", HandData.POSE, HandData.POSE);
    in.atLeast(
        6L * n + HandData.POSE,
        "numbers of " + n + " points, their places in triangles, and the pose");
    HandModel hand = HandModel.read(model);
    List<int[]> triangles = triangles(model.resolve("triangles.txt"), hand.vertices());
    int[] vertices = new int[CORNERS * n];
    double[] points = new double[3 * CORNERS * n];
    for (int i = 0; i < n; i++) {
      int triangle = in.whole("the triangle of point " + i, 0, triangles.size() - 1);
      System.arraycopy(triangles.get(triangle), 0, vertices, CORNERS * i, CORNERS);
      double[] point = in.numbers("point " + i, 3);
      for (int corner = 0; corner < CORNERS; corner++) {
        System.arraycopy(point, 0, points, 3 * (CORNERS * i + corner), 3);
      }
      in.endOfLine("point " + i);
    }
    double[] places = in.numbers("the places in triangles", 2L * n);
    double[] pose = in.numbers("the pose", HandData.POSE);
    in.end();
    return new HandTriangleProblem(
        new HandData(hand, vertices, points, pose), MathArrays.concatenate(pose, places));
  }

  private static List<int[]> triangles(Path file, int vertices) {
    DataReader in = DataReader.colonSeparated(file);
    List<int[]> triangles = new ArrayList<>();
    do {
      int[] corners = new int[CORNERS];
      String triangle = "triangle " + triangles.size();
      for (int corner = 0; corner < CORNERS; corner++) {
        corners[corner] = in.whole("a vertex of " + triangle, 0, vertices - 1);
      }
      in.endOfLine(triangle);
      triangles.add(corners);
    } while (in.hasNext());
    return triangles;
  }
}
