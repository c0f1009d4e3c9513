package org.duetad.examples.lab.networks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.mode.ModelFunction;
import org.duetad.examples.lab.Draws;
import org.duetad.examples.lab.networks.Penalties.Regression;
import org.duetad.examples.lab.networks.layers.Images;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** The claims of the experiments on networks, by independently computed numbers. */
class NetworksTest {

  /** The gradient of a sum over a map is, for each weight of the kernel, a sum over the image. */
  @Test
  void gradientOfAKernelByLoops() {
    SplittableRandom random = new SplittableRandom(8);
    double[][] image = new double[5][6];
    for (double[] row : image) {
      Arrays.setAll(row, x -> random.nextGaussian());
    }
    Images images = Images.grey(image);
    DMatrixRMaj kernel = Draws.gaussian(random, 9, 1, 1).value();
    Matrix bias = Matrix.row(0.2);
    double[] expected = new double[9];
    for (int k = 0; k < 9; k++) {
      for (int y = 0; y < 3; y++) {
        for (int x = 0; x < 4; x++) {
          expected[k] += image[y + k / 3][x + k % 3];
        }
      }
    }
    assertArrayEquals(
        expected,
        new ReverseMode()
            .gradient(w -> images.convolved(w[0], bias, 3).channels().get(0).elementSum(), kernel)[
            0]
            .data,
        1e-13);
    assertArrayEquals(
        Arrays.stream(ConvolutionByProducts.loop(image, kernel, 0, 0.2))
            .flatMapToDouble(DoubleStream::of)
            .toArray(),
        images.convolved(Matrix.of(kernel), bias, 3).channels().get(0).value().data,
        1e-13);
  }

  @Test
  void modesAgreeOnTheConvolutionalNetwork() {
    SplittableRandom random = new SplittableRandom(9);
    ModelFunction loss = ConvolutionByProducts.loss(ShapeImages.draw(random, 6));
    double[] at = ConvolutionByProducts.start(random);
    assertArrayEquals(
        new ForwardMode().gradient(loss, at), new ReverseMode().gradient(loss, at), 1e-12);
  }

  @Test
  void barsHaveFivePixelsAndCrossesNine() {
    ShapeImages shapes = ShapeImages.draw(new SplittableRandom(10), 40);
    for (int i = 0; i < 40; i++) {
      long bright =
          Arrays.stream(ConvolutionByProducts.image(shapes.images(), 0, i))
              .flatMapToDouble(DoubleStream::of)
              .filter(pixel -> pixel > 0.55)
              .count();
      assertEquals(i % 2 == 0 ? 5.0 : 9.0, (double) bright, 1.0, "image " + i);
    }
  }

  /** Without input and at rest each step multiplies the gradient by the feedback. */
  @Test
  void gradientThroughTimeIsAPower() {
    double[] norms = RecurrentGradients.norms(Matrix.of(1, 1, 0.5), Matrix.zeros(1, 1), 4);
    assertArrayEquals(new double[] {0.0625, 0.125, 0.25, 0.5, 1}, norms, 1e-15);
  }

  /** One step from a state h: {@code w (1 - tanh²(w h))}. */
  @Test
  void gradientOfOneStep() {
    double tanh = Math.tanh(0.8 * 0.6);
    double[] norms = RecurrentGradients.norms(Matrix.of(1, 1, 0.8), Matrix.of(1, 1, 0.6), 1);
    assertEquals(0.8 * (1 - tanh * tanh), norms[0], 1e-15);
  }

  /** With gates independent of h, c(T) = f^T c(0) + i g (1 + f + ... + f^(T-1)). */
  @Test
  void cellOfConstantGatesIsAGeometricSum() {
    Matrix bias = Matrix.row(0.3, 1.2, -0.4, 0.7);
    double f = LongShortTermMemory.forgetGates(bias, 1)[0];
    assertEquals(1 / (1 + Math.exp(-1.2)), f, 1e-15);
    double added = Math.tanh(0.7) / (1 + Math.exp(-0.3));
    double power = Math.pow(f, 15);
    Matrix cell =
        LongShortTermMemory.throughCells(
            Matrix.zeros(1, 1), Matrix.zeros(1, 1), Matrix.row(2), Matrix.zeros(2, 4), bias);
    assertEquals(2 * power + added * (1 - power) / (1 - f), cell.value().get(0), 1e-14);
  }

