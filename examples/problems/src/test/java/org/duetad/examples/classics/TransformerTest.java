package org.duetad.examples.classics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.duetad.examples.problems.Problem;
import org.duetad.reverse.ReverseMode;
import org.junit.jupiter.api.Test;

/** Special cases with closed forms, and what a permutation of the tokens does. */
class TransformerTest {

  private static final int D = 4;

  private static double[] derivative(Problem problem) {
    return problem.derivative(new ReverseMode());
  }

  /** A single token has nothing to choose from: queries and keys have no effect. */
  @Test
  void attentionToOneTokenIsConstant() {
    double[] gradient = derivative(new TransformerProblem(1, D, 5));
    for (int i = D; i < D + 2 * D * D; i++) {
      assertEquals(0, gradient[i], 1e-15);
    }
    assertTrue(Math.abs(gradient[D + 2 * D * D]) > 1e-3);
  }

  /**
   * With queries of zero, attention is the mean of all tokens; with W_v = W_o = I and no hidden
   * layer, {@code Z = norm(norm(X + mean))}.
   */
  @Test
  void zeroQueriesTakeTheMean() {
    int n = 3;
    double[] inputs = new double[n * D + 12 * D * D + 5 * D];
    double[] x = new TransformerProblem(n, D, 6).point(0);
    System.arraycopy(x, 0, inputs, 0, n * D);
    for (int k = 0; k < D; k++) {
      inputs[n * D + 2 * D * D + k * D + k] = 1;
      inputs[n * D + 3 * D * D + k * D + k] = 1;
    }
    double expected = 0;
    for (int i = 0; i < n; i++) {
      double[] row = new double[D];
      for (int k = 0; k < D; k++) {
        row[k] = x[i * D + k] + (x[k] + x[D + k] + x[2 * D + k]) / n;
      }
      double[] norm = norm(norm(row));
      expected += Arrays.stream(norm).map(z -> z * z).sum() / (n * D);
    }
    Problem problem = new TransformerProblem(n, D, inputs, new double[n * D]);
    assertEquals(expected, problem.primal()[0], 1e-14);
  }

  private static double[] norm(double... row) {
    double mean = Arrays.stream(row).average().orElseThrow();
    double square = Arrays.stream(row).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
    return Arrays.stream(row).map(x -> (x - mean) / Math.sqrt(square + 1e-5)).toArray();
  }

  /** Without positions, exchanging two tokens and their targets exchanges their derivatives. */
  @Test
  void tokensHaveNoOrder() {
    int n = 3;
    double[] target = new double[n * D];
    Arrays.setAll(target, Math::sin);
    double[] inputs = new TransformerProblem(n, D, 7).point(0);
    double[] gradient = derivative(new TransformerProblem(n, D, inputs, target));
    double[] other = derivative(new TransformerProblem(n, D, exchanged(inputs), exchanged(target)));
    double[] expected = exchanged(gradient);
    for (int i = 0; i < inputs.length; i++) {
      assertEquals(expected[i], other[i], 1e-14);
    }
  }

  /** With the first two tokens exchanged. */
  private static double[] exchanged(double[] x) {
    double[] other = x.clone();
    System.arraycopy(x, 0, other, D, D);
    System.arraycopy(x, D, other, 0, D);
    return other;
  }
}
