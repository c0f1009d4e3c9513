package org.duetad.testing.laws;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.duetad.core.check.Certificate;
import org.duetad.core.check.GradientCheck;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.matrix.arithmetic.MatrixChain;
import org.duetad.core.mode.Differentiator;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** A matrix rule as a user writes one, right and wrong. */
class OwnMatrixRuleTest {

  private static final DMatrixRMaj A = new DMatrixRMaj(new double[][] {{1, 2}, {3, 4}});
  private static final DMatrixRMaj B = new DMatrixRMaj(new double[][] {{0.5, -1}, {2, 0.25}});
  private static final GradientCheck CHECK = GradientCheck.of(new ForwardMode(), new ReverseMode());

  /** {@code [A, B] = A B - B A}. */
  private static class Commutator extends MatrixRule {

    Commutator() {
      super("commutator");
    }

    @Override
    public ConstantMatrix[] value(ConstantMatrix... x) {
      Matrix difference = x[0].mult(x[1]).minus(x[1].mult(x[0]));
      return new ConstantMatrix[] {ConstantMatrix.borrowing(difference.value())};
    }

    @Override
    public Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
      return new Matrix[] {
        MatrixChain.mult(dx[0], x[1])
            .minus(MatrixChain.mult(x[1], dx[0]))
            .plus(MatrixChain.mult(x[0], dx[1]))
            .minus(MatrixChain.mult(dx[1], x[0]))
      };
    }

    @Override
    public void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
      xBar.add(0, () -> commutator(yBar[0], x[1]));
      xBar.add(1, () -> commutator(yBar[0], x[0]).negative());
    }

    /** {@code C̄ Xᵀ - Xᵀ C̄}. */
    private static Matrix commutator(Matrix cBar, Matrix x) {
      return MatrixChain.multTransB(cBar, x).minus(MatrixChain.multTransA(x, cBar));
    }
  }

  @Test
  void passesTheCheck() {
    CHECK.check(new Commutator(), A, B).assertPassed();
  }

  @Test
  void aWrongAdjointIsFound() {
    MatrixRule wrong =
        new Commutator() {
          @Override
          public void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
            xBar.add(0, () -> MatrixChain.multTransB(yBar[0], x[1]));
          }
        };
    assertFalse(CHECK.check(wrong, A, B).passed());
  }

  /** {@code (X, 2X)}, with a factor in the derivative of the second result. */
  private static final class Doubled extends MatrixRule {

    private final double factor;

    Doubled(double factor) {
      super("doubled");
      this.factor = factor;
    }

    @Override
    public ConstantMatrix[] value(ConstantMatrix... x) {
      return new ConstantMatrix[] {x[0], ConstantMatrix.borrowing(x[0].scale(2).value())};
    }

    @Override
    public Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
      return new Matrix[] {dx[0], dx[0].scale(factor)};
    }

    @Override
    public void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
      xBar.add(0, () -> yBar[0].plus(yBar[1].scale(factor)));
    }
  }

  @Test
  void allResultsAreChecked() {
    CHECK.check(new Doubled(2), A).assertPassed();
    assertFalse(CHECK.check(new Doubled(3), A).passed());
    Certificate certificate = Certificate.of(new ForwardMode(), new ReverseMode());
    certificate.certify(new Doubled(2), A).assertPassed();
    assertFalse(certificate.certify(new Doubled(3), A).passed());
  }

  @Test
  void aWrongShapeIsRefused() {
    MatrixRule wrong =
        new Commutator() {
          @Override
          public Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
            return new Matrix[] {Matrix.zeros(3, 2)};
          }

          @Override
          public void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
            xBar.add(0, () -> Matrix.zeros(3, 2));
          }
        };
    for (Differentiator mode : List.of(new ForwardMode(), new ReverseMode())) {
      String message =
          assertThrows(
                  IllegalStateException.class,
                  () -> mode.jacobian((Matrix... x) -> wrong.of(x[0], x[1]), A, B))
              .getMessage();
      assertTrue(message.contains("commutator") && message.contains("3x2"), message);
      assertTrue(message.contains("expected shape 2x2"), message);
    }
  }
}
