package org.duetad.examples.lab.training;

import java.util.random.RandomGenerator;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.mode.ModelFunction;
import org.duetad.core.mode.ValueAndGradient;
import org.duetad.reverse.ReverseMode;

/**
 * One network trained twice from the same start by gradient descent: by backpropagation, and by
 * feedback alignment.
 */
final class Training {

  private static final ReverseMode REVERSE = new ReverseMode();

  private final TwoLayers network;
  private final ModelFunction loss;
  private final ModelFunction alignedLoss;
  private final Matrix feedback;
  private final double[] learned;
  private final double[] aligned;
  private final double[] learnedLosses;
  private final double[] alignedLosses;
  private final double[] angles;
  private final double[] weightAngles;

  private Training(
      TwoLayers network, LabelledSamples samples, double[] start, Matrix feedback, int steps) {
    this.network = network;
    this.loss = network.loss(samples);
    this.alignedLoss = network.alignedLoss(samples, feedback);
    this.feedback = feedback;
    this.learned = start.clone();
    this.aligned = start.clone();
    this.learnedLosses = new double[steps];
    this.alignedLosses = new double[steps];
    this.angles = new double[steps];
    this.weightAngles = new double[steps];
  }

  static Training run(
      TwoLayers network, LabelledSamples samples, int steps, double rate, RandomGenerator random) {
    Training training =
        new Training(network, samples, network.start(random), network.feedback(random), steps);
    for (int step = 0; step < steps; step++) {
      training.step(step, rate);
    }
    return training;
  }

  private void step(int step, double rate) {
    double[] gradient = loss.valueAndGradient(REVERSE, aligned).gradient();
    ValueAndGradient replaced = alignedLoss.valueAndGradient(REVERSE, aligned);
    angles[step] =
        degrees(
            network.block(TwoLayers.HIDDEN, gradient),
            network.block(TwoLayers.HIDDEN, replaced.gradient()));
    weightAngles[step] = degrees(network.block(TwoLayers.OUTPUT, aligned), feedback);
    alignedLosses[step] = descend(aligned, replaced, rate);
    learnedLosses[step] = descend(learned, loss.valueAndGradient(REVERSE, learned), rate);
  }

  /** One descent step; returns the loss before it. */
  private static double descend(double[] parameters, ValueAndGradient at, double rate) {
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] -= rate * at.gradient()[i];
    }
    return at.value();
  }

  /** The angle between two matrices, as vectors. */
  static double degrees(Matrix a, Matrix b) {
    double cosine = a.dot(b).value() / (a.normF().value() * b.normF().value());
    return Math.toDegrees(Math.acos(Math.max(-1, Math.min(1, cosine))));
  }

  /** The losses of backpropagation, before each step. */
  double[] backpropagation() {
    return learnedLosses.clone();
  }

  /** The losses of feedback alignment, before each step. */
  double[] alignment() {
    return alignedLosses.clone();
  }

  /**
   * The angles between both gradients of the hidden weights along feedback alignment, in degrees.
   */
  double[] angles() {
    return angles.clone();
  }

  /**
   * The angles between the output weights of feedback alignment and the random ones, in degrees.
   */
  double[] weightAngles() {
    return weightAngles.clone();
  }

  /** The parameters found by backpropagation. */
  double[] learned() {
    return learned.clone();
  }

  /** The parameters found by feedback alignment. */
  double[] aligned() {
    return aligned.clone();
  }
}
