package org.duetad.examples.problems;

/**
 * The skeleton of a {@link HandModel} with all products of constant transforms precomputed. With G
 * the global rotation, a bone's transform T, from the hand at rest to the hand in a pose, is
 *
 * <pre>{@code
 * T_b = G offset_b                             for a bone that does not turn
 * T_b = A_b inverse_b,  A_b = A offset_b R_b   for a bone that turns
 * }</pre>
 *
 * with A the transform of the preceding bone, or G for a finger's first turning bone.
 */
final class HandSkeleton {

  private static final int SIZE = HandModel.TRANSFORM;

  private final double[] offsets;
  private final double[] inverses;

  HandSkeleton(HandModel model) {
    inverses = model.inverseAbsolute();
    offsets = model.relative().clone();
    for (int bone = 1; bone < HandModel.BONES; bone++) {
      if (!turns(bone) || isFirst(bone)) {
        multiply(offsets, HandModel.parent(bone) * SIZE, offsets.clone(), bone * SIZE, offsets);
      }
    }
    for (int bone = 0; bone < HandModel.BONES; bone++) {
      if (!turns(bone)) {
        multiply(offsets.clone(), bone * SIZE, inverses, bone * SIZE, offsets);
      }
    }
  }

  /** {@code C = A B}, with C stored at B's offset. */
  static void multiply(double[] a, int i, double[] b, int j, double[] c) {
    for (int column = 0; column < 4; column++) {
      for (int row = 0; row < 4; row++) {
        double sum = 0;
        for (int k = 0; k < 4; k++) {
          sum += a[i + 4 * k + row] * b[j + 4 * column + k];
        }
        c[j + 4 * column + row] = sum;
      }
    }
  }

  /** Whether a bone turns by angles of the pose. */
  static boolean turns(int bone) {
    return bone > 0 && bone % 4 != 1;
  }

  /** Whether a bone is the first of its finger that turns. It has an abduction too. */
  static boolean isFirst(int bone) {
    return bone % 4 == 2;
  }

  /** The index of a turning bone's flexion in the pose. */
  static int flexion(int bone) {
    return isFirst(bone) ? bone + 4 : bone + 5;
  }

  /** The index in the pose of the abduction of a finger's first turning bone. */
  static int abduction(int bone) {
    return bone + 5;
  }

  /** Of all bones, 4 x 4 each, column by column. */
  double[] offsets() {
    return offsets;
  }

  /** Of all bones, 4 x 4 each, column by column. */
  double[] inverses() {
    return inverses;
  }
}