  /**
   * Layers that are zero: a plain network stops the gradient, a residual one leaves it unchanged.
   */
  @Test
  void zeroBlocksAreTheIdentity() {
    List<Matrix> layers = Collections.nCopies(5, Matrix.zeros(3, 3));
    Matrix x = Matrix.row(1, 2, 3);
    double one = Math.sqrt(3);
    assertArrayEquals(
        new double[] {one, one, one, one, one, one}, ResidualDepth.norms(x, layers, true), 1e-15);
    assertArrayEquals(
        new double[] {0, 0, 0, 0, 0, one}, ResidualDepth.norms(x, layers, false), 1e-15);
  }

  /** The hand-written formula against tangents, which are independent of adjoints. */
  @Test
  void batchNormByHandAgreesWithForwardMode() {
    SplittableRandom random = new SplittableRandom(11);
    DMatrixRMaj x = Draws.gaussian(random, 7, 2, 3).value();
    DMatrixRMaj scale = Draws.gaussian(random, 1, 2, 1).value();
    DMatrixRMaj shift = Draws.gaussian(random, 1, 2, 1).value();
    DMatrixRMaj seeds = Draws.gaussian(random, 7, 2, 1).value();
    Matrix weights = Matrix.of(seeds);
    DMatrixRMaj[] forward =
        new ForwardMode()
            .gradient(in -> BatchNormalisation.LAYER.apply(in).dot(weights), x, scale, shift);
    DMatrixRMaj[] byHand = new BatchNormByHand(x, scale, seeds, 1e-5).adjoints();
    for (int i = 0; i < 3; i++) {
      assertArrayEquals(byHand[i].data, forward[i].data, 1e-12);
    }
  }

  @Test
  void layerNormByHandAgreesWithForwardMode() {
    SplittableRandom random = new SplittableRandom(12);
    DMatrixRMaj x = Draws.gaussian(random, 3, 5, 2).value();
    DMatrixRMaj scale = Draws.gaussian(random, 1, 5, 1).value();
    DMatrixRMaj shift = Draws.gaussian(random, 1, 5, 1).value();
    DMatrixRMaj seeds = Draws.gaussian(random, 3, 5, 1).value();
    Matrix weights = Matrix.of(seeds);
    DMatrixRMaj forward =
        new ForwardMode()
            .gradient(in -> LayerNormalisation.LAYER.apply(in).dot(weights), x, scale, shift)[0];
    assertArrayEquals(LayerNormalisation.byHand(x, scale, seeds).data, forward.data, 1e-12);
  }

  /** One input x with weight w: {@code p (x w/p - t)² + (1 - p) t²}, and no more inputs. */
  @Test
  void meanOverMasksOfOneInput() {
    Matrix x = Matrix.row(1.5, 0, 0, 0, 0, 0, 0, 0);
    Matrix w = Matrix.column(0.7, 1, 1, 1, 1, 1, 1, 1);
    double kept = 1.5 * 0.7 / 0.8 - 0.2;
    assertEquals(0.8 * kept * kept + 0.2 * 0.04, Dropout.meanOverMasks(x, w, 0.2), 1e-14);
  }

  /** At the lasso's solution the slope of the error is λ sign(w), or within λ where w is 0. */
  @Test
  void shrunkWeightsSatisfyTheOptimality() {
    Regression data = Regression.draw(new SplittableRandom(13));
    double[] w = data.leastSquares();
    Arrays.setAll(w, i -> Penalties.shrunk(w[i], 0.5));
    DMatrixRMaj slope =
        new ReverseMode().gradient(in -> data.loss(in[0]), Matrix.column(w).value())[0];
    for (int i = 0; i < w.length; i++) {
      if (w[i] == 0) {
        assertEquals(0, slope.get(i), 0.5);
      } else {
        assertEquals(-0.5 * Math.signum(w[i]), slope.get(i), 1e-13);
      }
    }
  }
}
