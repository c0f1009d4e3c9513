package org.duetad.testing.matrices;

import static org.duetad.testing.matrices.MatrixAssertions.assertSameBits;
import static org.duetad.testing.matrices.MatrixAssertions.scaled;
import static org.duetad.testing.matrices.MatrixModeUnderTest.a;
import static org.duetad.testing.matrices.MatrixModeUnderTest.b;
import static org.duetad.testing.matrices.MatrixModeUnderTest.square;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.matrix.MatrixScalarFunction;
import org.duetad.core.mode.MatrixBatchJvp;
import org.duetad.core.mode.MatrixVjp;
import org.duetad.core.rules.Elementary;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * Several directions or seeds at once give what each of them gives alone: the same bits, but for
 * the sign of a zero.
 */
interface MatrixBatches extends MatrixModeUnderTest {

  List<Integer> SIZES = List.of(0, 1, 2, 7, 8, 9, 17);

  /** Products, scalars of elements, a reduction, and a matrix of scalars again. */
  private static Matrix mixed(Matrix... x) {
    Matrix product = x[0].mult(x[1]).apply(Elementary.TANH);
    Scalar sum = Scalar.dot(product.toScalars(), x[0].extractMatrix(0, 2, 0, 2).toScalars());
    Matrix row = Matrix.of(1, 2, Scalar.softmax(sum, x[1].get(0, 1)));
    return product.plusRow(row.scale(sum));
  }

  private static DMatrixRMaj[] point() {
    return new DMatrixRMaj[] {a(), b()};
  }

  private static DMatrixRMaj[][] directions(int count) {
    DMatrixRMaj[][] directions = new DMatrixRMaj[count][];
    Arrays.setAll(
        directions,
        k -> new DMatrixRMaj[] {scaled(k % 3 - 1, a()), scaled(0.5 - 0.25 * (k % 4), b())});
    return directions;
  }

  private static void assertSame(String what, DMatrixRMaj[] expected, DMatrixRMaj[] actual) {
    assertEquals(expected.length, actual.length);
    for (int i = 0; i < expected.length; i++) {
      assertSame(what, expected[i], actual[i]);
    }
  }

  /** With 0 for -0. */
  private static void assertSame(String what, DMatrixRMaj expected, DMatrixRMaj actual) {
    assertSameBits(what, Matrix.of(expected).plus(0).value(), Matrix.of(actual).plus(0).value());
  }

  @Test
  default void tangentsAreThoseOfEachDirection() {
    for (int count : SIZES) {
      DMatrixRMaj[][] v = directions(count);
      MatrixBatchJvp batch = mode().jvp(MatrixBatches::mixed, point(), v);
      MatrixFunction f = MatrixBatches::mixed;
      assertSameBits("value", f.value(point()), batch.value());
      assertEquals(count, batch.tangents().length);
      for (int k = 0; k < count; k++) {
        DMatrixRMaj alone = mode().jvp(MatrixBatches::mixed, point(), v[k]).tangent();
        assertSame(k + " of " + count, alone, batch.tangents()[k]);
      }
    }
  }

  @Test
  default void pullbacksAreThoseOfEachSeed() {
    MatrixVjp vjp = mode().vjp(MatrixBatches::mixed, point());
    for (int count : SIZES) {
      DMatrixRMaj[] w = new DMatrixRMaj[count];
      Arrays.setAll(w, k -> new DMatrixRMaj(new double[][] {{k, 1 - k}, {0, k % 3}}));
      DMatrixRMaj[][] pulled = vjp.pullback(w);
      assertEquals(count, pulled.length);
      for (int k = 0; k < count; k++) {
        assertSame(k + " of " + count, vjp.pullback(w[k]), pulled[k]);
      }
    }
  }

  @Test
  default void hessianProductsAreThoseOfEachDirection() {
    MatrixScalarFunction f = x -> mixed(x).squaredNorm();
    for (int count : SIZES) {
      DMatrixRMaj[][] v = directions(count);
      DMatrixRMaj[][] products = mode().hvp(f, point(), v);
      assertEquals(count, products.length);
      for (int k = 0; k < count; k++) {
        assertSame(k + " of " + count, mode().hvp(f, point(), v[k]), products[k]);
      }
    }
  }

