package org.duetad.examples.problems;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the vertices of a {@link HandModel}; weights of zero are left out. */
final class HandSkinReader {

  /** Numbers after the position that the problem does not use. */
  private static final int IGNORED = 5;

  private final DataReader in;
  private final List<double[]> positions = new ArrayList<>();
  private final List<int[]> bones = new ArrayList<>();
  private final List<double[]> weights = new ArrayList<>();

  private HandSkinReader(Path file) {
    in = DataReader.colonSeparated(file);
  }

  static HandModel read(Path file, double[] relative, double[] inverseAbsolute) {
    HandSkinReader skin = new HandSkinReader(file);
    do {
      skin.vertex("vertex " + skin.bones.size());
    } while (skin.in.hasNext());
    return new HandModel(
        relative,
        inverseAbsolute,
        skin.positions.stream().flatMapToDouble(Arrays::stream).toArray(),
        skin.bones.toArray(int[][]::new),
        skin.weights.toArray(double[][]::new));
  }

  private void vertex(String vertex) {
    positions.add(in.numbers("the position of " + vertex, 3));
    in.numbers("the normal and texture of " + vertex, IGNORED);
    int count = in.whole("the number of weights of " + vertex, 0, HandModel.BONES);
    int[] followed = new int[count];
    double[] by = new double[count];
    int nonZero = 0;
    for (int i = 0; i < count; i++) {
      followed[nonZero] = in.whole("a bone of " + vertex, 0, HandModel.BONES - 1);
      by[nonZero] = in.number("a weight of " + vertex);
      nonZero += by[nonZero] == 0 ? 0 : 1;
    }
    in.endOfLine(vertex);
    bones.add(Arrays.copyOf(followed, nonZero));
    weights.add(Arrays.copyOf(by, nonZero));
  }
}
