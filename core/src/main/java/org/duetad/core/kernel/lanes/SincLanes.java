package org.duetad.core.kernel.lanes;

import org.duetad.core.kernel.memory.Lanes;

/**
 * {@code y = sin(x)/x}, whose sine is kept, as slopes of other operations may read it.
 *
 * @param main pulls back
 * @param sines the row of sines
 */
public record SincLanes(UnaryLanes main, int sines) implements PairLanes {

  @Override
  public void evaluate(Lanes lanes) {
    double[] x = main.x().read(lanes, 0);
    double[] sine = lanes.rows[sines];
    double[] y = lanes.rows[row()];
    for (int i = 0; i < lanes.n; i++) {
      sine[i] = Math.sin(x[i]);
    }
    for (int i = 0; i < lanes.n; i++) {
      y[i] = sinc(x[i], sine[i]);
    }
  }

  /** {@code sin(x)/x} from the sine. */
  public static double sinc(double x, double sine) {
    return x == 0 ? 1 : Double.isInfinite(x) ? 0 : sine / x;
  }
}
