package org.duetad.examples.lab.training;

import java.util.random.RandomGenerator;
import org.duetad.core.ValueAndGradient;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.ModelFunction;
import org.duetad.reverse.ReverseMode;
import org.ejml.data.DMatrixRMaj;

/**
 * One network trained twice from the same start by gradient descent: by backpropagation, and by
 * feedback alignment.
 *
 * @param backpropagation its losses, before each step
 * @param alignment the losses of feedback alignment, before each step
 * @param angles between the gradients of the hidden weights by both, where feedback alignment is,
 *     in degrees
 * @param weightAngles between the output weights and the random ones, in degrees
 * @param learned the parameters that backpropagation found
 * @param aligned the parameters that feedback alignment found
 */
record Training(
    double[] backpropagation,
    double[] alignment,
    double[] angles,
    double[] weightAngles,
    double[] learned,
    double[] aligned) {

  private static final ReverseMode REVERSE = new ReverseMode();

  static Training run(
      TwoLayers network, Samples samples, int steps, double rate, RandomGenerator random) {
    double[] start = network.start(random);
    DMatrixRMaj outputs = network.layout().split(start).get(TwoLayers.OUTPUT);
    Matrix b = Draw.gaussian(random, outputs.numRows, outputs.numCols, 0.5);
    ModelFunction loss = network.loss(samples);
    ModelFunction alignedLoss = network.alignedLoss(samples, b);
    double[] learned = start.clone();
    double[] aligned = start.clone();
    Training training =
        new Training(
            new double[steps],
            new double[steps],
            new double[steps],
            new double[steps],
            learned,
            aligned);
    for (int k = 0; k < steps; k++) {
      training.weightAngles[k] =
          degrees(network.layout().split(aligned).get(TwoLayers.OUTPUT), b.value());
      training.backpropagation[k] = descend(learned, loss.valueAndGradient(REVERSE, learned), rate);
      double[] gradient = loss.valueAndGradient(REVERSE, aligned).gradient();
      ValueAndGradient replaced = alignedLoss.valueAndGradient(REVERSE, aligned);
      training.angles[k] =
          degrees(
              network.layout().split(gradient).get(TwoLayers.HIDDEN),
              network.layout().split(replaced.gradient()).get(TwoLayers.HIDDEN));
      training.alignment[k] = descend(aligned, replaced, rate);
    }
    return training;
  }

  /** One step down; gives the loss before it. */
  private static double descend(double[] parameters, ValueAndGradient at, double rate) {
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] -= rate * at.gradient()[i];
    }
    return at.value();
  }

  /** The angle between two matrices, as vectors. */
  static double degrees(DMatrixRMaj a, DMatrixRMaj b) {
    Matrix left = Matrix.of(a);
    Matrix right = Matrix.of(b);
    double cosine = left.dot(right).value() / (left.normF().value() * right.normF().value());
    return Math.toDegrees(Math.acos(Math.max(-1, Math.min(1, cosine))));
  }
}
