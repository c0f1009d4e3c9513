package org.duetad.reverse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.duetad.core.Closeness;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.rules.Activations;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** A tape with matrices on it: its costs, and the ownership of arrays. */
class TapeOfMatricesTest {

  private static final int N = 40;
  private static final long MATRIX_BYTES = 8L * N * N;
  private static final int LENGTH = 300;

  private final Tape tape = new Tape();

  private static DMatrixRMaj filled(double value) {
    DMatrixRMaj filled = new DMatrixRMaj(N, N);
    Arrays.fill(filled.data, value);
    return filled;
  }

  private Matrix[] chain(Matrix x) {
    Matrix y = x;
    for (int i = 0; i < LENGTH; i++) {
      y = y.scale(i % 2 == 0 ? 2 : 0.5).plus(x);
    }
    return new Matrix[] {y};
  }

  private DMatrixRMaj[] pullback(Matrix[] y, Matrix... x) {
    return tape.pullback(y, new DMatrixRMaj[] {filled(1)}, x);
  }

  @Test
  void countsTheValuesOfMatrices() {
    long before = tape.bytes();
    Matrix x = tape.variable(filled(1));
    assertEquals(before + MATRIX_BYTES, tape.bytes(), "a variable");
    x.mult(x);
    x.transpose();
    assertEquals(before + 3 * MATRIX_BYTES, tape.bytes(), "two results");
    x.elementSum();
    assertEquals(before + 3 * MATRIX_BYTES + 8, tape.bytes(), "a sum and its element");
    tape.clear();
    assertEquals(before, tape.bytes(), "cleared");
  }

  /** Each adjoint is released as soon as it has been pulled back: only a few exist at once. */
  @Test
  void adjointsAreReleasedOnTheWay() {
    Matrix x = tape.variable(filled(1));
    Matrix[] y = chain(x);
    long recorded = tape.bytes();
    assertTrue(recorded >= 2 * LENGTH * MATRIX_BYTES, "values are kept: " + recorded);
    DMatrixRMaj gradient = pullback(y, x)[0];
    long sweep = tape.bytes() - recorded;
    assertTrue(sweep >= 2 * MATRIX_BYTES, "adjoints are counted: " + sweep);
    assertTrue(sweep <= 5 * MATRIX_BYTES, "adjoints are released: " + sweep / MATRIX_BYTES);
    assertEquals(expectedSlope(), gradient.get(0, 0), 1e-11 * expectedSlope());
    pullback(y, x);
    assertEquals(recorded + sweep, tape.bytes(), "a second sweep takes no more");
  }

  /** The same chain on one number. */
  private static double expectedSlope() {
    double slope = 1;
    for (int i = 0; i < LENGTH; i++) {
      slope = slope * (i % 2 == 0 ? 2 : 0.5) + 1;
    }
    return slope;
  }

  /** Rectified elements have adjoints of zero, which are unused. */
  @Test
  void adjointsThatVanishAreReleased() {
    Matrix x = tape.variable(filled(-1));
    Matrix y = x;
    for (int i = 0; i < LENGTH; i++) {
      y = y.plus(x.scale(i + 1).apply(Activations.RELU));
    }
    long recorded = tape.bytes();
    assertSameBits("gradient", filled(1), pullback(new Matrix[] {y}, x)[0]);
    long sweep = tape.bytes() - recorded;
    assertTrue(sweep <= 5 * MATRIX_BYTES, "adjoints are released: " + sweep / MATRIX_BYTES);
  }

  @Test
  void adjointsOfResultsCanBeWanted() {
    Matrix x = tape.variable(filled(0.5));
    Matrix y = x.scale(3);
    Matrix z = y.elementMult(y);
    DMatrixRMaj[] adjoints = pullback(new Matrix[] {z}, y, x, z);
    assertClose("y", filled(3), adjoints[0], 1e-15);
    assertClose("x", filled(9), adjoints[1], 1e-15);
    assertClose("z", filled(1), adjoints[2], 0);
  }

  @Test
  void arraysAreTheCallers() {
    DMatrixRMaj value = filled(1);
    DMatrixRMaj seed = filled(2);
    Matrix x = tape.variable(value);
    Matrix[] y = {x};
    Arrays.fill(value.data, 100);
    assertSameBits("value", filled(1), x.value());
    DMatrixRMaj[] adjoints = tape.pullback(y, new DMatrixRMaj[] {seed}, x, x);
    assertNotSame(adjoints[0].data, adjoints[1].data);
    Arrays.fill(seed.data, 100);
    Arrays.fill(adjoints[0].data, 100);
    assertSameBits("adjoint", filled(2), adjoints[1]);
    assertSameBits("again", filled(1), pullback(y, x)[0]);
    DMatrixRMaj[] v = {filled(3)};
    DMatrixRMaj tangent = tape.pushforward(new Matrix[] {x}, v, x)[0];
    Arrays.fill(v[0].data, 100);
    assertSameBits("tangent", filled(3), tangent);
  }

  @Test
  void aVariableOfAnotherThreadIsRefused() {
    CompletableFuture<Matrix> elsewhere =
        CompletableFuture.supplyAsync(() -> tape.variable(filled(1)));
    Throwable failure = assertThrows(CompletionException.class, elsewhere::join).getCause();
    assertInstanceOf(IllegalStateException.class, failure);
    assertTrue(failure.getMessage().contains("a tape belongs to one thread"), failure::getMessage);
  }

  @Test
  void matricesOfAnotherTape() {
    Matrix foreign = new Tape().variable(filled(1));
    Matrix x = tape.variable(filled(1));
    assertThrows(IllegalStateException.class, () -> x.plus(foreign));
    assertThrows(IllegalStateException.class, () -> pullback(new Matrix[] {foreign}, x));
    assertThrows(IllegalStateException.class, () -> pullback(new Matrix[] {x}, foreign));
    tape.clear();
    assertThrows(IllegalStateException.class, () -> x.transpose());
    assertThrows(IllegalStateException.class, () -> pullback(new Matrix[] {x}, x));
  }

  private static void assertSameBits(String what, DMatrixRMaj expected, DMatrixRMaj actual) {
    assertSameShape(what, expected, actual);
    Closeness.assertSameBits(what, expected.data, actual.data);
  }

  private static void assertClose(
      String what, DMatrixRMaj expected, DMatrixRMaj actual, double tolerance) {
    assertSameShape(what, expected, actual);
    Closeness.assertClose(what, expected.data, actual.data, tolerance);
  }

  private static void assertSameShape(String what, DMatrixRMaj expected, DMatrixRMaj actual) {
    assertEquals(
        expected.numRows + "x" + expected.numCols,
        actual.numRows + "x" + actual.numCols,
        () -> what + ": shape");
  }
}
