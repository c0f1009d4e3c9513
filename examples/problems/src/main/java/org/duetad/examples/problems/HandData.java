package org.duetad.examples.problems;

import java.nio.file.Path;

/**
 * An instance of hand tracking: a model of a hand, observed points, the vertex that corresponds to
 * each, and the pose at which to differentiate.
 */
public final class HandData {

  /** The number of parameters of a pose. */
  public static final int POSE = 26;

  private final HandModel model;
  private final int[] vertices;
  private final double[] points;
  private final double[] pose;

  /**
   * An instance.
   *
   * @param model the model
   * @param vertices the vertex of each point
   * @param points the points, n x 3
   * @param pose global rotation (angle-axis) and translation, then for each finger flexion and
   *     abduction of its second bone and flexions of the third and fourth
   */
  HandData(HandModel model, int[] vertices, double[] points, double[] pose) {
    Checks.atLeast("hand", 1, "n", vertices.length);
    Checks.length("hand", "points", points, 3L * vertices.length);
    Checks.length("hand", "pose", pose, POSE);
    for (int vertex : vertices) {
      Checks.index("hand", "vertex", vertex, model.vertices());
    }
    this.model = model;
    this.vertices = vertices;
    this.points = points;
    this.pose = pose;
  }

  /**
   * A random instance as large as ADBench's small ones: 544 vertices, 100 points.
   *
   * @param seed the seed; equal seeds give equal instances
   * @return the instance
   */
  public static HandData small(long seed) {
    return generate(544, 100, seed);
  }

  /**
   * A random instance as large as ADBench's big ones: 10,000 vertices, 800 points.
   *
   * @param seed the seed; equal seeds give equal instances
   * @return the instance
   */
  public static HandData big(long seed) {
    return generate(10_000, 800, seed);
  }

  /**
   * A random instance: a hand at rest with fingers along z, 1.7 bones for each vertex on average,
   * and points near their vertices in a random pose.
   *
   * @param vertices the number of vertices
   * @param n the number of points
   * @param seed the seed; equal seeds give equal instances
   * @return the instance
   */
  public static HandData generate(int vertices, int n, long seed) {
    Checks.atLeast("hand", 1, "vertices", vertices, "n", n);
    return new HandGenerator(seed).data(vertices, n);
  }

  /**
   * Reads ADBench's format of the simple variant: {@code n 26}, n rows {@code vertex x y z}, the
   * pose; and from the directory {@code model} beside the file {@code bones.txt} and {@code
   * vertices.txt}. The complicated variant, with points in triangles, is read by {@link
   * HandTriangleProblem#read(Path)}.
   *
   * @param file the file
   * @return the instance
   * @throws java.io.UncheckedIOException if a file cannot be read or has another format
   */
  public static HandData read(Path file) {
    return read(file, HandModel.beside(file));
  }

  /**
   * Reads ADBench's format of the simple variant with a model elsewhere.
   *
   * @param file the file of points and pose
   * @param model the directory of {@code bones.txt} and {@code vertices.txt}
   * @return the instance
   * @throws java.io.UncheckedIOException if a file cannot be read or has another format
   */
  public static HandData read(Path file, Path model) {
    DataReader in = DataReader.blankSeparated(file);
    int n = in.whole("n", 1);
    in.whole("the number of angles", POSE, POSE);
    in.atLeast(4L * n + POSE, "numbers of " + n + " points and the pose");
    refuseComplicated(in, n);
    HandModel hand = HandModel.read(model);
    int[] vertices = new int[n];
    double[] points = new double[3 * n];
    for (int i = 0; i < n; i++) {
      vertices[i] = in.whole("the vertex of point " + i, 0, hand.vertices() - 1);
      System.arraycopy(in.numbers("point " + i, 3), 0, points, 3 * i, 3);
      in.endOfLine("point " + i);
    }
    double[] pose = in.numbers("the pose", POSE);
    in.end();
    return new HandData(hand, vertices, points, pose);
  }

  /** ADBench's other variant has two coordinates more for each point, in its triangle. */
  private static void refuseComplicated(DataReader in, int n) {
    if (in.remaining() == 6L * n + POSE) {
      throw in.expected(
          4L * n
              + POSE
              + " numbers, those of the simple variant of hand tracking; these "
              + in.remaining()
              + " are of the complicated one, with points in triangles, which is the problem"
              + " hand-complicated");
    }
  }

  /**
   * The number of points.
   *
   * @return n
   */
  public int n() {
    return vertices.length;
  }

  /**
   * The model.
   *
   * @return bones and skin
   */
  public HandModel model() {
    return model;
  }

  /**
   * The vertex of a point.
   *
   * @param point the point, from 0
   * @return the index of its vertex
   */
  public int vertex(int point) {
    return vertices[point];
  }

  /**
   * The observed points, n x 3. Returned without copying; must not be modified.
   *
   * @return 3 n numbers
   */
  public double[] points() {
    return points;
  }

  /**
   * The pose at which to differentiate: global rotation (angle-axis) and translation, then for each
   * finger flexion and abduction of its second bone and flexions of the third and fourth. Returned
   * without copying; must not be modified.
   *
   * @return 26 numbers
   */
  public double[] pose() {
    return pose;
  }
}
