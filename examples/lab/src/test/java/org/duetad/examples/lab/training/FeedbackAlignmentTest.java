package org.duetad.examples.lab.training;

import static org.duetad.core.Closeness.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BinaryOperator;
import java.util.random.RandomGenerator;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.MatrixVjp;
import org.duetad.examples.lab.Draws;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The replaced pullback against its formula, and both gradients against those by hand. */
class FeedbackAlignmentTest {

  private static final String MODES = "org.duetad.testing.Modes#all";
  private static final TwoLayers NETWORK = new TwoLayers(2, 5, 2);

  /** {@code W̄ = ȳ hᵀ, h̄ = Bᵀ ȳ}, and the value is the product. */
  @ParameterizedTest
  @MethodSource(MODES)
  void pullback(Differentiator mode) {
    RandomGenerator random = new SplittableRandom(1);
    Matrix w = Draws.gaussian(random, 3, 4, 1);
    Matrix b = Draws.gaussian(random, 3, 4, 1);
    Matrix h = Draws.gaussian(random, 4, 2, 1);
    Matrix seed = Draws.gaussian(random, 3, 2, 1);
    BinaryOperator<Matrix> aligned = TwoLayers.aligned(b);
    MatrixVjp vjp = mode.vjp((Matrix... x) -> aligned.apply(x[0], x[1]), w.value(), h.value());
    DMatrixRMaj[] adjoints = vjp.pullback(seed.value());
    assertClose("value", w.mult(h).value().data, vjp.value().data, 1e-15);
    assertClose("W", seed.multTransB(h).value().data, adjoints[0].data, 1e-15);
    assertClose("h", b.multTransA(seed).value().data, adjoints[1].data, 1e-15);
  }

  /**
   * With {@code e = (softmax(z) - t)/n}: {@code W̄₂ = e hᵀ, δ = (Bᵀ e) ∘ (1 - h²), W̄₁ = δ xᵀ}, the
   * biases' the sums over samples.
   */
  private static double[] byHand(double[] parameters, Matrix b, LabelledSamples samples) {
    Matrix h =
        NETWORK
            .block("hidden", parameters)
            .mult(samples.inputs())
            .plusColumn(NETWORK.block("hidden bias", parameters));
    DMatrixRMaj tanh = h.value();
    DMatrixRMaj slope = h.value();
    for (int k = 0; k < tanh.data.length; k++) {
      tanh.data[k] = Math.tanh(tanh.data[k]);
      slope.data[k] = 1 - tanh.data[k] * tanh.data[k];
    }
    Matrix z =
        NETWORK
            .block("output", parameters)
            .mult(Matrix.of(tanh))
            .plusColumn(NETWORK.block("output bias", parameters));
    DMatrixRMaj softmax = z.value();
    for (int j = 0; j < softmax.numCols; j++) {
      double first = 1 / (1 + Math.exp(softmax.get(1, j) - softmax.get(0, j)));
      softmax.set(0, j, first);
      softmax.set(1, j, 1 - first);
    }
    Matrix e = Matrix.of(softmax).minus(samples.classes()).divide(samples.count());
    Matrix delta = b.multTransA(e).elementMult(Matrix.of(slope));
    return NETWORK
        .layout()
        .flat(
            Map.of(
                "hidden", delta.multTransB(samples.inputs()).value(),
                "hidden bias", delta.sumRows().value(),
                "output", e.multTransB(Matrix.of(tanh)).value(),
                "output bias", e.sumRows().value()));
  }

  @ParameterizedTest
  @MethodSource(MODES)
  void gradients(Differentiator mode) {
    RandomGenerator random = new SplittableRandom(2);
    double[] start = NETWORK.start(random);
    Matrix b = Draws.gaussian(random, 2, 5, 1);
    Matrix own = NETWORK.block("output", start);
    LabelledSamples samples = LabelledSamples.xor();
    assertClose(
        "alignment",
        byHand(start, b, samples),
        mode.gradient(NETWORK.alignedLoss(samples, b), start),
        1e-14);
    assertClose(
        "backpropagation",
        byHand(start, own, samples),
        mode.gradient(NETWORK.loss(samples), start),
        1e-14);
    assertClose(
        "by blocks",
        byHand(start, b, samples),
        NETWORK.alignedLoss(samples, b).valueAndGradient(mode, start).gradient(),
        1e-14);
  }

  @Test
  void angles() {
    Matrix a = Matrix.row(1.0, 0, 0);
    assertEquals(45, Training.degrees(a, Matrix.row(2.0, 2, 0)), 1e-12);
    assertEquals(90, Training.degrees(a, Matrix.row(0.0, 1, 3)), 1e-12);
    assertEquals(180, Training.degrees(a, Matrix.row(-1.0, 0, 0)), 0);
  }

  /** Ten glyphs, all different, a sample of each in turn. */
  @Test
  void digits() {
    LabelledSamples clean = LabelledSamples.digits(new SplittableRandom(1), 10, 0);
    DMatrixRMaj x = clean.inputs().value();
    for (int i = 0; i < 10; i++) {
      assertEquals(1, clean.classes().get(i, i).value(), 0);
      for (int j = 0; j < i; j++) {
        int differing = 0;
        for (int pixel = 0; pixel < x.numRows; pixel++) {
          differing += x.get(pixel, i) == x.get(pixel, j) ? 0 : 1;
        }
        assertTrue(differing >= 2, i + " and " + j);
      }
    }
    assertEquals(10, clean.classes().elementSum().value(), 0);
  }
}
