package org.duetad.checkpoint.block;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.duetad.core.Scalar;
import org.duetad.core.UnaryFunction;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.matrix.MatrixScalarFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.reference.ComplexStep;
import org.duetad.core.reference.FiniteDifferences;
import org.duetad.core.rules.Elementary;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.duetad.reverse.Tape;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class MatrixCheckpointTest {

  private static final ReverseMode REVERSE = new ReverseMode();
  private static final List<Differentiator> MODES =
      List.of(new ForwardMode(), REVERSE, new ComplexStep(), new FiniteDifferences());
  private static final DMatrixRMaj[] POINT = {random(3, 2, 1), random(2, 2, 2)};
  private static final DMatrixRMaj[] DIRECTION = {random(3, 2, 3), random(2, 2, 4)};

  private static DMatrixRMaj random(int numRows, int numCols, long seed) {
    return DMatrixRMaj.wrap(
        numRows, numCols, new Random(seed).doubles((long) numRows * numCols).toArray());
  }

  private static Matrix layer(Matrix... x) {
    return x[0].mult(x[1]).apply(Elementary.TANH).plus(x[0]);
  }

  private static MatrixScalarFunction net(MatrixFunction layer) {
    return x -> layer.apply(layer.apply(layer.apply(x), x[1]), x[1]).squaredNorm();
  }

  private static final MatrixScalarFunction PLAIN = net(MatrixCheckpointTest::layer);
  private static final MatrixScalarFunction BLOCKS =
      net(Checkpoint.ofMatrix(MatrixCheckpointTest::layer));
  private static final MatrixScalarFunction NESTED =
      x ->
          Checkpoint.ofMatrix(
                  in -> {
                    MatrixFunction inner = Checkpoint.ofMatrix(MatrixCheckpointTest::layer);
                    return inner.apply(inner.apply(layer(in), in[1]), in[1]);
                  })
              .apply(x)
              .squaredNorm();

  @Test
  void everyMode() {
    for (MatrixScalarFunction f : List.of(BLOCKS, NESTED)) {
      for (Differentiator mode : MODES) {
        assertClose(mode.gradient(PLAIN, POINT), mode.gradient(f, POINT), 1e-14, mode.name());
        assertEquals(
            mode.jvp(PLAIN.asMatrix(), POINT, DIRECTION).tangent().get(0, 0),
            mode.jvp(f.asMatrix(), POINT, DIRECTION).tangent().get(0, 0),
            1e-14,
            mode.name());
      }
    }
  }

  @Test
  void secondDerivatives() {
    DMatrixRMaj[] expected = REVERSE.hvp(PLAIN, POINT, DIRECTION);
    for (MatrixScalarFunction f : List.of(BLOCKS, NESTED)) {
      assertClose(expected, REVERSE.hvp(f, POINT, DIRECTION), 1e-13, "reverse");
      assertClose(expected, new ForwardMode().hvp(f, POINT, DIRECTION), 1e-13, "forward");
    }
  }

  private static void assertClose(
      DMatrixRMaj[] expected, DMatrixRMaj[] actual, double tolerance, String where) {
    for (int i = 0; i < expected.length; i++) {
      for (int k = 0; k < expected[i].data.length; k++) {
        double size = 1 + Math.abs(expected[i].data[k]);
        assertEquals(expected[i].data[k], actual[i].data[k], tolerance * size, where);
      }
    }
  }

  @Test
  void tapeHoldsOutputsOfBlocksOnly() {
    Tape tape = new Tape();
    Matrix[] x = {tape.variable(POINT[0]), tape.variable(POINT[1])};
    BLOCKS.apply(x);
    assertEquals(3 + 2, tape.operations());
    tape.clear();
    x = new Matrix[] {tape.variable(POINT[0]), tape.variable(POINT[1])};
    PLAIN.apply(x);
    assertEquals(3 * 3 + 2, tape.operations());
  }

  /** {@code Σ (A B)²} with B and a scale captured. */
  @Test
  void capturedNumbersGetTheirDerivative() {
    MatrixScalarFunction f =
        x ->
            Checkpoint.ofMatrix(a -> a[0].mult(x[1]).scale(x[1].get(0, 0)))
                .apply(x[0])
                .squaredNorm();
    MatrixScalarFunction plain = x -> x[0].mult(x[1]).scale(x[1].get(0, 0)).squaredNorm();
    for (Differentiator mode : MODES) {
      assertClose(mode.gradient(plain, POINT), mode.gradient(f, POINT), 1e-13, mode.name());
    }
    assertClose(
        REVERSE.hvp(plain, POINT, DIRECTION), REVERSE.hvp(f, POINT, DIRECTION), 1e-13, "hvp");
    UnaryFunction scalar =
        p ->
            Checkpoint.ofMatrix(a -> a[0].scale(p))
                .apply(p.matrixOf(1, 1, new Scalar[] {p}))
                .get(0, 0);
    assertEquals(6.0, REVERSE.derivative(scalar, 3.0));
  }

  @Test
  void impureFunctionIsNoticed() {
    AtomicInteger calls = new AtomicInteger();
    MatrixScalarFunction f =
        x ->
            Checkpoint.ofMatrix(
                    a -> {
                      double[][] noise = {{0, 0}, {0, calls.getAndIncrement()}, {0, 0}};
                      return a[0].plus(Matrix.of(noise));
                    })
                .apply(x)
                .squaredNorm();
    String message =
        String.valueOf(
            assertThrows(IllegalStateException.class, () -> REVERSE.gradient(f, POINT))
                .getMessage());
    assertTrue(message.contains("element (1, 1) was"), message);
    assertThrows(IllegalStateException.class, () -> REVERSE.hvp(f, POINT, DIRECTION));
    MatrixScalarFunction grows =
        x ->
            Checkpoint.ofMatrix(a -> a[0].mult(Matrix.ones(2, 1 + calls.getAndIncrement())))
                .apply(x)
                .squaredNorm();
    message =
        String.valueOf(
            assertThrows(IllegalStateException.class, () -> REVERSE.gradient(grows, POINT))
                .getMessage());
    assertTrue(message.contains("the output was 3x"), message);
  }

  /** A state is used by the next block only; the weights are shared. */
  @Test
  void sameBitsAlongAChain() {
    assertArrayEquals(
        REVERSE.gradient(PLAIN, POINT)[0].data, REVERSE.gradient(BLOCKS, POINT)[0].data);
  }
}
