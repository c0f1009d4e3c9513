package org.duetad.examples.lab.training;

import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * The signals in a network, forwards and backwards, by layer; the first layer is 0.
 *
 * @param activations of each layer
 * @param gradients by the weights of each layer, and then by its activations
 */
record Signals(List<DMatrixRMaj> activations, List<DMatrixRMaj> gradients) {

  int depth() {
    return activations.size();
  }

  DMatrixRMaj activations(int layer) {
    return activations.get(layer);
  }

  /** {@code ∂L/∂H} of a layer. */
  DMatrixRMaj activationGradient(int layer) {
    return gradients.get(depth() + layer);
  }

  /** {@code ∂L/∂W} of a layer. */
  DMatrixRMaj weightGradient(int layer) {
    return gradients.get(layer);
  }

  double[] activationDeviations() {
    return each(this::activations, Spread::deviation);
  }

  double[] activationGradientDeviations() {
    return each(this::activationGradient, Spread::deviation);
  }

  double[] weightGradientDeviations() {
    return each(this::weightGradient, Spread::deviation);
  }

  /** The average factor by which a layer changes the root mean square of activations. */
  double forwardFactor() {
    double first = Spread.rootMeanSquare(activations(0));
    double last = Spread.rootMeanSquare(activations(depth() - 1));
    return Math.pow(last / first, 1.0 / (depth() - 1));
  }

  /** The same for gradients with respect to activations, from the last layer to the first. */
  double backwardFactor() {
    double first = Spread.rootMeanSquare(activationGradient(0));
    double last = Spread.rootMeanSquare(activationGradient(depth() - 1));
    return Math.pow(first / last, 1.0 / (depth() - 1));
  }

  private double[] each(IntFunction<DMatrixRMaj> signal, ToDoubleFunction<DMatrixRMaj> measure) {
    return IntStream.range(0, depth())
        .mapToDouble(layer -> measure.applyAsDouble(signal.apply(layer)))
        .toArray();
  }
}
