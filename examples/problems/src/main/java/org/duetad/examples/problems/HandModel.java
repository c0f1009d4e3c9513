package org.duetad.examples.problems;

import java.nio.file.Path;

/**
 * A posable hand: 22 bones and a skin of vertices, each of which follows some bones. Bone 0 is the
 * wrist; finger f (thumb to pinky) has the bones 1+4f to 4+4f, each the child of the one before,
 * the first one a child of the wrist; bone 21 is the forearm, also a child of the wrist.
 */
public final class HandModel {

  /** The number of bones. */
  public static final int BONES = 22;

  /** The number of elements of an affine transform: 4 x 4, column by column. */
  public static final int TRANSFORM = 16;

  private final double[] relative;
  private final double[] inverseAbsolute;
  private final double[] positions;
  private final int[][] bones;
  private final double[][] weights;

  /**
   * A model.
   *
   * @param relative each bone's transform relative to its parent at rest, 22 x 16
   * @param inverseAbsolute each bone's inverse transform at rest, 22 x 16
   * @param positions the vertices at rest, v x 3
   * @param bones the bones that each vertex follows
   * @param weights the weights of these bones
   */
  HandModel(
      double[] relative,
      double[] inverseAbsolute,
      double[] positions,
      int[][] bones,
      double[][] weights) {
    Checks.length("hand", "relative", relative, BONES * TRANSFORM);
    Checks.length("hand", "inverseAbsolute", inverseAbsolute, BONES * TRANSFORM);
    Checks.length("hand", "positions", positions, 3L * bones.length);
    this.relative = relative;
    this.inverseAbsolute = inverseAbsolute;
    this.positions = positions;
    this.bones = bones;
    this.weights = weights;
  }

  /**
   * The parent of a bone.
   *
   * @param bone the bone, 0 to 21
   * @return the parent; -1 of the wrist
   */
  public static int parent(int bone) {
    return bone == 0 ? -1 : bone % 4 == 1 ? 0 : bone - 1;
  }

  /**
   * Where ADBench keeps the model of an instance.
   *
   * @param file the file of the instance
   * @return the directory {@code model} beside it
   */
  public static Path beside(Path file) {
    return file.resolveSibling("model");
  }

  /**
   * Reads ADBench's {@code bones.txt} and {@code vertices.txt}.
   *
   * @param directory the directory of the two files
   * @return the model
   * @throws java.io.UncheckedIOException if a file cannot be read or has another format
   */
  public static HandModel read(Path directory) {
    double[] relative = new double[BONES * TRANSFORM];
    double[] inverseAbsolute = new double[BONES * TRANSFORM];
    DataReader in = DataReader.colonSeparated(directory.resolve("bones.txt"));
    for (int bone = 0; bone < BONES; bone++) {
      in.word("the name of bone " + bone);
      in.whole("the parent of bone " + bone, parent(bone), parent(bone));
      transform(in, "the relative transform of bone " + bone, relative, bone);
      transform(in, "the inverse transform of bone " + bone, inverseAbsolute, bone);
      in.endOfLine("bone " + bone);
    }
    in.end();
    return HandSkinReader.read(directory.resolve("vertices.txt"), relative, inverseAbsolute);
  }

  /** Converts rows to columns. */
  private static void transform(DataReader in, String what, double[] transforms, int bone) {
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 4; column++) {
        transforms[bone * TRANSFORM + 4 * column + row] = in.number(what);
      }
    }
    in.exactly("the last row of " + what, 0.0, 0.0, 0.0, 1.0);
    transforms[bone * TRANSFORM + TRANSFORM - 1] = 1;
  }

  /**
   * The number of vertices.
   *
   * @return v
   */
  public int vertices() {
    return bones.length;
  }

  /**
   * Each bone's transform relative to its parent at rest, 22 x 16. Returned without copying; must
   * not be modified.
   *
   * @return 352 numbers
   */
  public double[] relative() {
    return relative;
  }

  /**
   * Each bone's inverse transform at rest, 22 x 16. Returned without copying; must not be modified.
   *
   * @return 352 numbers
   */
  public double[] inverseAbsolute() {
    return inverseAbsolute;
  }

  /**
   * The vertices at rest, v x 3. Returned without copying; must not be modified.
   *
   * @return 3 v numbers
   */
  public double[] positions() {
    return positions;
  }

  /**
   * The bones that a vertex follows. Returned without copying; must not be modified.
   *
   * @param vertex the vertex, from 0
   * @return their indices
   */
  public int[] bones(int vertex) {
    return bones[vertex];
  }

  /**
   * The weights of a vertex's bones. Returned without copying; must not be modified.
   *
   * @param vertex the vertex, from 0
   * @return as many numbers
   */
  public double[] weights(int vertex) {
    return weights[vertex];
  }
}
