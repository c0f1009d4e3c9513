package org.duetad.examples.problems;

import org.duetad.benchmarks.Algebra;
import org.duetad.benchmarks.Objective;

/** The objective of {@link LstmProblem}. */
final class PeerLstm implements Objective {

  private final LstmData data;
  private final int b;
  private final double[] sequence;
  private final double[] setBits;

  PeerLstm(LstmData data) {
    this.data = data;
    b = data.b();
    sequence = data.sequence();
    setBits = data.setBits();
  }

  @Override
  public <T> T[] value(Algebra<T> on, T[] w) {
    T[] memory = on.array(data.state().length);
    for (int i = 0; i < memory.length; i++) {
      memory[i] = on.constant(data.state()[i]);
    }
    T total = on.constant(0.0);
    T[] s = on.array(b);
    for (int t = 0; t + 1 < data.c(); t++) {
      step(on, w, t, memory, s);
      total = on.add(total, likelihood(on, s, t + 1));
    }
    T[] y = on.array(1);
    y[0] = on.multiply(total, -1.0 / ((double) b * (data.c() - 1)));
    return y;
  }

  private <T> void step(Algebra<T> on, T[] w, int t, T[] memory, T[] s) {
    int extra = 8 * data.l() * b;
    for (int i = 0; i < b; i++) {
      s[i] = on.multiply(w[extra + i], sequence[t * b + i]);
    }
    for (int layer = 0; layer < data.l(); layer++) {
      for (int i = 0; i < b; i++) {
        s[i] = element(on, w, 8 * layer * b + i, memory, 2 * layer * b + i, s[i]);
      }
    }
    for (int i = 0; i < b; i++) {
      s[i] = on.add(on.multiply(s[i], w[extra + b + i]), w[extra + 2 * b + i]);
    }
  }

  private <T> T element(Algebra<T> on, T[] w, int at, T[] memory, int hidden, T s) {
    T h = memory[hidden];
    T forget = on.sigmoid(on.add(on.multiply(s, w[at]), w[at + 4 * b]));
    T in = on.sigmoid(on.add(on.multiply(h, w[at + b]), w[at + 5 * b]));
    T out = on.sigmoid(on.add(on.multiply(s, w[at + 2 * b]), w[at + 6 * b]));
    T change = on.tanh(on.add(on.multiply(h, w[at + 3 * b]), w[at + 7 * b]));
    T cell = on.add(on.multiply(memory[hidden + b], forget), on.multiply(in, change));
    memory[hidden + b] = cell;
    memory[hidden] = on.multiply(out, on.tanh(cell));
    return memory[hidden];
  }

  private <T> T likelihood(Algebra<T> on, T[] y, int t) {
    T sum = on.exp(y[0]);
    T chosen = on.multiply(y[0], sequence[t * b]);
    for (int i = 1; i < b; i++) {
      sum = on.add(sum, on.exp(y[i]));
      chosen = on.add(chosen, on.multiply(y[i], sequence[t * b + i]));
    }
    return on.subtract(chosen, on.multiply(on.log(on.add(sum, 2.0)), setBits[t]));
  }
}