  @Test
  default void constantOutputsOfABatch() {
    MatrixBatchJvp batch = mode().jvp(x -> Matrix.of(b()), point(), directions(9));
    assertSameBits("value", b(), batch.value());
    assertSameBits("tangent", new DMatrixRMaj(3, 2), batch.tangents()[8]);
    MatrixVjp vjp = mode().vjp(x -> Matrix.of(b()), point());
    assertSameBits(
        "adjoint", new DMatrixRMaj(2, 3), vjp.pullback(new DMatrixRMaj[] {b(), b()})[1][0]);
    MatrixScalarFunction seven = x -> Scalar.of(7);
    assertSameBits("hvp", new DMatrixRMaj(3, 2), mode().hvp(seven, point(), directions(9))[8][1]);
  }

  @Test
  default void matricesOfABatchAreTheCallers() {
    DMatrixRMaj[][] v = directions(3);
    DMatrixRMaj[] seeds = {square(), square(), square()};
    MatrixFunction sum = x -> x[0].mult(x[1]);
    DMatrixRMaj[] tangents = mode().jvp(sum, point(), v).tangents();
    MatrixVjp vjp = mode().vjp(x -> x[0], square());
    DMatrixRMaj[][] pulled = vjp.pullback(seeds);
    DMatrixRMaj kept = tangents[1].copy();
    tangents[0].fill(100);
    pulled[0][0].fill(100);
    assertSameBits("tangent", kept, tangents[1]);
    assertSameBits("adjoint", vjp.pullback(square()), pulled[1]);
    assertSameBits("seed", square(), seeds[0]);
    assertSameBits("direction", directions(3)[0], v[0]);
  }

  @SuppressWarnings("NullAway") // Null is passed on purpose.
  @Test
  default void directionsAndSeedsOfABatchThatDoNotFit() {
    DMatrixRMaj[][] wrong = {point(), {a(), square()}};
    DMatrixRMaj[][] few = {{a()}};
    DMatrixRMaj[][] missing = {point(), null};
    DMatrixRMaj[][] nothing = null;
    DMatrixRMaj[] noSeeds = null;
    MatrixFunction f = MatrixBatches::mixed;
    MatrixScalarFunction g = x -> mixed(x).squaredNorm();
    MatrixVjp vjp = mode().vjp(f, point());
    Class<? extends Throwable> illegal = IllegalArgumentException.class;
    Class<? extends Throwable> absent = NullPointerException.class;
    String[] shapes = {"direction 1", "3x3", "expected 3x2"};
    assertFails(illegal, () -> mode().jvp(f, point(), wrong), shapes);
    assertFails(illegal, () -> mode().hvp(g, point(), wrong), shapes);
    assertFails(illegal, () -> mode().jvp(f, point(), few), "direction 0", "1 matrices");
    assertFails(absent, () -> mode().jvp(f, point(), missing), "direction 1 is null");
    assertFails(absent, () -> mode().hvp(g, point(), missing), "direction 1 is null");
    assertFails(absent, () -> mode().jvp(f, point(), nothing), "directions are null");
    assertFails(absent, () -> mode().hvp(g, point(), nothing), "directions are null");
    DMatrixRMaj[] seeds = {new DMatrixRMaj(2, 2), a()};
    assertFails(illegal, () -> vjp.pullback(seeds), "seed 1", "2x3", "expected 2x2");
    assertFails(absent, () -> vjp.pullback(noSeeds), "seeds are null");
    DMatrixRMaj[] none = {};
    assertFails(illegal, () -> mode().jvp(f, none, new DMatrixRMaj[0][]), "0 matrices");
    assertFails(illegal, () -> mode().hvp(g, none, new DMatrixRMaj[0][]), "0 matrices");
  }

  private static void assertFails(Class<? extends Throwable> type, Executable call, String... in) {
    String message = String.valueOf(assertThrows(type, call).getMessage());
    for (String part : in) {
      assertTrue(message.contains(part), () -> "no \"" + part + "\" in: " + message);
    }
  }
}
