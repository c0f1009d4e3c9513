package org.duetad.examples.problems;

import org.duetad.core.special.Exponential;

/** The gradient of {@link LstmProblem} by hand (backpropagation through time). */
public final class LstmByHand {

  /** The numbers stored per element and step for the reverse sweep. */
  private static final int KEPT = 8;

  private final LstmData data;
  private final int b;
  private final int extra;
  private final double[] w;
  private final double[] kept;
  private final double[] tops;
  private final double[] gradient;

  private LstmByHand(LstmData data) {
    this.data = data;
    b = data.b();
    extra = 8 * data.l() * b;
    w = data.parameters();
    kept = new double[(data.c() - 1) * data.l() * b * KEPT];
    tops = new double[(data.c() - 1) * b];
    gradient = new double[w.length];
  }

  /**
   * The gradient, in the order of the parameters.
   *
   * @param data the instance
   * @return as many numbers as there are parameters
   */
  public static double[] gradient(LstmData data) {
    LstmByHand gradient = new LstmByHand(data);
    gradient.forward();
    gradient.backward();
    return gradient.gradient;
  }

  private void forward() {
    double[] memory = data.state().clone();
    double[] s = new double[b];
    for (int t = 0; t + 1 < data.c(); t++) {
      for (int i = 0; i < b; i++) {
        s[i] = w[extra + i] * data.sequence()[t * b + i];
      }
      for (int layer = 0; layer < data.l(); layer++) {
        forward(t, layer, memory, s);
      }
      System.arraycopy(s, 0, tops, t * b, b);
    }
  }

  private void forward(int t, int layer, double[] memory, double[] s) {
    int hidden = 2 * layer * b;
    for (int i = 0; i < b; i++) {
      int at = 8 * layer * b + i;
      double h = memory[hidden + i];
      double old = memory[hidden + b + i];
      double forget = Exponential.sigmoid(s[i] * w[at] + w[at + 4 * b]);
      double in = Exponential.sigmoid(h * w[at + b] + w[at + 5 * b]);
      double out = Exponential.sigmoid(s[i] * w[at + 2 * b] + w[at + 6 * b]);
      double change = Math.tanh(h * w[at + 3 * b] + w[at + 7 * b]);
      double cell = old * forget + in * change;
      double tanh = Math.tanh(cell);
      keep(slot(t, layer, i), s[i], h, old, forget, in, out, change, tanh);
      s[i] = out * tanh;
      memory[hidden + i] = s[i];
      memory[hidden + b + i] = cell;
    }
  }

  private int slot(int t, int layer, int i) {
    return ((t * data.l() + layer) * b + i) * KEPT;
  }

  private void keep(
      int slot,
      double s,
      double h,
      double old,
      double forget,
      double in,
      double out,
      double change,
      double tanh) {
    kept[slot] = s;
    kept[slot + 1] = h;
    kept[slot + 2] = old;
    kept[slot + 3] = forget;
    kept[slot + 4] = in;
    kept[slot + 5] = out;
    kept[slot + 6] = change;
    kept[slot + 7] = tanh;
  }

  private void backward() {
    double[] memoryBar = new double[2 * data.l() * b];
    double[] setBits = data.setBits();
    double[] sBar = new double[b];
    for (int t = data.c() - 2; t >= 0; t--) {
      top(t, setBits[t + 1], sBar);
      for (int layer = data.l() - 1; layer >= 0; layer--) {
        backward(t, layer, memoryBar, sBar);
      }
      for (int i = 0; i < b; i++) {
        gradient[extra + i] += sBar[i] * data.sequence()[t * b + i];
      }
    }
  }

  /** From the loss to the output of the last layer. */
  private void top(int t, double setBits, double[] sBar) {
    double scale = -1.0 / ((double) b * (data.c() - 1));
    double sum = 2;
    for (int i = 0; i < b; i++) {
      sBar[i] = Math.exp(tops[t * b + i] * w[extra + b + i] + w[extra + 2 * b + i]);
      sum += sBar[i];
    }
    for (int i = 0; i < b; i++) {
      double yBar = scale * (data.sequence()[(t + 1) * b + i] - setBits * sBar[i] / sum);
      gradient[extra + b + i] += yBar * tops[t * b + i];
      gradient[extra + 2 * b + i] += yBar;
      sBar[i] = yBar * w[extra + b + i];
    }
  }

  private void backward(int t, int layer, double[] memoryBar, double[] sBar) {
    int hidden = 2 * layer * b;
    for (int i = 0; i < b; i++) {
      int slot = slot(t, layer, i);
      int at = 8 * layer * b + i;
      double s = kept[slot];
      double h = kept[slot + 1];
      double forget = kept[slot + 3];
      double in = kept[slot + 4];
      double out = kept[slot + 5];
      double change = kept[slot + 6];
      double tanh = kept[slot + 7];
      double hBar = sBar[i] + memoryBar[hidden + i];
      double cellBar = memoryBar[hidden + b + i] + hBar * out * (1 - tanh * tanh);
      double forgetBar = cellBar * kept[slot + 2] * forget * (1 - forget);
      double inBar = cellBar * change * in * (1 - in);
      double outBar = hBar * tanh * out * (1 - out);
      double changeBar = cellBar * in * (1 - change * change);
      gate(at, forgetBar, s);
      gate(at + b, inBar, h);
      gate(at + 2 * b, outBar, s);
      gate(at + 3 * b, changeBar, h);
      sBar[i] = forgetBar * w[at] + outBar * w[at + 2 * b];
      memoryBar[hidden + i] = inBar * w[at + b] + changeBar * w[at + 3 * b];
      memoryBar[hidden + b + i] = cellBar * forget;
    }
  }

  private void gate(int at, double bar, double input) {
    gradient[at] += bar * input;
    gradient[at + 4 * b] += bar;
  }
}
