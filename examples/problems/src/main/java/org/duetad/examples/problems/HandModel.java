package org.duetad.examples.problems;

import java.nio.file.Path;

/**
 * A posable hand: 22 bones and a skin of vertices, each of which follows some bones. Bone 0 is the
 * wrist; finger f (thumb to pinky) has the bones 1+4f to 4+4f, each the child of the one before,
 * the first one a child of the wrist; bone 21 is the forearm, also a child of the wrist.
 */
final class HandModel {

  static final int BONES = 22;

  /** The number of elements of an affine transform: 4 x 4, column by column. */
  static final int TRANSFORM = 16;

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

  /** The parent of a bone; -1 of the wrist. */
  static int parent(int bone) {
    return bone == 0 ? -1 : bone % 4 == 1 ? 0 : bone - 1;
  }

  /** Reads {@code bones.txt} and {@code vertices.txt}. */
  static HandModel read(Path directory) {
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

  /** The number of vertices. */
  int vertices() {
    return bones.length;
  }

  double[] relative() {
    return relative;
  }

  double[] inverseAbsolute() {
    return inverseAbsolute;
  }

  double[] positions() {
    return positions;
  }

  /** The bones that a vertex follows. */
  int[] bones(int vertex) {
    return bones[vertex];
  }

  /** The weights of a vertex's bones. */
  double[] weights(int vertex) {
    return weights[vertex];
  }
}
