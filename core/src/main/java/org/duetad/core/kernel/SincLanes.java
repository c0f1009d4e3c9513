package org.duetad.core.kernel;

import java.util.List;

/**
 * {@code y = sin(x)/x}, whose sine is kept, as slopes of other operations may read it.
 *
 * @param sinc pulls back
 * @param sines the row of sines
 */
record SincLanes(UnaryLanes sinc, int sines) implements LaneOperation {

  @Override
  public void evaluate(Lanes lanes) {
    double[] x = sinc.x().read(lanes, 0);
    double[] sine = lanes.rows[sines];
    double[] y = lanes.rows[sinc.row()];
    for (int i = 0; i < lanes.n; i++) {
      sine[i] = Math.sin(x[i]);
    }
    for (int i = 0; i < lanes.n; i++) {
      y[i] = x[i] == 0 ? 1 : Double.isInfinite(x[i]) ? 0 : sine[i] / x[i];
    }
  }

  @Override
  public List<LaneOperand> operands() {
    return sinc.operands();
  }

  @Override
  public void pull(Lanes lanes) {
    sinc.pull(lanes);
  }

  @Override
  public void pullAll(Lanes lanes) {
    sinc.pullAll(lanes);
  }

  @Override
  public int row() {
    return sinc.row();
  }

  @Override
  public void keep(boolean[] rows) {
    sinc.keep(rows);
  }
}
