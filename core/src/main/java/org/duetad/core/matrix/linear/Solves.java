package org.duetad.core.matrix.linear;

import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.duetad.core.matrix.Annihilation;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.matrix.PowerOfTwo;
import org.duetad.core.matrix.Shapes;
import org.duetad.core.matrix.arithmetic.MatrixChain;
import org.ejml.data.DMatrixRMaj;

/**
 * Linear systems {@code X = A⁻¹ B} with a square matrix, of which a rule may read only a part:
 * {@code P(A)}, a triangle or the symmetric part. P is linear and its own transpose, so {@code B̄ =
 * P(A)⁻ᵀ X̄, Ā = -P(B̄ Xᵀ), Ẋ = P(A)⁻¹ (Ḃ - P(Ȧ) X)} (Giles 2008, section 2.3.1).
 */
final class Solves extends MatrixRule {

  static final MatrixRule SOLVE =
      new Solves(
          "solve",
          false,
          (a, b) -> Factorisations.of(a).lu().nonsingular("solve").solve(b),
          Matrix::solveTransA,
          a -> a);

  static final MatrixRule SOLVE_TRANS_A =
      new Solves(
          "solveTransA",
          true,
          (a, b) -> Factorisations.of(a).lu().nonsingular("solveTransA").solveTransA(b),
          Matrix::solve,
          a -> a);

  static final MatrixRule LOWER = triangular("solveLower", true, false, Matrix::solveLowerTransA);
  static final MatrixRule LOWER_TRANS_A =
      triangular("solveLowerTransA", true, true, Matrix::solveLower);
  static final MatrixRule UPPER = triangular("solveUpper", false, false, Matrix::solveUpperTransA);
  static final MatrixRule UPPER_TRANS_A =
      triangular("solveUpperTransA", false, true, Matrix::solveUpper);

  static final MatrixRule SPD =
      new Solves(
          "solveSpd",
          false,
          (a, b) -> {
            DMatrixRMaj lower = Factorisations.of(a).cholesky("solveSpd");
            DMatrixRMaj y = Triangles.solveLower(lower, false, b.copy());
            return Triangles.solveLower(lower, true, y);
          },
          Matrix::solveSpd,
          Matrix::symmetrise);

  /** A solution on plain numbers; must not change the operands. */
  @FunctionalInterface
  private interface Solution {
    DMatrixRMaj of(ConstantMatrix a, DMatrixRMaj b);
  }

  private final boolean transA;
  private final Solution solution;
  private final BinaryOperator<Matrix> transposed;
  private final UnaryOperator<Matrix> part;

  private Solves(
      String name,
      boolean transA,
      Solution solution,
      BinaryOperator<Matrix> transposed,
      UnaryOperator<Matrix> part) {
    super(name);
    this.transA = transA;
    this.solution = solution;
    this.transposed = transposed;
    this.part = part;
  }

  private static MatrixRule triangular(
      String name, boolean lower, boolean transA, BinaryOperator<Matrix> transposed) {
    String wayOut = "an element of the diagonal is zero; use pseudoInverse() of the triangle";
    return new Solves(
        name,
        transA,
        (a, b) -> {
          Triangles.checkPivots(name, a.elements(), wayOut);
          return lower
              ? Triangles.solveLower(a.elements(), transA, b.copy())
              : Triangles.solveUpper(a.elements(), transA, b.copy());
        },
        transposed,
        lower ? Matrix::lower : Matrix::upper);
  }

  @Override
  public ConstantMatrix[] value(ConstantMatrix... x) {
    Shapes.square(name(), x[0]);
    Shapes.sameRows(name(), x[0], x[1]);
    return new ConstantMatrix[] {
      x[1].isZero() ? x[1] : ConstantMatrix.owning(solution.of(x[0], x[1].elements()))
    };
  }

  @Override
  protected Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
    Matrix da = part.apply(dx[0]);
    Matrix moved = transA ? MatrixChain.multTransA(da, y[0]) : MatrixChain.mult(da, y[0]);
    return new Matrix[] {Annihilation.of(this::of, x[0], dx[1].minus(moved))};
  }

  @Override
  public Matrix[] definition(Matrix... x) {
    Matrix read = part.apply(x[0]);
    return new Matrix[] {Fields.solve(transA ? read.transpose() : read, x[1])};
  }

  @Override
  protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
    double scale = PowerOfTwo.towardsOne(x[0]);
    Matrix w = Annihilation.of(transposed, PowerOfTwo.times(scale, x[0]), yBar[0]);
    xBar.add(
        0,
        () -> {
          Matrix solved = PowerOfTwo.times(scale, y[0]);
          Matrix outer =
              transA ? MatrixChain.multTransB(solved, w) : MatrixChain.multTransB(w, solved);
          return part.apply(outer).negative();
        });
    xBar.add(1, () -> PowerOfTwo.times(scale, w));
  }
}
