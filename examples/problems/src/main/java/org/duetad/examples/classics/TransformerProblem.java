package org.duetad.examples.classics;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.duetad.core.Scalar;
import org.duetad.examples.problems.Checks;
import org.duetad.examples.problems.OtherFunction;
import org.duetad.examples.problems.Problem;
import org.duetad.examples.problems.SingleBlock;

/**
 * An encoder layer of a transformer with one head, for n tokens of d numbers, the rows of X:
 *
 * <pre>{@code
 * Y = norm(X + softmax(X W_q (X W_k)ᵀ / √d) X W_v W_o)
 * Z = norm(Y + max(0, Y W_1 + b_1) W_2 + b_2)
 * }</pre>
 *
 * <p>The softmax is by rows; norm subtracts a row's mean and divides by {@code √(variance + 1e-5)};
 * W_1 has 4 d columns. The objective is the mean of {@code (Z - target)²}; the inputs are X, W_q,
 * W_k, W_v, W_o, W_1, b_1, W_2 and b_2, row by row. A. Vaswani et al., "Attention is all you need",
 * 2017, sections 3.1 to 3.3 (without gains in the norm).
 */
public final class TransformerProblem extends SingleBlock {

  static final double EPSILON = 1e-5;

  private final int n;
  private final int d;
  private final double[] target;

  /**
   * A random instance: normal numbers, weights scaled by {@code 1/√d}.
   *
   * @param n the number of tokens, at least 1
   * @param d the size of a token, at least 3: the norm of two numbers is nearly constant
   * @param seed the seed
   */
  public TransformerProblem(int n, int d, long seed) {
    this(n, d, start(n, d, seed), normal(new SplittableRandom(~seed), n * d, 1));
  }

  /** Given inputs and target. */
  TransformerProblem(int n, int d, double[] inputs, double[] target) {
    super("transformer", "an encoder layer, tokens=" + n + " size=" + d, 1, inputs);
    this.n = n;
    this.d = d;
    this.target = target.clone();
  }

  private static double[] start(int n, int d, long seed) {
    Checks.atLeast("transformer", 1, "n", n);
    Checks.atLeast("transformer", 3, "d", d);
    SplittableRandom random = new SplittableRandom(seed);
    double[] inputs = Arrays.copyOf(normal(random, n * d, 1), n * d + 12 * d * d + 5 * d);
    double[] weights = normal(random, inputs.length - n * d, 1 / Math.sqrt(d));
    System.arraycopy(weights, 0, inputs, n * d, weights.length);
    return inputs;
  }

  private static double[] normal(SplittableRandom random, int count, double deviation) {
    double[] numbers = new double[count];
    Arrays.setAll(numbers, i -> random.nextGaussian(0, deviation));
    return numbers;
  }

  @Override
  protected Scalar[] values(Scalar... p) {
    int w = n * d;
    Scalar[] x = Arrays.copyOf(p, w);
    Scalar[] keys = product(x, d, p, w + d * d, d);
    Scalar[] scores = new Scalar[n * n];
    Scalar[] queries = product(x, d, p, w, d);
    for (int i = 0; i < n; i++) {
      Scalar[] row = new Scalar[n];
      for (int j = 0; j < n; j++) {
        row[j] = Scalar.dot(queries, i * d, keys, j * d, d).divide(Math.sqrt(d));
      }
      System.arraycopy(Scalar.softmax(row), 0, scores, i * n, n);
    }
    Scalar[] values = product(x, d, p, w + 2 * d * d, d);
    Scalar[] heads = product(product(scores, n, values, 0, d), d, p, w + 3 * d * d, d);
    Scalar[] y = norm(sum(x, 0, heads));
    int w1 = w + 4 * d * d;
    int b1 = w1 + 4 * d * d;
    int w2 = b1 + 4 * d;
    Scalar[] hidden = sum(p, b1, product(y, d, p, w1, 4 * d));
    Arrays.setAll(hidden, i -> hidden[i].relu());
    Scalar[] z = norm(sum(y, 0, sum(p, w2 + 4 * d * d, product(hidden, 4 * d, p, w2, d))));
    Arrays.setAll(z, i -> z[i].subtract(target[i]));
    return new Scalar[] {Scalar.dot(z, z).divide((double) w)};
  }

  /** The product of a matrix with k columns and one with {@code columns}, from an index. */
  private Scalar[] product(Scalar[] a, int k, Scalar[] b, int from, int columns) {
    Scalar[] product = new Scalar[n * columns];
    Scalar[] column = new Scalar[k];
    for (int j = 0; j < columns; j++) {
      for (int l = 0; l < k; l++) {
        column[l] = b[from + l * columns + j];
      }
      for (int i = 0; i < n; i++) {
        product[i * columns + j] = Scalar.dot(a, i * k, column, 0, k);
      }
    }
    return product;
  }

  /** Adds numbers from an index; a row is added to each row. */
  private Scalar[] sum(Scalar[] a, int from, Scalar[] b) {
    int columns = b.length / n;
    int period = from == 0 ? b.length : columns;
    Scalar[] sum = new Scalar[b.length];
    Arrays.setAll(sum, i -> b[i].add(a[from + i % period]));
    return sum;
  }

  private Scalar[] norm(Scalar[] x) {
    Scalar[] norm = new Scalar[x.length];
    for (int i = 0; i < x.length; i += d) {
      Scalar[] row = Arrays.copyOfRange(x, i, i + d);
      Scalar mean = Scalar.sum(row).divide((double) d);
      Arrays.setAll(row, j -> row[j].subtract(mean));
      Scalar deviation = Scalar.dot(row, row).divide((double) d).add(EPSILON).sqrt();
      for (int j = 0; j < d; j++) {
        norm[i + j] = row[j].divide(deviation);
      }
    }
    return norm;
  }

  @Override
  public Optional<Problem> matrixForm() {
    return Optional.of(new OtherFunction(this, TransformerMatrix.of(n, d, target)));
  }

  @Override
  public double[] primal() {
    return new double[] {new TransformerPrimal(n, d, at()).loss(target)};
  }
}
