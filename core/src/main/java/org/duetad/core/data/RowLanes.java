package org.duetad.core.data;

import org.duetad.core.kernel.Kernel;
import org.duetad.core.kernel.KernelFrame;

/** Memory for one evaluation of a kernel at a time. */
final class RowLanes {

  /**
   * The inputs, with other numbers of the frame behind them; outputs, and the adjoints of outputs
   * and variables. Each is row by row.
   */
  final double[] x;

  /** How many inputs there are. */
  final int inputs;

  final double[] y;
  final double[] yBar;
  final double[] xBar;
  private final double[][] seeds;
  private final double[][] gradients;

  /** One for each output, once they are needed. */
  private double[][] allSeeds = {};

  private double[][] allGradients = {};
  private final Kernel kernel;
  private final KernelFrame frame;

  RowLanes(Kernel kernel, int inputs, int variables, int outputs) {
    this.kernel = kernel;
    frame = kernel.frame();
    x = frame.inputs();
    this.inputs = inputs;
    y = new double[outputs];
    yBar = new double[outputs];
    xBar = new double[variables];
    seeds = new double[][] {yBar};
    gradients = new double[][] {xBar};
  }

  /** Evaluates, unless a row takes another branch. */
  boolean holds() {
    return kernel.holds(x, frame, y);
  }

  boolean holds(double[] in) {
    return kernel.holds(in, frame, y);
  }

  /** Evaluates and pulls back the adjoints of the outputs, unless a row takes another branch. */
  boolean pulls() {
    return kernel.pullback(x, frame, y, seeds, gradients);
  }

  /** The same of several adjoints at once. */
  boolean pulls(double[][] given, double[][] results) {
    return kernel.pullback(x, frame, y, given, results);
  }

  /** Seeds for some outputs, which are zero for all others. */
  double[][] seeds(int count) {
    if (allSeeds.length != count) {
      allSeeds = new double[count][yBar.length];
    }
    return allSeeds;
  }

  /** Arrays for as many gradients. */
  double[][] gradients(int count) {
    if (allGradients.length != count) {
      allGradients = new double[count][xBar.length];
    }
    return allGradients;
  }

  /** Pulls back the adjoints of the outputs at the point of the latest evaluation. */
  void pull() {
    kernel.pullback(frame, yBar, xBar);
  }
}
