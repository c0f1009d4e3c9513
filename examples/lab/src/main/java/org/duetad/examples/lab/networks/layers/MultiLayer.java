package org.duetad.examples.lab.networks.layers;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.mode.Parameters;
import org.duetad.core.mode.Parameters.Named;
import org.duetad.core.rules.UnaryRule;
import org.duetad.examples.lab.Draws;
import org.ejml.data.DMatrixRMaj;

/**
 * A multi-layer perceptron {@code W_L f(... f(W_1 x + b_1) ...) + b_L}.
 *
 * @param activation f, not applied to the last layer
 * @param sizes inputs, hidden units of each layer, outputs
 */
public record MultiLayer(UnaryRule activation, List<Integer> sizes) {

  /** A perceptron with layers of these sizes. */
  public static MultiLayer of(UnaryRule activation, Integer... sizes) {
    return new MultiLayer(activation, List.of(sizes));
  }

  private int layers() {
    return sizes.size() - 1;
  }

  /** The layout of its weights {@code w1, w2, ...} and biases {@code b1, b2, ...}. */
  public Parameters parameters() {
    Parameters layout = Parameters.of("w1", sizes.get(0), sizes.get(1)).and("b1", 1, sizes.get(1));
    for (int i = 2; i <= layers(); i++) {
      layout = layout.and("w" + i, sizes.get(i - 1), sizes.get(i)).and("b" + i, 1, sizes.get(i));
    }
    return layout;
  }

  /** Weights of variance 2/inputs (He), biases zero. */
  public double[] start(RandomGenerator random) {
    Map<String, DMatrixRMaj> start = new LinkedHashMap<>();
    for (int i = 1; i <= layers(); i++) {
      int inputs = sizes.get(i - 1);
      Matrix weights = Draws.gaussian(random, inputs, sizes.get(i), Math.sqrt(2.0 / inputs));
      start.put("w" + i, weights.value());
      start.put("b" + i, new DMatrixRMaj(1, sizes.get(i)));
    }
    return parameters().flat(start);
  }

  /** The outputs for samples in rows. */
  public Matrix outputs(Named p, Matrix samples) {
    Matrix last = hidden(p, samples, layers() - 1);
    return Layers.dense(last, p.get("w" + layers()), p.get("b" + layers()));
  }

  /** The output of a layer; layer 0 outputs the samples. */
  public Matrix hidden(Named p, Matrix samples, int layer) {
    Matrix h = samples;
    for (int i = 1; i <= layer; i++) {
      h = Layers.dense(h, p.get("w" + i), p.get("b" + i)).apply(activation);
    }
    return h;
  }

  /**
   * {@code -log σ(s y)} for one sample, of one output y, in numbers.
   *
   * @param w the parameters
   * @param sample the inputs and the sign s
   */
  public Scalar logisticLoss(Scalar[] w, Scalar[] sample) {
    Scalar[] h = Arrays.copyOf(sample, sample.length - 1);
    int at = 0;
    for (int i = 1; i <= layers(); i++) {
      Scalar[] next = new Scalar[sizes.get(i)];
      int bias = at + h.length * next.length;
      for (int j = 0; j < next.length; j++) {
        Scalar[] column = new Scalar[h.length];
        for (int k = 0; k < h.length; k++) {
          column[k] = w[at + k * next.length + j];
        }
        Scalar y = Scalar.dot(column, h).add(w[bias + j]);
        next[j] = i < layers() ? y.apply(activation) : y;
      }
      at = bias + next.length;
      h = next;
    }
    return sample[sample.length - 1].multiply(h[0]).logSigmoid().negate();
  }

  /** The outputs on plain numbers, sample after sample. */
  public double[] outputs(double[] parameters, Matrix samples) {
    return parameters().vectorFunction(p -> outputs(p, samples)).value(parameters);
  }
}
