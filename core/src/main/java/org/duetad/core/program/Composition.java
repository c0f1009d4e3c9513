package org.duetad.core.program;

import java.util.function.Function;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.DirectionalDerivative;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.matrix.arithmetic.MatrixChain;
import org.duetad.core.matrix.spectral.InvariantFunction;
import org.duetad.core.matrix.spectral.InvariantFunction.Derivative;
import org.duetad.core.matrix.spectral.InvariantFunction.Direction;
import org.duetad.core.matrix.spectral.SpectrumRule;

/**
 * {@code y = f(x(A), z)}: a program of the eigenvalues or singular values x of A and of other
 * numbers z as one operation. Its derivatives are those of {@code F(A, ζ) = ⟨ω, y⟩, ζ = (z, ω)}.
 */
final class Composition extends MatrixRule {

  private final SpectrumRule spectrum;
  private final RestDerivatives derivatives;

  /** The rest takes x and then z, at the given point. */
  Composition(SpectrumRule spectrum, Program rest, double[] z) {
    super(spectrum.name());
    this.spectrum = spectrum;
    this.derivatives = new RestDerivatives(rest, z);
  }

  @Override
  public ConstantMatrix[] value(ConstantMatrix... x) {
    ConstantMatrix values = spectrum.value(x[0])[0];
    double[] y = derivatives.outputs(values.value().data, x[1].value().data);
    return new ConstantMatrix[] {column(y)};
  }

  static ConstantMatrix column(double... elements) {
    return (ConstantMatrix) Matrix.column(elements);
  }

  /** The tangent of each output by its gradient. */
  @Override
  protected Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
    return tangents(
        y[0].numRows(),
        unit -> {
          Matrix[] gradient = gradient(x, unit);
          return MatrixChain.dot(gradient[0], dx[0])
              .plus(MatrixChain.dot(z(x, gradient[1]), dx[1]));
        });
  }

  /** A column of tangents, each computed for the unit vector of its output. */
  static Matrix[] tangents(int outputs, Function<Matrix, Matrix> tangent) {
    Matrix[] tangents = new Matrix[outputs];
    for (int i = 0; i < outputs; i++) {
      double[] unit = new double[outputs];
      unit[i] = 1;
      tangents[i] = tangent.apply(column(unit));
    }
    return new Matrix[] {Matrix.concatRows(tangents)};
  }

  @Override
  protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
    Matrix[] gradient = gradient(x, yBar[0]);
    xBar.add(0, () -> gradient[0]);
    xBar.add(1, () -> z(x, gradient[1]));
  }

  private Matrix[] gradient(Matrix[] x, Matrix omega) {
    return new Gradient().all(x[0], Matrix.concatRows(x[1], omega));
  }

  private static Matrix z(Matrix[] x, Matrix zeta) {
    return zeta.rows(0, x[1].numRows());
  }

  /** The gradient of F, and its derivatives in the directions that follow A and ζ. */
  private final class Gradient extends DirectionalDerivative {

    Gradient() {
      super(spectrum.name(), 2);
    }

    @Override
    public ConstantMatrix[] value(ConstantMatrix... x) {
      for (int i = 2; i < x.length; i += 2) {
        if (x[i].vanishes() && x[i + 1].vanishes()) {
          return new ConstantMatrix[] {
            ConstantMatrix.zeroLike(x[0]), ConstantMatrix.zeroLike(x[1])
          };
        }
      }
      InvariantFunction f =
          new InvariantFunction(name(), spectrum.frame(x[0]), derivatives, x[1].value().data);
      Derivative derivative =
          switch (x.length) {
            case 2 -> f.gradient();
            case 4 -> f.second(direction(x, 2));
            case 6 -> f.third(direction(x, 2), direction(x, 4));
            default -> throw tooHigh(x.length / 2);
          };
      return new ConstantMatrix[] {derivative.ofMatrix(), column(derivative.ofOthers())};
    }

    private Direction direction(ConstantMatrix[] x, int i) {
      return new Direction(x[i], x[i + 1].value().data);
    }

    private ArithmeticException tooHigh(int order) {
      return new ArithmeticException(
          name()
              + ": derivatives of order "
              + order
              + " of what is computed from values that coincide or nearly do are not computed, the highest order is"
              + " 3; take a matrix whose values differ, or functions as symmetricExp()");
    }
  }
}
