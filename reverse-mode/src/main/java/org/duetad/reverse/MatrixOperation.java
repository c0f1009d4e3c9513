package org.duetad.reverse;

import java.util.Arrays;
import org.duetad.core.matrix.AbstractMatrix;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;

/** A matrix rule as it was applied. */
final class MatrixOperation implements Operation {

  private final MatrixRule rule;
  private final Matrix[] operands;
  private final ConstantMatrix[] x;
  private final ConstantMatrix[] y;
  private final VarMatrix[] results;

  /** The operands are on the tape, or constants; x and y are the values of operands and results. */
  MatrixOperation(
      MatrixRule rule,
      Matrix[] operands,
      ConstantMatrix[] x,
      ConstantMatrix[] y,
      VarMatrix[] results) {
    this.rule = rule;
    this.operands = operands;
    this.x = x;
    this.y = y;
    this.results = results;
  }

  @Override
  public long parents() {
    return Arrays.stream(operands).filter(VarMatrix.class::isInstance).count();
  }

  @Override
  public void pull(int first, Derivatives adjoints) {
    ConstantMatrix[] yBar = of(results, adjoints);
    if (vanish(yBar)) {
      return;
    }
    adjoints.release(results);
    rule.pullback(
        x,
        y,
        yBar,
        (i, adjoint) -> {
          if (operands[i] instanceof VarMatrix operand) {
            Matrix xBar = adjoint.get();
            adjoints.add(operand, AbstractMatrix.returned(rule.name(), "adjoint", xBar, operand));
          }
        });
  }

  @Override
  public void push(int first, Derivatives tangents) {
    ConstantMatrix[] dx = of(operands, tangents);
    if (vanish(dx)) {
      return;
    }
    ConstantMatrix[] dy = AbstractMatrix.tangents(rule.name(), rule.pushforward(x, y, dx), y);
    for (int i = 0; i < y.length; i++) {
      tangents.add(results[i], dy[i]);
    }
  }

  private static ConstantMatrix[] of(Matrix[] matrices, Derivatives derivatives) {
    ConstantMatrix[] each = new ConstantMatrix[matrices.length];
    Arrays.setAll(each, i -> derivatives.of(matrices[i]));
    return each;
  }

  /** Zero annihilates, however the rule is written. */
  private static boolean vanish(ConstantMatrix[] derivatives) {
    return Arrays.stream(derivatives).allMatch(ConstantMatrix::vanishes);
  }
}
