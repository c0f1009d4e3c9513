package org.duetad.examples.problems;

/**
 * What the points of a {@link HandData} need of the skin: of their vertices only, and of weights
 * that are not zero. Coordinate r of a point's error is an inner product, of the point's constant
 * coefficients
 *
 * <pre>{@code
 * (1, -w_1 (x, y, z, 1), -w_2 (x, y, z, 1), ..., -1)
 * }</pre>
 *
 * and (the point, row r of the first bone's transform, row r of the second's, ..., the
 * translation).
 */
final class HandSkin {

  private final int[] first;
  private final int[] bones;
  private final double[] coefficients;

  HandSkin(HandData data) {
    HandModel model = data.model();
    first = new int[data.n() + 1];
    for (int i = 0; i < data.n(); i++) {
      first[i + 1] = first[i] + model.bones(data.vertex(i)).length;
    }
    bones = new int[first[data.n()]];
    coefficients = new double[start(data.n())];
    for (int i = 0; i < data.n(); i++) {
      fill(i, model, data.vertex(i));
    }
  }

  private void fill(int i, HandModel model, int vertex) {
    int[] followed = model.bones(vertex);
    System.arraycopy(followed, 0, bones, first[i], followed.length);
    int at = start(i);
    coefficients[at++] = 1;
    for (double weight : model.weights(vertex)) {
      for (int axis = 0; axis < 3; axis++) {
        coefficients[at++] = -weight * model.positions()[3 * vertex + axis];
      }
      coefficients[at++] = -weight;
    }
    coefficients[at] = -1;
  }

  /** Where the bones of a point begin. */
  int firstBone(int i) {
    return first[i];
  }

  /** A bone of a point. */
  int bone(int at) {
    return bones[at];
  }

  /** Where the coefficients of a point begin. */
  int start(int i) {
    return 4 * first[i] + 2 * i;
  }

  /** How many coefficients a point has. */
  int length(int i) {
    return start(i + 1) - start(i);
  }

  int maxLength() {
    int max = 0;
    for (int i = 0; i + 1 < first.length; i++) {
      max = Math.max(max, length(i));
    }
    return max;
  }

  double[] coefficients() {
    return coefficients;
  }
}
