package org.duetad.testing.matrices;

import static org.duetad.testing.matrices.MatrixModeUnderTest.a;
import static org.duetad.testing.matrices.MatrixModeUnderTest.b;
import static org.duetad.testing.matrices.MatrixModeUnderTest.square;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.matrix.MatrixScalarFunction;
import org.duetad.core.mode.MatrixJacobian;
import org.duetad.core.mode.MatrixJvp;
import org.duetad.core.mode.MatrixVjp;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Incorrect use fails, with a message that says what is wrong. */
@SuppressWarnings("NullAway") // Null is passed on purpose.
interface MatrixErrors extends MatrixModeUnderTest {

  Class<IllegalArgumentException> WRONG = IllegalArgumentException.class;
  Class<NullPointerException> NULL = NullPointerException.class;

  private static void assertFails(Class<? extends Throwable> type, Executable call, String... in) {
    String message = String.valueOf(assertThrows(type, call).getMessage());
    for (String part : in) {
      assertTrue(message.contains(part), () -> "no \"" + part + "\" in: " + message);
    }
  }

  /** The same operation under differentiation and on constants. */
  private void assertOperationFails(
      Class<? extends Throwable> type, UnaryOperator<Matrix> f, String... in) {
    assertFails(type, () -> f.apply(Matrix.of(a())), in);
    assertFails(type, () -> jvp(x -> f.apply(x[0])), in);
    assertFails(type, () -> mode().vjp(x -> f.apply(x[0]), a()), in);
    assertFails(type, () -> mode().gradient(x -> f.apply(x[0]).elementSum(), a()), in);
  }

  private MatrixJvp jvp(MatrixFunction f) {
    return mode().jvp(f, new DMatrixRMaj[] {a()}, new DMatrixRMaj[] {a()});
  }

  @Test
  default void shapesThatAreTooLarge() {
    int n = 1 << 16;
    Matrix row = Matrix.ones(1, n);
    Matrix column = Matrix.ones(n, 1);
    Map<String, UnaryOperator<Matrix>> uses =
        Map.ofEntries(
            Map.entry("repeatRow 65536x65536", x -> row.scale(x.get(0, 0)).repeatRow(n)),
            Map.entry("repeatColumn 65536x65536", x -> column.scale(x.get(0, 0)).repeatColumn(n)),
            Map.entry("kron 1x4294967296", x -> row.scale(x.get(0, 0)).kron(row)),
            Map.entry("outer 65536x65536", x -> row.scale(x.get(0, 0)).outer(row)),
            Map.entry("mult 65536x65536", x -> column.scale(x.get(0, 0)).mult(row)),
            Map.entry("multTransA 65536x65536", x -> row.scale(x.get(0, 0)).multTransA(row)),
            Map.entry("multTransB 65536x65536", x -> column.scale(x.get(0, 0)).multTransB(column)),
            Map.entry("diag 65536x65536", x -> column.scale(x.get(0, 0)).diag()));
    uses.forEach(
        (message, use) -> {
          String[] parts = (message + " 2147483639").split(" ");
          assertOperationFails(WRONG, use, parts);
        });
    assertFails(WRONG, () -> Matrix.zeros(n, n), "zeros", "65536x65536", "2147483639");
    assertFails(WRONG, () -> Matrix.ones(n, n), "ones", "65536x65536", "2147483639");
    assertFails(WRONG, () -> Matrix.identity(n), "identity", "65536x65536", "2147483639");
    assertFails(WRONG, () -> Matrix.zeros(-1, 2), "zeros: -1x2 is not a shape");
    assertFails(WRONG, () -> Matrix.ones(2, -1), "ones: 2x-1 is not a shape");
  }

