package org.duetad.examples.lab.networks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.duetad.core.ScalarFunction;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.rules.Activations;
import org.duetad.examples.lab.Draws;
import org.duetad.examples.lab.networks.LinearCollapse.Stack;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.junit.jupiter.api.Test;

/** The limits of linear models, by arithmetic independent of the experiments' fits. */
class LinearLimitsTest {

  /** The normal equations of (x1, x2, 1) over the corners. */
  @Test
  void leastSquaresOfExclusiveOrIsOneHalf() {
    Matrix design = Matrix.concatColumns(Xor.CORNERS, Matrix.ones(4, 1));
    Matrix best = design.multTransA(design).solve(design.multTransA(Xor.TARGETS));
    assertArrayEquals(new double[] {0, 0, 0.5}, best.value().data, 1e-15);
    assertEquals(0.25, Xor.SQUARED.value(0, 0, 0.5));
    assertTrue(Xor.SQUARED.value(0.1, 0, 0.5) > 0.25);
  }

  /** Both losses are convex, so a point without slope is the minimum. */
  @Test
  void lossesOfALineAreConvex() {
    for (ScalarFunction loss : new ScalarFunction[] {Xor.SQUARED, Xor.LOGISTIC}) {
      Matrix hessian = Matrix.of(new ReverseMode().hessian(loss, 0, 0, 0));
      assertTrue(hessian.symmetricEigenvalues().value().get(0) > 0);
    }
    assertArrayEquals(new double[3], new ForwardMode().gradient(Xor.LOGISTIC, 0, 0, 0), 1e-15);
    assertEquals(Math.log(2), Xor.LOGISTIC.value(0, 0, 0), 1e-15);
  }

  @Test
  void twoReluLayersComputeExclusiveOr() {
    assertArrayEquals(new double[] {0, 1, 1, 0}, Xor.byHand(Xor.CORNERS).value().data);
  }

  @Test
  void scoresOfThePaws() {
    double[] scores = Paws.byHand(Matrix.column(0, 0.25, 0.5, 0.75, 1)).value().data;
    assertArrayEquals(new double[] {0.5, 0, -0.5, 0, 0.5}, scores);
  }

  @Test
  void greyIsTheMeanOfThePaws() {
    Matrix images = Paws.IMAGES;
    assertArrayEquals(
        images.getRow(0).plus(images.getRow(1)).value().data,
        images.getRow(2).scale(2.0).value().data);
    assertArrayEquals(Matrix.ones(1, 64).scale(0.5).value().data, images.getRow(2).value().data);
  }

  /** Two scores a, b and their mean: the loss is least where all are log 2. */
  @Test
  void bestLinearLossOfThePaws() {
    ScalarFunction loss =
        s ->
            s[0].logSigmoid()
                .add(s[1].logSigmoid())
                .add(s[0].add(s[1]).multiply(-0.5).logSigmoid())
                .divide(-3);
    double[] at = {Math.log(2), Math.log(2)};
    assertArrayEquals(new double[2], new ReverseMode().gradient(loss, at), 1e-15);
    assertEquals(Paws.BEST_LINEAR, loss.value(at), 1e-15);
    assertEquals(0.6365141682948128, Paws.BEST_LINEAR, 1e-15);
  }

  @Test
  void twoLayersCollapseByTheNotesFormula() {
    Stack stack = Stack.random(new SplittableRandom(5), 3, 4, 2);
    Matrix w1 = stack.weights().get(0);
    Matrix w2 = stack.weights().get(1);
    Matrix bias = stack.biases().get(0).mult(w2).plus(stack.biases().get(1));
    Matrix x = Draws.gaussian(new SplittableRandom(6), 5, 3, 1);
    assertArrayEquals(w1.mult(w2).value().data, stack.weight().value().data);
    assertArrayEquals(bias.value().data, stack.bias().value().data);
    assertArrayEquals(
        x.mult(w1.mult(w2)).plusRow(bias).value().data,
        stack.outputs(x, h -> h).value().data,
        1e-14);
  }

  /** A linear map takes opposite points to opposite sides of its value at 0; ReLU does not. */
  @Test
  void reluIsWhatMakesItNonLinear() {
    Stack stack = Stack.random(new SplittableRandom(7), 3, 8, 1);
    Matrix x = Matrix.row(1, -2, 0.5);
    Matrix points = Matrix.concatRows(x, x.negative(), Matrix.zeros(1, 3));
    double[] linear = stack.outputs(points, h -> h).value().data;
    double[] relu = stack.outputs(points, h -> h.apply(Activations.RELU)).value().data;
    assertEquals(0, linear[0] + linear[1] - 2 * linear[2], 1e-14);
    assertTrue(Math.abs(relu[0] + relu[1] - 2 * relu[2]) > 0.1);
  }
}
