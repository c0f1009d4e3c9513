package org.duetad.examples.problems;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.duetad.core.Scalar;

/**
 * Hand tracking, the complicated variant of ADBench: each point corresponds to a place in a
 * triangle of the skin, given by two unknowns of its own. With the corners a, b, c of the posed
 * triangle,
 *
 * <pre>{@code
 * error_i = point_i - (G (u_0 a + u_1 b + (1 - u_0 - u_1) c) + t)
 *         = u_0 e_a + u_1 e_b + (1 - u_0 - u_1) e_c
 * }</pre>
 *
 * <p>where e are the errors of the simple variant ({@link HandProblem}) with the point at a corner.
 * The inputs are the 26 of the pose, followed by two for each point. A row of the Jacobian has 28
 * nonzero entries, which ADBench stores as a matrix of 28 columns, those of a row's own unknowns
 * first.
 */
public final class HandTriangleProblem extends SingleBlock {

  static final int CORNERS = 3;

  private final HandProblem corners;
  private final int n;

  /** A problem whose points stand three times in the data, at the corners of their triangles. */
  HandTriangleProblem(HandData corners, double... inputs) {
    super(
        "hand-complicated",
        "hand tracking, complicated and lean, vertices="
            + corners.model().vertices()
            + " n="
            + corners.n() / CORNERS,
        corners.n(),
        inputs);
    this.corners = new HandProblem(corners);
    n = corners.n() / CORNERS;
  }

  /**
   * An instance of the hand, pose and points of {@link HandData#generate}, with random triangles
   * and places in them.
   *
   * @param vertices the number of vertices of the hand, at least 1
   * @param n the number of points, at least 1
   * @param seed the seed
   * @return the problem
   */
  public static HandTriangleProblem generate(int vertices, int n, long seed) {
    HandData hand = HandData.generate(vertices, n, seed);
    SplittableRandom random = new SplittableRandom(seed);
    int[] corners = new int[CORNERS * n];
    Arrays.setAll(corners, i -> random.nextInt(vertices));
    double[] points = new double[3 * CORNERS * n];
    Arrays.setAll(points, i -> hand.points()[i / (3 * CORNERS) * 3 + i % 3]);
    double[] inputs = Arrays.copyOf(hand.pose(), HandData.POSE + 2 * n);
    for (int i = HandData.POSE; i < inputs.length; i++) {
      inputs[i] = 0.5 * random.nextDouble();
    }
    return new HandTriangleProblem(
        new HandData(hand.model(), corners, points, hand.pose()), inputs);
  }

  /**
   * Reads ADBench's format of the complicated variant: {@code n 26}, n rows {@code triangle x y z},
   * n pairs of unknowns, the pose; and from the directory {@code model} beside the file {@code
   * bones.txt}, {@code vertices.txt} and {@code triangles.txt}.
   *
   * @param file the file
   * @return the problem
   * @throws java.io.UncheckedIOException if a file cannot be read or has another format
   */
  public static HandTriangleProblem read(Path file) {
    return read(file, HandModel.beside(file));
  }

  /**
   * Reads ADBench's format of the complicated variant with a model elsewhere.
   *
   * @param file the file of points, places and pose
   * @param model the directory of {@code bones.txt}, {@code vertices.txt} and {@code triangles.txt}
   * @return the problem
   * @throws java.io.UncheckedIOException if a file cannot be read or has another format
   */
  public static HandTriangleProblem read(Path file, Path model) {
    return HandTriangleReader.read(file, model);
  }

  /**
   * The simple variant with each point at each corner of its triangle.
   *
   * @return the problem
   */
  public HandProblem corners() {
    return corners;
  }

  @Override
  protected Scalar[] values(Scalar... x) {
    Scalar[] at = corners.block(0).apply(Arrays.copyOf(x, HandData.POSE));
    Scalar[] errors = new Scalar[3 * n];
    for (int i = 0; i < n; i++) {
      Scalar u = x[HandData.POSE + 2 * i];
      Scalar v = x[HandData.POSE + 2 * i + 1];
      Scalar[] weights = {u, v, u.negate().add(1).subtract(v)};
      for (int r = 0; r < 3; r++) {
        int first = 3 * CORNERS * i + r;
        errors[3 * i + r] =
            Scalar.dot(new Scalar[] {at[first], at[first + 3], at[first + 6]}, weights);
      }
    }
    return errors;
  }

  @Override
  public double[] primal() {
    double[] at = corners.primal();
    double[] errors = new double[3 * n];
    for (int i = 0; i < n; i++) {
      double u = at()[HandData.POSE + 2 * i];
      double v = at()[HandData.POSE + 2 * i + 1];
      for (int r = 0; r < 3; r++) {
        int first = 3 * CORNERS * i + r;
        errors[3 * i + r] = at[first] * u + at[first + 3] * v + at[first + 6] * (1 - u - v);
      }
    }
    return errors;
  }

  @Override
  public Optional<Problem> sparseForm() {
    return Optional.of(SparseForm.of(this));
  }
}
