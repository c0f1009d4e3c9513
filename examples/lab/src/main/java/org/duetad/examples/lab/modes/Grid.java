package org.duetad.examples.lab.modes;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.duetad.core.mode.Differentiator;
import org.duetad.examples.lab.ProcessorTimer;

/** Processor times of Jacobians of webs, by their numbers of outputs and of inputs. */
final class Grid {

  private static final int ROUNDS = 6;
  private static final int TIMES = 1;

  private final List<Integer> sizes;
  private final double[][] forward;
  private final double[][] reverse;

  private Grid(List<Integer> sizes) {
    this.sizes = sizes;
    forward = new double[sizes.size()][sizes.size()];
    reverse = new double[sizes.size()][sizes.size()];
  }

  /** The best of a few rounds; during the first the JIT is still compiling. */
  static Grid of(List<Integer> sizes, int layers, Differentiator forward, Differentiator reverse) {
    Grid grid = new Grid(sizes);
    ProcessorTimer watch = new ProcessorTimer();
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < sizes.size(); i++) {
        Web web = new Web(sizes.get(i), layers);
        for (int j = 0; j < sizes.size(); j++) {
          double[] x = Web.point(sizes.get(j));
          keep(grid.forward[i], j, watch.micros(TIMES, () -> forward.jacobian(web, x)));
          keep(grid.reverse[i], j, watch.micros(TIMES, () -> reverse.jacobian(web, x)));
        }
      }
    }
    return grid;
  }

  private static void keep(double[] best, int j, double time) {
    best[j] = best[j] == 0 ? time : Math.min(best[j], time);
  }

  /** Forward mode's times for a number of outputs, in microseconds. */
  double[] forwardByInputs(int outputs) {
    return forward[sizes.indexOf(outputs)].clone();
  }

  double[] reverseByInputs(int outputs) {
    return reverse[sizes.indexOf(outputs)].clone();
  }

  /** Forward mode's times for a number of inputs, in microseconds. */
  double[] forwardByOutputs(int inputs) {
    return column(forward, sizes.indexOf(inputs));
  }

  double[] reverseByOutputs(int inputs) {
    return column(reverse, sizes.indexOf(inputs));
  }

  private static double[] column(double[][] rows, int j) {
    return Arrays.stream(rows).mapToDouble(row -> row[j]).toArray();
  }

  /** The time of forward mode to that of reverse mode. */
  double ratio(int inputs, int outputs) {
    int i = sizes.indexOf(outputs);
    int j = sizes.indexOf(inputs);
    return forward[i][j] / reverse[i][j];
  }

  /** Logarithms of these ratios, base 2, a row for each number of outputs. */
  double[][] logarithms() {
    return sizes.stream().map(this::logarithms).toArray(double[][]::new);
  }

  private double[] logarithms(int outputs) {
    return IntStream.range(0, sizes.size())
        .mapToDouble(j -> Math.log(ratio(sizes.get(j), outputs)) / Math.log(2))
        .toArray();
  }
}
