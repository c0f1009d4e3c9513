package org.duetad.core.program;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.matrix.arithmetic.MatrixChain;

/**
 * A program as one operation whose tangents, too, are computed by adjoints: {@code ẏ_i = ⟨∇f_i,
 * ẋ⟩}. These tell which vectors of a decomposition are used, and whether the choice of a basis
 * matters.
 */
final class ByAdjoints extends MatrixRule {

  private final PackedProgram function;
  private final PackedProgram derivatives;

  /** The function, and the same one as its derivatives are computed. */
  ByAdjoints(Program function, Program derivatives) {
    super("vectors");
    this.function = new PackedProgram(function);
    this.derivatives = new PackedProgram(derivatives);
  }

  @Override
  public ConstantMatrix[] value(ConstantMatrix... x) {
    Scalar[] y = function.outputs(x[0].toScalars());
    return new ConstantMatrix[] {
      Composition.column(Arrays.stream(y).mapToDouble(Scalar::value).toArray())
    };
  }

  @Override
  protected Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
    return Composition.tangents(
        y[0].numRows(), unit -> MatrixChain.dot(gradient(x[0], unit.toScalars()), dx[0]));
  }

  @Override
  protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
    xBar.add(0, () -> gradient(x[0], yBar[0].toScalars()));
  }

  private Matrix gradient(Matrix x, Scalar[] w) {
    return Matrix.of(x.numRows(), 1, derivatives.pullback(x.toScalars(), w));
  }
}
