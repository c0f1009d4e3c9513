package org.duetad.testing.matrices;

import static org.duetad.testing.matrices.MatrixModeUnderTest.a;
import static org.duetad.testing.matrices.MatrixModeUnderTest.square;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.mode.MatrixVjp;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Matrices that carry derivatives are used within their derivative call, and nowhere else. */
interface MatrixEscapes extends MatrixModeUnderTest {

  /** What can be done with one matrix, 3x3. */
  static Map<String, UnaryOperator<Matrix>> uses() {
    Matrix one = Matrix.ones(3, 3);
    return Map.ofEntries(
        Map.entry("transposed", x -> x.transpose()),
        Map.entry("added to itself", x -> x.plus(x)),
        Map.entry("left of a constant", x -> x.mult(one)),
        Map.entry("right of a constant", x -> one.mult(x)),
        Map.entry("an element", x -> Matrix.column(x.get(0, 0))),
        Map.entry("an element used", x -> one.scale(x.get(1, 1))),
        Map.entry("all elements", x -> Matrix.row(x.toScalars())),
        Map.entry("summed", x -> Matrix.column(x.elementSum())),
        Map.entry("concatenated", x -> Matrix.concatRows(one, x)),
        Map.entry("by rows", x -> x.softmaxRows()),
        Map.entry("by elements", x -> x.elementExp()));
  }

  /** The ways to combine two matrices. */
  static Map<String, BiFunction<Matrix, Matrix, Matrix>> meetings() {
    return Map.ofEntries(
        Map.entry("plus", (x, y) -> x.plus(y)),
        Map.entry("mult", (x, y) -> x.mult(y)),
        Map.entry("elementDiv", (x, y) -> x.elementDiv(y)),
        Map.entry("dot", (x, y) -> Matrix.column(x.dot(y))),
        Map.entry("scaled", (x, y) -> x.scale(y.get(0, 0))),
        Map.entry("concatenated", (x, y) -> Matrix.concatColumns(x, y)),
        Map.entry("inserted", (x, y) -> x.insertIntoThis(0, 0, y)),
        Map.entry("elements", (x, y) -> Matrix.row(x.get(0, 0), y.get(0, 0))));
  }

  /** Ways to let a matrix escape. */
  private Map<String, Consumer<MatrixFunction>> calls() {
    DMatrixRMaj[] x = {square()};
    return Map.of(
        "jvp", f -> mode().jvp(f, x, x),
        "vjp", f -> mode().vjp(f, x).pullback(square()),
        "jacobian", f -> mode().jacobian(f, x),
        "gradient", f -> mode().gradient(in -> f.apply(in).elementSum(), x));
  }

  private static void assertMisuse(String what, Executable use, String... parts) {
    String message =
        String.valueOf(assertThrows(IllegalStateException.class, use, what).getMessage());
    for (String part : parts) {
      assertTrue(message.contains(part), () -> what + ": no \"" + part + "\" in: " + message);
    }
  }

  @Test
  default void anEscapedMatrixIsOfNoUse() {
    List<Executable> checks = new ArrayList<>();
    calls()
        .forEach(
            (call, ask) -> {
              List<Matrix> kept = new ArrayList<>();
              ask.accept(
                  x -> {
                    kept.clear(); // A mode may evaluate several times, on constants first.
                    kept.add(x[0]);
                    kept.add(x[0].mult(x[0]));
                    kept.add(Matrix.of(3, 3, x[0].toScalars()));
                    return kept.get(1);
                  });
              uses().forEach((use, f) -> checks.add(() -> assertEscaped(call, use, f, kept)));
            });
    assertEquals(4 * uses().size(), checks.size());
    assertAll(checks);
  }

  private static void assertEscaped(
      String call, String use, UnaryOperator<Matrix> f, List<Matrix> kept) {
    for (Matrix x : kept) {
      String what = "escaped from " + call + ", " + use;
      assertMisuse(what, () -> f.apply(x), "escaped", "derivative call");
    }
  }