  @Test
  default void shapesThatDoNotFit() {
    Matrix b = Matrix.of(b());
    Matrix square = Matrix.of(square());
    Map<String, UnaryOperator<Matrix>> uses =
        Map.ofEntries(
            Map.entry("plus 2x3 3x2", x -> x.plus(b)),
            Map.entry("minus 2x3 3x2", x -> x.minus(b)),
            Map.entry("plusRow 2x3 3x2", x -> x.plusRow(b)),
            Map.entry("plusColumn 2x3 3x2", x -> x.plusColumn(b)),
            Map.entry("mult 2x3 by 2x3 3 and 2", x -> x.mult(x)),
            Map.entry("multTransA 2x3 3x3", x -> x.multTransA(square)),
            Map.entry("multTransB 2x3 3x2", x -> x.multTransB(b)),
            Map.entry("multTransAB 2x3 3x3", x -> x.multTransAB(square)),
            Map.entry("elementMult 2x3 3x2", x -> x.elementMult(b)),
            Map.entry("divide 2x3 3x2", x -> x.elementDiv(b)),
            Map.entry("dot 2x3 3x2", x -> Matrix.column(x.dot(b))),
            Map.entry("outer 2x3", x -> x.outer(x)),
            Map.entry("reshape 2x3 4x2", x -> x.reshape(4, 2)),
            Map.entry("reshape 2x3 -2x-3", x -> x.reshape(-2, -3)),
            Map.entry("diag 2x3", x -> x.diag()),
            Map.entry("symmetrise square 2x3", x -> x.symmetrise()),
            Map.entry("trace square 2x3", x -> Matrix.column(x.trace())),
            Map.entry("sqrtm square 2x3", x -> x.sqrtm()),
            Map.entry("logm square 2x3", x -> x.logm()),
            Map.entry("eigenvalues square 2x3", x -> x.eigenvalues()),
            Map.entry("sylvester square 2x3", x -> x.sylvester(square, square)),
            Map.entry("sylvester square 2x3 ", x -> square.sylvester(x, x)),
            Map.entry("sylvester 3x3 2x3 right-hand", x -> square.sylvester(square, x)),
            Map.entry("sylvester square 2x3  ", x -> x.lyapunov(square)),
            Map.entry("bestRank rank 3 2x3", x -> x.pseudoInverse(3)),
            Map.entry("repeatRow 2x3", x -> x.repeatRow(2)),
            Map.entry("repeatColumn 2x3", x -> x.repeatColumn(2)),
            Map.entry("concatRows 2x3 3x2", x -> Matrix.concatRows(x, b)),
            Map.entry("concatColumns 2x3 3x2", x -> Matrix.concatColumns(x, b)),
            Map.entry("plus 2x3 3x3 ", x -> Matrix.sum(x, square)),
            Map.entry("toScalar 1x1 2x3", x -> Matrix.column(x.toScalar())),
            Map.entry("matrix 6 2x2", x -> Matrix.of(2, 2, x.toScalars())));
    List<Executable> checks = new ArrayList<>();
    uses.forEach((parts, f) -> checks.add(() -> assertOperationFails(WRONG, f, parts.split(" "))));
    assertAll(checks);
  }

  @Test
  default void elementsThatAreNotThere() {
    Map<String, UnaryOperator<Matrix>> uses =
        Map.of(
            "get (2, 0) 2x3", x -> Matrix.column(x.get(2, 0)),
            "get (0, -1)  2x3", x -> Matrix.column(x.get(0, -1)),
            "extractMatrix 1x3 (2, 0) 2x3", x -> x.getRow(2),
            "extractMatrix 2x1 (0, -1)", x -> x.getColumn(-1),
            "extractMatrix -1x3 2x3", x -> x.rows(2, 1),
            "insert 3x2 2x3", x -> x.insertIntoThis(0, 0, Matrix.of(b())));
    List<Executable> checks = new ArrayList<>();
    uses.forEach(
        (parts, f) ->
            checks.add(
                () ->
                    assertOperationFails(
                        IndexOutOfBoundsException.class, f, parts.split(" (?![\\d-]+\\))"))));
    assertAll(checks);
  }

  @Test
  default void operandsThatAreNull() {
    Matrix nothing = null;
    Scalar noNumber = null;
    Map<String, UnaryOperator<Matrix>> uses =
        Map.ofEntries(
            Map.entry("plus", x -> x.plus(nothing)),
            Map.entry("minus", x -> x.minus(nothing)),
            Map.entry("mult", x -> x.mult(nothing)),
            Map.entry("elementMult", x -> x.elementMult(nothing)),
            Map.entry("dot", x -> Matrix.column(x.dot(nothing))),
            Map.entry("divide", x -> x.elementDiv(nothing)),
            Map.entry("insert", x -> x.insertIntoThis(0, 0, nothing)),
            Map.entry("outer", x -> x.getRow(0).outer(nothing)),
            Map.entry("kron", x -> x.kron(nothing)),
            Map.entry("sylvester", x -> x.sylvester(nothing, x)),
            Map.entry("sylvester ", x -> x.lyapunov(nothing)),
            Map.entry("concatRows", x -> Matrix.concatRows(x, nothing)),
            Map.entry("concatColumns", x -> Matrix.concatColumns(nothing, x)),
            Map.entry("plus ", x -> Matrix.sum(x, nothing)),
            Map.entry("matrix", x -> x.scale(noNumber)),
            Map.entry("matrix ", x -> Matrix.row(x.get(0, 0), noNumber)));
    List<Executable> checks = new ArrayList<>();
    uses.forEach(
        (name, f) -> checks.add(() -> assertOperationFails(NULL, f, name.trim() + ":", "null")));
    assertAll(checks);
  }

