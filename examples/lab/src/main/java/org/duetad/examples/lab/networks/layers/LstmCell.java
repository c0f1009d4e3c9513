package org.duetad.examples.lab.networks.layers;

import org.duetad.core.matrix.Matrix;
import org.duetad.core.rules.Activations;
import org.duetad.core.rules.Elementary;

/** The cell of a long short-term memory (Hochreiter and Schmidhuber 1997, with forget gate). */
public final class LstmCell {

  private LstmCell() {}

  /**
   * The state that a cell passes on.
   *
   * @param hidden h, a row for each sample
   * @param cell c, of the same shape
   */
  public record State(Matrix hidden, Matrix cell) {

    /** Zeros. */
    public static State zero(int samples, int units) {
      return new State(Matrix.zeros(samples, units), Matrix.zeros(samples, units));
    }
  }

  /**
   * {@code c' = f c + i g, h' = o tanh c'}, where {@code [x h] W + b} has the columns of the input
   * gate i, the forget gate f, the output gate o and the candidate g, in this order.
   *
   * @param weights (inputs + units) x 4 units
   * @param bias 1 x 4 units
   */
  public static State step(Matrix x, State before, Matrix weights, Matrix bias) {
    int n = before.cell().numCols();
    Matrix sums = Layers.dense(Matrix.concatColumns(x, before.hidden()), weights, bias);
    Matrix gates = sums.cols(0, 3 * n).apply(Activations.SIGMOID);
    Matrix candidate = sums.cols(3 * n, 4 * n).apply(Elementary.TANH);
    Matrix kept = gates.cols(n, 2 * n).elementMult(before.cell());
    Matrix cell = kept.plus(gates.cols(0, n).elementMult(candidate));
    Matrix hidden = gates.cols(2 * n, 3 * n).elementMult(cell.apply(Elementary.TANH));
    return new State(hidden, cell);
  }
}