  @Test
  default void anEscapedMatrixMeetsALaterOne() {
    Matrix[] kept = new Matrix[1];
    MatrixFunction keeping =
        x -> {
          kept[0] = x[0];
          return x[0];
        };
    mode().jvp(keeping, new DMatrixRMaj[] {square()}, new DMatrixRMaj[] {square()});
    List<Executable> checks = new ArrayList<>();
    meetings()
        .forEach(
            (name, meet) -> {
              checks.add(() -> assertCallFails(name, x -> meet.apply(x[0], kept[0])));
              checks.add(() -> assertCallFails(name, x -> meet.apply(kept[0], x[0])));
            });
    assertAll(checks);
  }

  private void assertCallFails(String what, MatrixFunction f) {
    DMatrixRMaj[] x = {square()};
    assertMisuse(what + ", jvp", () -> mode().jvp(f, x, x), "call");
    assertMisuse(what + ", vjp", () -> pulled(f, x), "call");
    assertMisuse(what + ", jacobian", () -> mode().jacobian(f, x), "call");
  }

  /** A mode may need only plain values until a pullback is requested. */
  private DMatrixRMaj[] pulled(MatrixFunction f, DMatrixRMaj... x) {
    MatrixVjp vjp = mode().vjp(f, x);
    return vjp.pullback(vjp.value());
  }

  @Test
  default void matricesOfNestedCallsMeet() {
    List<Executable> checks = new ArrayList<>();
    meetings()
        .forEach(
            (name, meet) -> {
              checks.add(() -> assertCallFails(name, nested((x, y) -> meet.apply(x, y))));
              checks.add(() -> assertCallFails(name, nested((x, y) -> meet.apply(y, x))));
            });
    assertAll(checks);
  }

  /** {@code X ↦ ∂⟨1, F(X, Y)⟩/∂Y}, where F must not capture X. */
  private MatrixFunction nested(BiFunction<Matrix, Matrix, Matrix> f) {
    return x -> Matrix.of(mode().gradient(y -> f.apply(x[0], y[0]).elementSum(), square())[0]);
  }

  @Test
  default void aCapturedMatrixIsReturned() {
    DMatrixRMaj[] y = {a()};
    assertCallFails("jvp", x -> Matrix.of(mode().jvp(in -> x[0], y, y).tangent()));
    assertCallFails("vjp", x -> Matrix.of(mode().vjp(in -> x[0], y).value()));
    assertCallFails("gradient", x -> Matrix.of(mode().gradient(in -> x[0].get(0, 0), y)[0]));
    assertCallFails("jacobian", x -> Matrix.of(mode().jacobian(in -> x[0], y)[0].gradient(0, 0)));
    assertCallFails("plain value", x -> Matrix.of(((MatrixFunction) in -> x[0]).value(y)));
  }

  @Test
  default void aMatrixEscapedFromACallThatFailed() {
    List<Matrix> kept = new ArrayList<>();
    MatrixFunction f =
        x -> {
          if (x[0] instanceof ConstantMatrix) {
            return x[0];
          }
          kept.add(x[0]);
          throw new ArithmeticException("mine");
        };
    DMatrixRMaj[] x = {square()};
    assertThrows(ArithmeticException.class, () -> mode().jvp(f, x, x));
    assertThrows(ArithmeticException.class, () -> pulled(f, x));
    for (Matrix escaped : kept) {
      assertMisuse("after an exception", escaped::transpose, "escaped");
    }
    assertEquals(2, kept.size());
  }

  @Test
  default void aPlainValueMayBePassedOn() {
    MatrixFunction f =
        x -> {
          Matrix plain = Matrix.of(x[0].value());
          return x[0].mult(Matrix.of(mode().gradient(y -> y[0].dot(plain), square())[0]));
        };
    DMatrixRMaj tangent =
        mode().jvp(f, new DMatrixRMaj[] {square()}, new DMatrixRMaj[] {square()}).tangent();
    Matrix x = Matrix.of(square());
    MatrixAssertions.assertClose("tangent", x.mult(x).value(), tangent, 1e-14);
  }
}
