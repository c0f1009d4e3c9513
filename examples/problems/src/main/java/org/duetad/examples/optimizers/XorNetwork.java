package org.duetad.examples.optimizers;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.mode.Parameters;
import org.duetad.core.rules.Activations;
import org.duetad.core.rules.Elementary;

/**
 * A perceptron with one layer of tanh, {@code z = tanh(X A + 1 a') B + b}, that learns XOR of noisy
 * inputs: the mean cross-entropy of the logits z, plus {@code λ/2 ‖parameters‖²}.
 */
public final class XorNetwork {

  private static final int SAMPLES = 80;
  private static final int HIDDEN = 6;
  private static final double NOISE = 0.15;
  private static final double DECAY = 1e-3;
  private static final Parameters SHAPES =
      Parameters.of("A", 2, HIDDEN).and("a", 1, HIDDEN).and("B", HIDDEN, 1).and("b");

  private final Matrix inputs;
  private final Matrix targets;
  private final double[] start;

  private XorNetwork(Matrix inputs, Matrix targets, double... start) {
    this.inputs = inputs;
    this.targets = targets;
    this.start = start;
  }

  /** Inputs near the corners of the unit square, and starting parameters. */
  public static XorNetwork generate(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] inputs = new double[SAMPLES][];
    double[] targets = new double[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      int x = i % 2;
      int y = i / 2 % 2;
      inputs[i] = new double[] {random.nextGaussian(x, NOISE), random.nextGaussian(y, NOISE)};
      targets[i] = x ^ y;
    }
    double[] start = new double[SHAPES.size()];
    Arrays.setAll(start, i -> random.nextGaussian());
    return new XorNetwork(Matrix.of(inputs), Matrix.column(targets), start);
  }

  /** The loss as a function of all parameters. */
  public Minimisation objective() {
    return new Minimisation("network", SHAPES.scalarFunction(this::loss), start);
  }

  private Scalar loss(Parameters.Named p) {
    Matrix z = logits(p);
    Scalar entropy = z.apply(Activations.SOFTPLUS).minus(z.elementMult(targets)).elementSum();
    Scalar squares =
        Scalar.sum(
            p.get("A").squaredNorm(),
            p.get("a").squaredNorm(),
            p.get("B").squaredNorm(),
            p.scalar("b").square());
    return entropy.divide(SAMPLES).add(squares.multiply(DECAY / 2));
  }

  private Matrix logits(Parameters.Named p) {
    Matrix hidden = inputs.mult(p.get("A")).plusRow(p.get("a")).apply(Elementary.TANH);
    return hidden.mult(p.get("B")).plusRow(p.get("b"));
  }

  /** The fraction of samples that the parameters classify correctly. */
  public double accuracy(double... parameters) {
    double[] z = SHAPES.vectorFunction(this::logits).value(parameters);
    double[] labels = targets.value().data;
    long right = IntStream.range(0, SAMPLES).filter(i -> z[i] > 0 == labels[i] > 0).count();
    return (double) right / SAMPLES;
  }
}
