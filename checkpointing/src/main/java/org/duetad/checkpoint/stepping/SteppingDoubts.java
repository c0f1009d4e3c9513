package org.duetad.checkpoint.stepping;

import java.util.Arrays;
import org.duetad.core.Chain;
import org.duetad.core.ChainFactor;
import org.duetad.core.matrix.PowerOfTwo;
import org.jspecify.annotations.Nullable;

/**
 * The doubts about the adjoints of states, from step to step of a sweep ({@link ChainFactor}):
 * where a state overflowed and its adjoint is zero, the zero may be overflow's. Within a step they
 * are followed by its record.
 */
final class SteppingDoubts {

  /** Components have different weights: doubts do not cancel where slopes have opposite signs. */
  private static final double GOLDEN = 0.6180339887498949;

  private final int length;
  private final double[] parametersBar;
  private double @Nullable [] doubts;

  /** Of states of a length, and of the adjoints of the parameters. */
  SteppingDoubts(int length, double[] parametersBar) {
    this.length = length;
    this.parametersBar = parametersBar;
  }

  /** Of the final state, which was computed. */
  void begin(double[] state, double[] adjoint) {
    double[] begun = new double[length];
    for (int i = 0; i < length; i++) {
      begun[i] = Chain.isOverflow(adjoint[i], state[i]) ? 1.0 : 0.0;
    }
    doubts = anyNonzero(begun) ? begun : null;
  }

  /**
   * Goes back one step.
   *
   * @param computed whether the state before the step was computed, or given
   * @param yBar the adjoint of the state after the step
   * @param xBar of the state before it; becomes NaN where the doubt is not finite
   */
  void pulled(StepFrame frame, boolean computed, double[] yBar, double[] xBar) {
    if (doubts == null && !(computed && anyOverflow(frame, xBar))) {
      return;
    }
    double[] before = new double[length];
    if (doubts != null) {
      followed(frame, doubts, before);
    }
    for (int i = 0; i < length && computed; i++) {
      if (Chain.isOverflow(xBar[i], frame.input(i))) {
        before[i] += PowerOfTwo.largest(yBar);
      }
    }
    for (int i = 0; i < length; i++) {
      if (!Double.isFinite(before[i])) {
        xBar[i] = Double.NaN;
        before[i] = 0.0;
      }
    }
    doubts = anyNonzero(before) ? before : null;
  }

  private boolean anyOverflow(StepFrame frame, double[] xBar) {
    for (int i = 0; i < length; i++) {
      if (Chain.isOverflow(xBar[i], frame.input(i))) {
        return true;
      }
    }
    return false;
  }

  private void followed(StepFrame frame, double[] after, double[] before) {
    double[] inputs = new double[frame.inputs()];
    double[] weighted = new double[length];
    Arrays.setAll(weighted, i -> after[i] * (1 + (i + 1) * GOLDEN % 1));
    frame.pullback(weighted, inputs);
    for (int i = 0; i < length; i++) {
      before[i] = Math.abs(inputs[i]);
    }
    for (int i = 0; i < parametersBar.length; i++) {
      if (!Double.isFinite(inputs[length + i])) {
        parametersBar[i] = Double.NaN;
      }
    }
  }

  private static boolean anyNonzero(double[] values) {
    for (double value : values) {
      if (value != 0) {
        return true;
      }
    }
    return false;
  }
}
