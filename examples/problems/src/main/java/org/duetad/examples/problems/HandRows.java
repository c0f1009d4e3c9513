package org.duetad.examples.problems;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ForkJoinPool;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.duetad.core.Scalar;
import org.duetad.core.data.MapOverRows;
import org.duetad.core.data.RowTable;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.ValueAndJacobian;

/**
 * Hand tracking as maps over the coordinates of its points. A coordinate has the coefficients of
 * {@link HandSkin} as its data, and as its variables a row of the transform of each bone that its
 * vertex follows and a coordinate of the translation: so one map has all coordinates of as many
 * bones.
 */
final class HandRows {

  /** The numbers of a transform, row by row. */
  private static final int TRANSFORM = 12;

  private static final int TRANSLATION = HandModel.BONES * TRANSFORM;

  private final UnaryOperator<Scalar[]> transforms;
  private final int outputs;
  private final List<Coordinates> maps = new ArrayList<>();

  /**
   * Coordinates with as many bones.
   *
   * @param map their errors
   * @param indices where these are among all errors
   * @param variables the indices of the variables of each
   */
  @SuppressWarnings("ArrayRecordComponent") // Not compared.
  private record Coordinates(MapOverRows map, int[] indices, int[][] variables) {}

  /**
   * The problem with this Jacobian.
   *
   * @param transforms those of all bones, as a function of the pose
   */
  static Problem of(
      HandProblem problem, HandSkin skin, UnaryOperator<Scalar[]> transforms, int threads) {
    HandRows rows = new HandRows(problem.data(), skin, transforms, threads);
    return new GivenDerivative(problem, mode -> rows.jacobian(mode, problem.point(0)));
  }

  private HandRows(HandData data, HandSkin skin, UnaryOperator<Scalar[]> transforms, int threads) {
    this.transforms = transforms;
    outputs = 3 * data.n();
    TreeMap<Integer, List<Integer>> byBones = new TreeMap<>();
    for (int k = 0; k < outputs; k++) {
      int bones = skin.bones(skin.group(k / 3)).length;
      byBones.computeIfAbsent(bones, none -> new ArrayList<>()).add(k);
    }
    for (List<Integer> some : byBones.values()) {
      int[] indices = some.stream().mapToInt(k -> k).toArray();
      double[][] rows = new double[indices.length][];
      Arrays.setAll(rows, i -> row(data, skin, indices[i]));
      int[][] variables = new int[indices.length][];
      Arrays.setAll(variables, i -> variables(skin, indices[i]));
      MapOverRows map = MapOverRows.of(HandRows::error, 1, variables, RowTable.of(rows));
      map = map.inParallel(ForkJoinPool.commonPool(), threads);
      maps.add(new Coordinates(map, indices, variables));
    }
  }

  /** The coefficients of a coordinate, and the point's. */
  private static double[] row(HandData data, HandSkin skin, int coordinate) {
    int point = coordinate / 3;
    int count = skin.start(point + 1) - skin.start(point);
    double[] row = new double[count + 1];
    System.arraycopy(skin.coefficients(), skin.start(point), row, 0, count);
    row[count] = data.points()[coordinate];
    return row;
  }

  private static int[] variables(HandSkin skin, int coordinate) {
    int row = coordinate % 3;
    return IntStream.concat(
            Arrays.stream(skin.bones(skin.group(coordinate / 3)))
                .map(bone -> bone * TRANSFORM + 4 * row)
                .flatMap(first -> IntStream.range(first, first + 4)),
            IntStream.of(TRANSLATION + row))
        .toArray();
  }

  /** The sum of the coefficients times the point's coordinate and the variables. */
  private static Scalar[] error(Scalar[] variables, Scalar[] row) {
    int last = row.length - 1;
    Scalar point = row[0].multiply(row[last]);
    return new Scalar[] {point.add(Scalar.dot(row, 1, variables, 0, variables.length))};
  }

  /** The transforms and the translation. */
  private Scalar[] variables(Scalar... pose) {
    Scalar[] x = Arrays.copyOf(transforms.apply(pose), TRANSLATION + 3);
    System.arraycopy(pose, 3, x, TRANSLATION, 3);
    return x;
  }

  /** The Jacobian, column by column: that of each coordinate times that of its variables. */
  private double[] jacobian(Differentiator mode, double[] pose) {
    ValueAndJacobian inner = mode.valueAndJacobian(this::variables, pose);
    double[] all = new double[outputs * pose.length];
    for (Coordinates some : maps) {
      int width = some.variables[0].length;
      double[] outer = new double[some.variables.length * width];
      some.map.putJacobians(inner.value(), outer, 0);
      for (int i = 0; i < some.variables.length; i++) {
        for (int k = 0; k < width; k++) {
          double[] row = inner.jacobian()[some.variables[i][k]];
          for (int c = 0; c < row.length; c++) {
            all[c * outputs + some.indices[i]] += outer[i * width + k] * row[c];
          }
        }
      }
    }
    return all;
  }
}
