package org.duetad.examples.problems;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The part of the skin that the points of a {@link HandData} need: their vertices only, with
 * nonzero weights. Coordinate r of a point's error is an inner product, of the point's constant
 * coefficients
 *
 * <pre>{@code
 * (1, -w_1 (x, y, z, 1), -w_2 (x, y, z, 1), ..., -1)
 * }</pre>
 *
 * and the factors (coordinate r of the point, row r of the first bone's transform, row r of the
 * second's, ..., coordinate r of the translation). Points whose vertices follow the same bones form
 * a group: they share all factors but the point.
 */
final class HandSkin {

  private final int[][] groups;
  private final int[] group;
  private final int[] start;
  private final double[] coefficients;

  HandSkin(HandData data) {
    HandModel model = data.model();
    Map<List<Integer>, Integer> indices = new LinkedHashMap<>();
    group = new int[data.n()];
    start = new int[data.n() + 1];
    for (int i = 0; i < data.n(); i++) {
      int[] bones = model.bones(data.vertex(i));
      List<Integer> key = Arrays.stream(bones).boxed().collect(Collectors.toList());
      group[i] = indices.computeIfAbsent(key, added -> indices.size());
      start[i + 1] = start[i] + 4 * bones.length + 2;
    }
    groups =
        indices.keySet().stream()
            .map(bones -> bones.stream().mapToInt(bone -> bone).toArray())
            .toArray(int[][]::new);
    coefficients = new double[start[data.n()]];
    for (int i = 0; i < data.n(); i++) {
      fill(start[i], model, data.vertex(i));
    }
  }

  private void fill(int from, HandModel model, int vertex) {
    int at = from;
    coefficients[at++] = 1;
    for (double weight : model.weights(vertex)) {
      for (int axis = 0; axis < 3; axis++) {
        coefficients[at++] = -weight * model.positions()[3 * vertex + axis];
      }
      coefficients[at++] = -weight;
    }
    coefficients[at] = -1;
  }

  int groups() {
    return groups.length;
  }

  /** The group of a point. */
  int group(int point) {
    return group[point];
  }

  /** The bones that the vertices of a group follow. */
  int[] bones(int group) {
    return groups[group];
  }

  /** The offset of a point's coefficients. */
  int start(int point) {
    return start[point];
  }

  double[] coefficients() {
    return coefficients;
  }
}
