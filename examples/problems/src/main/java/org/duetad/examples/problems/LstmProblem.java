package org.duetad.examples.problems;

import java.util.Arrays;
import java.util.Optional;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;

/**
 * The loss of a recurrent network that predicts the next character, as in ADBench: an LSTM whose
 * weights act element by element. For each layer with input s, hidden state h and cell C:
 *
 * <pre>{@code
 * F = σ(s W_f + b_f),  I = σ(h W_i + b_i),  O = σ(s W_o + b_o),  Z = tanh(h W_c + b_c)
 * C ← C F + I Z,  h ← O tanh(C)
 * }</pre>
 *
 * and at the top {@code y = h w_out + b_out}; the loss is the mean of {@code log(2 + Σ e^y_j) -
 * y_i} over the set bits of the next character, times their number.
 */
public final class LstmProblem implements Problem {

  private final LstmData data;
  private final int b;
  private final Scalar[] sequence;
  private final double[] setBits;
  private final Scalar[] state;
  private final VectorFunction function = parameters -> new Scalar[] {loss(parameters)};

  /**
   * The problem of an instance.
   *
   * @param data the instance
   */
  public LstmProblem(LstmData data) {
    this.data = data;
    b = data.b();
    sequence = Scalar.of(data.sequence());
    setBits = data.setBits();
    state = Scalar.of(data.state());
  }

  @Override
  public Optional<Problem> handForm() {
    return Optional.of(new GivenDerivative(this, mode -> LstmByHand.gradient(data)));
  }

  @Override
  public String name() {
    return "lstm";
  }

  @Override
  public String description() {
    return "loss of an LSTM, l=" + data.l() + " c=" + data.c() + " b=" + b;
  }

  @Override
  public int inputs() {
    return data.parameters().length;
  }

  @Override
  public int outputs() {
    return 1;
  }

  /**
   * The instance.
   *
   * @return the data
   */
  public LstmData data() {
    return data;
  }

  @Override
  public VectorFunction block(int i) {
    return function;
  }

  @Override
  public double[] point(int i) {
    return data.parameters();
  }

  @Override
  public double[] primal() {
    return new double[] {LstmPrimal.loss(data)};
  }

  /** Offsets of the parameters: main from 0, in_weight from 8 l b, out_weight, out_bias. */
  private Scalar loss(Scalar[] parameters) {
    int extra = 8 * data.l() * b;
    Scalar[] memory = state.clone();
    Scalar[] likelihoods = new Scalar[data.c() - 1];
    Scalar[] s = new Scalar[b];
    for (int t = 0; t + 1 < data.c(); t++) {
      for (int i = 0; i < b; i++) {
        s[i] = parameters[extra + i].multiply(sequence[t * b + i]);
      }
      for (int layer = 0; layer < data.l(); layer++) {
        layer(parameters, layer, memory, s);
      }
      for (int i = 0; i < b; i++) {
        s[i] = s[i].multiply(parameters[extra + b + i]).add(parameters[extra + 2 * b + i]);
      }
      likelihoods[t] = likelihood(s, t + 1);
    }
    return Scalar.sum(likelihoods).divide(-(double) b * (data.c() - 1));
  }

  /** One step of one layer; its output overwrites its input s. */
  private void layer(Scalar[] w, int layer, Scalar[] memory, Scalar[] s) {
    int weights = 8 * layer * b;
    int hidden = 2 * layer * b;
    for (int i = 0; i < b; i++) {
      int at = weights + i;
      Scalar h = memory[hidden + i];
      Scalar forget = s[i].multiply(w[at]).add(w[at + 4 * b]).sigmoid();
      Scalar in = h.multiply(w[at + b]).add(w[at + 5 * b]).sigmoid();
      Scalar out = s[i].multiply(w[at + 2 * b]).add(w[at + 6 * b]).sigmoid();
      Scalar change = h.multiply(w[at + 3 * b]).add(w[at + 7 * b]).tanh();
      Scalar cell = memory[hidden + b + i].multiply(forget).add(in.multiply(change));
      s[i] = out.multiply(cell.tanh());
      memory[hidden + i] = s[i];
      memory[hidden + b + i] = cell;
    }
  }

  /** {@code Σ_i bit_i (y_i - log(2 + Σ_j exp y_j))} for the bits of character t. */
  private Scalar likelihood(Scalar[] y, int t) {
    Scalar[] exp = new Scalar[b];
    Arrays.setAll(exp, i -> y[i].exp());
    Scalar logSum = Scalar.sum(exp).add(2).log();
    return Scalar.dot(sequence, t * b, y, 0, b).subtract(logSum.multiply(setBits[t]));
  }
}
