package org.duetad.examples.lab.activations;

import java.util.random.RandomGenerator;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.rules.Reductions;
import org.duetad.examples.lab.Differences;
import org.duetad.examples.lab.Draws;
import org.duetad.examples.lab.Findings;
import org.duetad.reverse.ReverseMode;
import org.ejml.data.DMatrixRMaj;

/** The largest of several linear functions. */
final class Maxout {

  private static final int INPUTS = 5;

  private Maxout() {}

  /** {@code max(-x - 1, 0, x/2 - 1)}. */
  static Scalar ofThreeLines(Scalar x) {
    return Scalar.max(x.negate().subtract(1), Scalar.of(0.0), x.multiply(0.5).subtract(1));
  }

  /** {@code max(w_1·x, w_2·x, ...)} with the weights in rows, x a column. */
  static Scalar unit(Matrix weights, Matrix x) {
    return weights.mult(x).applyCols(Reductions.MAX_OF).toScalar();
  }

  static void show(Findings findings, RandomGenerator random) {
    Matrix x = Draws.gaussian(random, INPUTS, 1, 1);
    DMatrixRMaj weights = Draws.gaussian(random, 2, INPUTS, 1).value();
    DMatrixRMaj gradient = new ReverseMode().gradient(w -> unit(w[0], x), weights)[0];
    Matrix one = Matrix.of(weights).getRow(0);
    Matrix withZero = Matrix.concatRows(one, Matrix.zeros(1, INPUTS));
    findings
        .text(
            "Maxout takes the largest of w1·x and w2·x. The winner's weights have the gradient x,"
                + " the others' 0. With w2 = 0 it is ReLU.")
        .equal(
            "The gradient of the weights is x in the winner's row, 0 in the other",
            Differences.relative(gradient.data, winner(weights, x)),
            0,
            1e-15)
        .equal(
            "With w2 = 0 maxout is ReLU",
            unit(withZero, x).value() - Math.max(0, one.mult(x).value().get(0)),
            0,
            0);
  }

  private static double[] winner(DMatrixRMaj weights, Matrix x) {
    double[] scores = Matrix.of(weights).mult(x).value().data;
    double[] expected = new double[2 * INPUTS];
    System.arraycopy(x.value().data, 0, expected, scores[0] > scores[1] ? 0 : INPUTS, INPUTS);
    return expected;
  }
}
