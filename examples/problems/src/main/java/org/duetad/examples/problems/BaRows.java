package org.duetad.examples.problems;

import java.util.Arrays;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.duetad.core.Scalar;
import org.duetad.core.data.MapOverRows;
import org.duetad.core.data.RowTable;

/**
 * Bundle adjustment as maps over its observations, each of which has the variables of its camera,
 * its point and its weight: the Jacobians of all blocks in one pass.
 */
final class BaRows {

  private final int entries;
  private final int firstOfWeights;
  private final double[] x;
  private final MapOverRows residuals;
  private final MapOverRows weights;

  /** The problem with these Jacobians. */
  static Problem of(BaProblem problem, int threads) {
    BaRows rows = new BaRows(problem, threads);
    return new GivenDerivative(problem, mode -> rows.jacobians());
  }

  private BaRows(BaProblem problem, int threads) {
    entries = problem.entries();
    x = problem.parameters();
    BaData data = problem.data();
    int p = data.p();
    firstOfWeights = entries - p;
    double[][] features = new double[p][];
    Arrays.setAll(features, i -> Arrays.copyOfRange(data.features(), 2 * i, 2 * i + 2));
    int[][] variables = new int[p][];
    Arrays.setAll(variables, i -> variables(data, i));
    residuals =
        MapOverRows.of(
                (in, row) -> BaProblem.residual(in, row[0], row[1]),
                2,
                variables,
                RowTable.of(features))
            .inParallel(ForkJoinPool.commonPool(), threads);
    int[][] last = Arrays.stream(variables).map(of -> new int[] {of[14]}).toArray(int[][]::new);
    weights =
        MapOverRows.of(
            (in, row) -> new Scalar[] {Scalar.of(1.0).subtract(in[0].square())},
            1,
            last,
            RowTable.of(new double[p][0]));
  }

  private static int[] variables(BaData data, int observation) {
    int camera = observation % data.n() * BaData.CAMERA;
    int point = data.cameras().length + observation % data.m() * 3;
    int weight = data.cameras().length + data.points().length + observation;
    return IntStream.concat(
            IntStream.range(camera, camera + BaData.CAMERA),
            IntStream.of(point, point + 1, point + 2, weight))
        .toArray();
  }

  private double[] jacobians() {
    double[] all = new double[entries];
    residuals.putJacobians(x, all, 0);
    weights.putJacobians(x, all, firstOfWeights);
    return all;
  }
}
