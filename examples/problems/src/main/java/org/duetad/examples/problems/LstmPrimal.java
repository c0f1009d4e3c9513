package org.duetad.examples.problems;

import org.duetad.core.special.Exponential;

/** The objective of {@link LstmProblem} on plain doubles. */
final class LstmPrimal {

  private final LstmData data;
  private final int b;
  private final double[] w;
  private final double[] memory;

  private LstmPrimal(LstmData data) {
    this.data = data;
    b = data.b();
    w = data.parameters();
    memory = data.state().clone();
  }

  static double loss(LstmData data) {
    return new LstmPrimal(data).loss();
  }

  private double loss() {
    int extra = 8 * data.l() * b;
    double[] sequence = data.sequence();
    double[] setBits = data.setBits();
    double[] s = new double[b];
    double total = 0;
    for (int t = 0; t + 1 < data.c(); t++) {
      for (int i = 0; i < b; i++) {
        s[i] = w[extra + i] * sequence[t * b + i];
      }
      for (int layer = 0; layer < data.l(); layer++) {
        layer(layer, s);
      }
      double sum = 0;
      for (int i = 0; i < b; i++) {
        s[i] = s[i] * w[extra + b + i] + w[extra + 2 * b + i];
        sum += Math.exp(s[i]);
      }
      double chosen = Plain.dot(sequence, (t + 1) * b, s, 0, b);
      total += chosen - Math.log(sum + 2) * setBits[t + 1];
    }
    return total / (-(double) b * (data.c() - 1));
  }

  private void layer(int layer, double[] s) {
    int weights = 8 * layer * b;
    int hidden = 2 * layer * b;
    for (int i = 0; i < b; i++) {
      int at = weights + i;
      double h = memory[hidden + i];
      double forget = Exponential.sigmoid(s[i] * w[at] + w[at + 4 * b]);
      double in = Exponential.sigmoid(h * w[at + b] + w[at + 5 * b]);
      double out = Exponential.sigmoid(s[i] * w[at + 2 * b] + w[at + 6 * b]);
      double change = Math.tanh(h * w[at + 3 * b] + w[at + 7 * b]);
      double cell = memory[hidden + b + i] * forget + in * change;
      s[i] = out * Math.tanh(cell);
      memory[hidden + i] = s[i];
      memory[hidden + b + i] = cell;
    }
  }
}