  private Stream<Executable> questions(DMatrixRMaj... x) {
    MatrixScalarFunction f = in -> in[0].elementSum();
    return Stream.of(
        () -> mode().jvp(f.asMatrix(), x, x),
        () -> mode().secondDerivative(f.asMatrix(), x, x),
        () -> mode().vjp(f.asMatrix(), x),
        () -> mode().gradient(f, x),
        () -> mode().valueAndGradient(f, x),
        () -> mode().jacobian(f.asMatrix(), x));
  }

  @Test
  default void pointsThatAreNotThere() {
    DMatrixRMaj[] nothing = null;
    assertAll(questions(nothing).map(q -> () -> assertFails(NULL, q, "point is null")));
    assertAll(questions().map(q -> () -> assertFails(WRONG, q, "0 matrices")));
    DMatrixRMaj[] second = {a(), null};
    assertAll(questions(second).map(q -> () -> assertFails(NULL, q, "matrix 1 of the point")));
  }

  @Test
  default void directionsAndSeedsThatDoNotFit() {
    DMatrixRMaj[] x = {a(), b()};
    MatrixFunction f = in -> in[0].mult(in[1]);
    String[] direction = {"jvp: the direction", "3x3", "expected 3x2"};
    assertFails(WRONG, () -> mode().jvp(f, x, new DMatrixRMaj[] {a(), square()}), direction);
    assertFails(
        WRONG, () -> mode().jvp(f, x, new DMatrixRMaj[] {a()}), "direction", "1", "expected 2");
    assertFails(NULL, () -> mode().jvp(f, x, new DMatrixRMaj[] {a(), null}), "direction is null");
    DMatrixRMaj[] other = {a(), square()};
    assertFails(
        WRONG,
        () -> mode().secondDerivative(f, x, other),
        "secondDerivative: the direction",
        "3x3",
        "expected 3x2");
    assertFails(NULL, () -> mode().jvp(f, x, (DMatrixRMaj[]) null), "direction is null");
    MatrixVjp vjp = mode().vjp(f, x);
    assertFails(WRONG, () -> vjp.pullback(a()), "seed", "2x3", "expected 2x2");
    assertFails(NULL, () -> vjp.pullback((DMatrixRMaj) null), "seed is null");
    MatrixAssertions.assertClose("after", f.value(x), mode().vjp(f, x).value(), accuracy().first());
  }

  @Test
  default void functionsThatReturnNull() {
    MatrixFunction f = x -> null;
    MatrixScalarFunction g = x -> null;
    assertFails(NULL, () -> jvp(f), "returned null");
    assertFails(NULL, () -> mode().vjp(f, a()), "returned null");
    assertFails(NULL, () -> mode().jacobian(f, a()), "returned null");
    assertFails(NULL, () -> mode().gradient(g, a()), "null");
  }

  @Test
  default void derivativesThatAreNotThere() {
    MatrixJacobian jacobian = mode().jacobian(x -> x[0].mult(x[1]), a(), b())[1];
    int[][] wrong = {{0, 2, 0, 0}, {2, 0, 0, 0}, {0, 0, 0, 2}, {0, 0, 3, 0}, {0, -1, 1, 0}};
    for (int[] at : wrong) {
      assertThrows(IndexOutOfBoundsException.class, () -> jacobian.get(at[0], at[1], at[2], at[3]));
    }
    assertThrows(IndexOutOfBoundsException.class, () -> jacobian.gradient(0, 2));
    assertThrows(IndexOutOfBoundsException.class, () -> jacobian.gradient(2, 0));
  }
}
