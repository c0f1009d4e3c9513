package org.duetad.examples.lab.training;

import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.random.RandomGenerator;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.mode.ModelFunction;
import org.duetad.core.mode.Parameters;
import org.duetad.core.rules.Elementary;
import org.duetad.core.surrogate.Surrogates;
import org.duetad.examples.lab.Draws;
import org.ejml.data.DMatrixRMaj;

/** A classifier {@code z = W₂ tanh(W₁ x + b₁) + b₂}, a sample in each column. */
final class TwoLayers {

  static final String HIDDEN = "hidden";
  static final String OUTPUT = "output";
  private static final String HIDDEN_BIAS = "hidden bias";
  private static final String OUTPUT_BIAS = "output bias";

  private final int inputs;
  private final int units;
  private final int classes;
  private final Parameters layout;

  TwoLayers(int inputs, int units, int classes) {
    this.inputs = inputs;
    this.units = units;
    this.classes = classes;
    this.layout =
        Parameters.of(HIDDEN, units, inputs)
            .and(HIDDEN_BIAS, units, 1)
            .and(OUTPUT, classes, units)
            .and(OUTPUT_BIAS, classes, 1);
  }

  Parameters layout() {
    return layout;
  }

  /** Weights by Xavier, those of the output a tenth of that, biases 0. */
  double[] start(RandomGenerator random) {
    return layout.flat(
        Map.of(
            HIDDEN, Draws.gaussian(random, units, inputs, Math.sqrt(1.0 / inputs)).value(),
            HIDDEN_BIAS, Matrix.zeros(units, 1).value(),
            OUTPUT, Draws.gaussian(random, classes, units, 0.1 * Math.sqrt(1.0 / units)).value(),
            OUTPUT_BIAS, Matrix.zeros(classes, 1).value()));
  }

  /** Random weights B for the reverse sweep, of the shape of the output weights. */
  Matrix feedback(RandomGenerator random) {
    return Draws.gaussian(random, classes, units, 0.5);
  }

  /** Some of the parameters, or of a gradient, by name. */
  Matrix block(String name, double... vector) {
    return Matrix.of(Objects.requireNonNull(layout.split(vector).get(name), name));
  }

  /** The mean cross-entropy, with its true derivative. */
  ModelFunction loss(LabelledSamples samples) {
    return layout.scalarFunction(p -> crossEntropy(outputs(p, Matrix::mult, samples), samples));
  }

  /** The same, with errors sent back through {@code Bᵀ} instead of {@code W₂ᵀ}. */
  ModelFunction alignedLoss(LabelledSamples samples, Matrix b) {
    return layout.scalarFunction(p -> crossEntropy(outputs(p, aligned(b), samples), samples));
  }

  /** {@code W h} with the pullback {@code W̄ = ȳ hᵀ, h̄ = Bᵀ ȳ}. */
  static BinaryOperator<Matrix> aligned(Matrix b) {
    var rule =
        Surrogates.ofMatrices(
            "aligned",
            in -> in[0].mult(in[1]),
            in -> in[0].mult(in[1].stopGradient()).plus(b.mult(in[1])));
    return rule::of;
  }

  private static Matrix outputs(
      Parameters.Named p, BinaryOperator<Matrix> product, LabelledSamples samples) {
    Matrix hidden =
        p.get(HIDDEN).mult(samples.inputs()).plusColumn(p.get(HIDDEN_BIAS)).apply(Elementary.TANH);
    return product.apply(p.get(OUTPUT), hidden).plusColumn(p.get(OUTPUT_BIAS));
  }

  private static Scalar crossEntropy(Matrix z, LabelledSamples samples) {
    return z.logSumExpCols()
        .elementSum()
        .subtract(z.dot(samples.classes()))
        .divide(samples.count());
  }

  /** The share of samples whose class has the largest output. */
  double accuracy(double[] parameters, LabelledSamples samples) {
    DMatrixRMaj z =
        DMatrixRMaj.wrap(
            classes,
            samples.count(),
            layout.vectorFunction(p -> outputs(p, Matrix::mult, samples)).value(parameters));
    int right = 0;
    for (int sample = 0; sample < samples.count(); sample++) {
      right += (int) samples.classes().get(largest(z, sample), sample).value();
    }
    return (double) right / samples.count();
  }

  private static int largest(DMatrixRMaj z, int column) {
    int best = 0;
    for (int row = 1; row < z.numRows; row++) {
      if (z.get(row, column) > z.get(best, column)) {
        best = row;
      }
    }
    return best;
  }
}
