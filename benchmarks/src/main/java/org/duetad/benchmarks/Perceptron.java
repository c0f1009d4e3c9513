package org.duetad.benchmarks;

import java.util.Random;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.mode.MatrixGradient;
import org.duetad.core.rules.Activations;
import org.duetad.reverse.ReverseMode;
import org.ejml.concurrency.EjmlConcurrency;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.RandomMatrices_DDRM;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * A perceptron of layers 784-256-128-10 with ReLU and the cross-entropy of its softmax, on a batch
 * of 128: value and gradient with respect to all weights and biases, against backpropagation by
 * hand with EJML's products.
 */
@Fork(
    value = 1,
    jvmArgs = {"-Xmx4g", "-Xmn64m", "-XX:+UseSerialGC", "--add-modules", "jdk.incubator.vector"})
public class Perceptron extends MatrixSettings {

  static final int BATCH = 128;
  static final int[] LAYERS = {784, 256, 128, 10};

  /** Which products the acceleration uses. */
  @Param({"ejml", "plain", "vectors"})
  String forms;

  private final ReverseMode reverse = new ReverseMode();
  private DMatrixRMaj[] parameters;
  private DMatrixRMaj images;
  private DMatrixRMaj labels;
  private Matrix x;
  private Matrix y;

  /** Draws an instance, and checks that both programs compute the same. */
  @Setup
  public void prepare() {
    System.setProperty("duet.products", forms);
    EjmlConcurrency.USE_CONCURRENT = false;
    Random random = new Random(SEED);
    images = RandomMatrices_DDRM.rectangle(BATCH, LAYERS[0], 0, 1, random);
    labels = new DMatrixRMaj(BATCH, LAYERS[3]);
    for (int i = 0; i < BATCH; i++) {
      labels.set(i, random.nextInt(LAYERS[3]), 1.0);
    }
    parameters = parameters(random);
    x = Matrix.of(images);
    y = Matrix.of(labels);
    MatrixGradient expected = byHand();
    MatrixGradient actual = duet();
    requireEqual(expected.value(), actual.value());
    requireEqual(expected.gradient(), actual.gradient());
  }

  /** Weights and biases, layer by layer. */
  private static DMatrixRMaj[] parameters(Random random) {
    DMatrixRMaj[] parameters = new DMatrixRMaj[6];
    for (int i = 0; i < 3; i++) {
      double size = Math.sqrt(2.0 / LAYERS[i]);
      parameters[2 * i] =
          RandomMatrices_DDRM.rectangle(LAYERS[i], LAYERS[i + 1], -size, size, random);
      parameters[2 * i + 1] = RandomMatrices_DDRM.rectangle(1, LAYERS[i + 1], -0.1, 0.1, random);
    }
    return parameters;
  }

  /** Reverse mode on a tape of matrices. */
  @Benchmark
  public MatrixGradient duet() {
    return reverse.valueAndGradient(this::loss, parameters);
  }

  /** Backpropagation written by hand. */
  @Benchmark
  public MatrixGradient byHand() {
    return new PerceptronByHand(parameters).valueAndGradient(images, labels);
  }

  /** {@code Σ_i (logSumExp_j z_ij - Σ_j y_ij z_ij) / batch}. */
  private Scalar loss(Matrix... p) {
    Matrix hidden = x.mult(p[0]).plusRow(p[1]).apply(Activations.RELU);
    hidden = hidden.mult(p[2]).plusRow(p[3]).apply(Activations.RELU);
    Matrix z = hidden.mult(p[4]).plusRow(p[5]);
    return z.logSumExpRows().elementSum().subtract(z.dot(y)).divide(BATCH);
  }
}
