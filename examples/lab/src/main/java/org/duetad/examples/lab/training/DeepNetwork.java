package org.duetad.examples.lab.training;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.rules.UnaryRule;
import org.ejml.data.DMatrixRMaj;

/** Layers {@code H = f(W H')} without biases, at given weights; a sample in each column. */
record DeepNetwork(
    UnaryRule activation, Matrix input, List<DMatrixRMaj> weights, List<DMatrixRMaj> activations) {

  /** A network of square layers with weights by a scheme. */
  static DeepNetwork draw(
      Scheme scheme, UnaryRule activation, Matrix input, int depth, RandomGenerator random) {
    List<DMatrixRMaj> weights = new ArrayList<>();
    List<DMatrixRMaj> activations = new ArrayList<>();
    Matrix below = input;
    for (int layer = 0; layer < depth; layer++) {
      Matrix drawn = scheme.draw(random, below);
      below = drawn.mult(below).apply(activation);
      weights.add(drawn.value());
      activations.add(below.value());
    }
    return new DeepNetwork(activation, input, weights, activations);
  }

  int depth() {
    return weights.size();
  }

  /**
   * The last layer's activations for the first samples, as a function of all weights and of offsets
   * added to the activations of each layer: the derivative with respect to these offsets, which are
   * zero, is that with respect to the activations.
   */
  MatrixFunction lastLayer(int samples) {
    Matrix first = input.cols(0, samples);
    return x -> {
      Matrix h = first;
      for (int layer = 0; layer < depth(); layer++) {
        h = x[layer].mult(h).apply(activation).plus(x[depth() + layer]);
      }
      return h;
    };
  }

  /** The weights, and zero offsets for the activations. */
  DMatrixRMaj[] point(int samples) {
    DMatrixRMaj[] point = new DMatrixRMaj[2 * depth()];
    for (int layer = 0; layer < depth(); layer++) {
      point[layer] = weights.get(layer);
      point[depth() + layer] = new DMatrixRMaj(weights.get(layer).numRows, samples);
    }
    return point;
  }

  /** All signals, with the gradient of {@code ⟨errors, H_last⟩} for as many samples as errors. */
  Signals signals(Differentiator mode, DMatrixRMaj errors) {
    int samples = errors.numCols;
    DMatrixRMaj[] gradients = mode.vjp(lastLayer(samples), point(samples)).pullback(errors);
    return new Signals(activations, List.of(gradients));
  }
}
