package org.duetad.testing.adapters;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.adapters.Ejml;
import org.duetad.core.mode.Differentiator;
import org.duetad.reverse.ReverseMode;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Derivatives on EJML's columns. */
class EjmlTest {

  private static final Differentiator MODE = new ReverseMode();

  /** {@code (x y, y², x + 3 y)}; the Jacobian is {@code (y x; 0 2y; 1 3)}. */
  private static Scalar[] map(Scalar... x) {
    return new Scalar[] {
      x[0].multiply(x[1]), x[1].square(), x[0].add(x[1].multiply(3)),
    };
  }

  /** {@code x² y}; gradient (2xy, x²), Hessian (2y 2x; 2x 0). */
  private static Scalar field(Scalar... x) {
    return x[0].square().multiply(x[1]);
  }

  private static DMatrixRMaj column(double... numbers) {
    return DMatrixRMaj.wrap(numbers.length, 1, numbers);
  }

  private static void assertColumn(DMatrixRMaj actual, double... expected) {
    assertEquals(1, actual.numCols);
    assertArrayEquals(expected, actual.data, 1e-15);
  }

  @ParameterizedTest
  @MethodSource("org.duetad.testing.Modes#all")
  void closedForms(Differentiator mode) {
    DMatrixRMaj x = column(2, 5);
    DMatrixRMaj v = column(1, -1);
    VectorFunction f = EjmlTest::map;
    assertColumn(Ejml.gradient(mode, EjmlTest::field, x), 20, 4);
    assertColumn(Ejml.hvp(mode, EjmlTest::field, x, v), 6, 4);
    assertColumn(Ejml.jvp(mode, f, x, v), 3, -10, -2);
    assertColumn(Ejml.vjp(mode, f, x, column(1, 2, 3)), 8, 31);
    assertColumn(Ejml.gaussNewton(mode, f, x).apply(v), 13, -100);
    assertArrayEquals(new double[] {5, 2, 0, 10, 1, 3}, Ejml.jacobian(mode, f, x).data);
    assertArrayEquals(new double[] {10, 4, 4, 0}, Ejml.hessian(mode, EjmlTest::field, x).data);
    assertColumn(x, 2, 5);
    assertColumn(v, 1, -1);
  }

  /** {@code Jᵀ J v} by EJML's own products of the dense Jacobian. */
  @Test
  void gaussNewtonIsTheProductOfTheJacobian() {
    DMatrixRMaj x = column(0.3, -0.7);
    DMatrixRMaj v = column(0.2, 0.9);
    DMatrixRMaj jacobian = Ejml.jacobian(MODE, EjmlTest::map, x);
    DMatrixRMaj pushed = new DMatrixRMaj(3, 1);
    CommonOps_DDRM.mult(jacobian, v, pushed);
    DMatrixRMaj expected = new DMatrixRMaj(2, 1);
    CommonOps_DDRM.multTransA(jacobian, pushed, expected);
    assertColumn(Ejml.gaussNewton(MODE, EjmlTest::map, x).apply(v), expected.data);
  }

  /** Later changes of the point do not affect a prepared product. */
  @Test
  void thePointIsNotKept() {
    DMatrixRMaj x = column(2, 5);
    UnaryOperator<DMatrixRMaj> product = Ejml.gaussNewton(MODE, EjmlTest::map, x);
    UnaryOperator<DMatrixRMaj> pullback = Ejml.pullback(MODE, EjmlTest::map, x);
    x.fill(100);
    assertColumn(product.apply(column(1, -1)), 13, -100);
    assertColumn(pullback.apply(column(1, 2, 3)), 8, 31);
  }

  @Test
  void pullbacksRecordOnce() {
    AtomicInteger evaluations = new AtomicInteger();
    VectorFunction counted =
        x -> {
          evaluations.incrementAndGet();
          return map(x);
        };
    UnaryOperator<DMatrixRMaj> pullback = Ejml.pullback(MODE, counted, column(2, 5));
    assertColumn(pullback.apply(column(1, 0, 0)), 5, 2);
    assertColumn(pullback.apply(column(0, 1, 0)), 0, 10);
    assertEquals(1, evaluations.get());
  }

  /** The array of an EJML matrix may be longer than its elements. */
  @Test
  void moreRoomThanElements() {
    DMatrixRMaj x = new DMatrixRMaj(5, 5);
    x.reshape(2, 1);
    x.set(0, 0, 2);
    x.set(1, 0, 5);
    assertColumn(Ejml.gradient(MODE, EjmlTest::field, x), 20, 4);
  }

  private static void assertFails(String part, Executable call) {
    String message = assertThrows(IllegalArgumentException.class, call).getMessage();
    assertTrue(message.contains(part), message);
  }

  @Test
  void shapes() {
    DMatrixRMaj row = new DMatrixRMaj(1, 2);
    DMatrixRMaj x = column(2, 5);
    DMatrixRMaj three = column(1, 2, 3);
    VectorFunction f = EjmlTest::map;
    assertFails(
        "gradient: the point has shape 1x2, expected 2x1",
        () -> Ejml.gradient(MODE, EjmlTest::field, row));
    assertFails(
        "jvp: the direction has shape 3x1, expected 2x1", () -> Ejml.jvp(MODE, f, x, three));
    assertFails("vjp: the seed has shape 2x1, expected 3x1", () -> Ejml.vjp(MODE, f, x, x));
    assertFails(
        "hvp: the direction has shape 3x1, expected 2x1",
        () -> Ejml.hvp(MODE, EjmlTest::field, x, three));
    assertFails(
        "gaussNewton: the direction has shape 1x2, expected 2x1",
        () -> Ejml.gaussNewton(MODE, f, x).apply(row));
    assertFails("0 coordinates", () -> Ejml.gradient(MODE, EjmlTest::field, new DMatrixRMaj(0, 1)));
  }

  @Test
  void nulls() {
    DMatrixRMaj x = column(2, 5);
    assertThrows(NullPointerException.class, () -> Ejml.gradient(MODE, EjmlTest::field, null));
    assertThrows(NullPointerException.class, () -> Ejml.jvp(MODE, EjmlTest::map, x, null));
  }
}
