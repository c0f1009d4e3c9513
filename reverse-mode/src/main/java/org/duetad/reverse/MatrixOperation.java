package org.duetad.reverse;

import java.util.Arrays;
import java.util.function.Supplier;
import org.duetad.core.matrix.Annihilation;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.spi.MatrixArguments;
import org.duetad.forward.Duals;

/**
 * One application of a matrix rule.
 *
 * @param rule the rule
 * @param operands the operands, on the tape or constant
 * @param x the values of the operands
 * @param y the values of the results
 * @param results the results
 */
@SuppressWarnings("ArrayRecordComponent") // Neither modified nor compared.
record MatrixOperation(
    MatrixRule rule, Matrix[] operands, ConstantMatrix[] x, ConstantMatrix[] y, VarMatrix[] results)
    implements Operation {

  @Override
  public long parents() {
    return Arrays.stream(operands).filter(VarMatrix.class::isInstance).count();
  }

  @Override
  public long bytes() {
    return 4L * (2L * operands.length + 2L * results.length);
  }

  @Override
  public void pull(int first, Derivatives adjoints) {
    ConstantMatrix[] yBar = of(results, adjoints);
    adjoints.release(results);
    rule.pull(x, y, yBar, new OperandAdjoints(adjoints));
  }

  @Override
  public void pull(int first, SecondOrderDerivatives derivatives) {
    ConstantMatrix[] yBar = of(results, derivatives.adjoints());
    if (Annihilation.vanish(yBar) || rule.linearity() == MatrixRule.Linearity.LINEAR) {
      Operation.super.pull(first, derivatives);
      return;
    }
    try (Duals duals = new Duals(derivatives.width())) {
      Matrix[] dualAdjoints = derivatives.dualAdjoints(duals, yBar, results);
      derivatives.adjoints().release(results);
      derivatives.eachAdjointTangent(tangents -> tangents.release(results));
      rule.pull(
          derivatives.dual(duals, x, operands),
          derivatives.dual(duals, y, results),
          dualAdjoints,
          (operand, adjoint) -> add(duals, operand, adjoint, derivatives));
    }
  }

  private void add(
      Duals duals, int operand, Supplier<Matrix> adjoint, SecondOrderDerivatives derivatives) {
    if (operands[operand] instanceof VarMatrix v) {
      Matrix dual = adjoint.get();
      derivatives.adjoints().add(v, duals.value(dual));
      ConstantMatrix[] tangents = duals.tangents(dual);
      for (int k = 0; k < tangents.length; k++) {
        derivatives.adjointTangents()[k].add(v, tangents[k]);
      }
    }
  }

  /** Adds to the adjoints of the operands that are on the tape. */
  private final class OperandAdjoints implements MatrixRule.Adjoints {

    private final Derivatives adjoints;

    OperandAdjoints(Derivatives adjoints) {
      this.adjoints = adjoints;
    }

    @Override
    public void add(int operand, Supplier<Matrix> adjoint) {
      if (operands[operand] instanceof VarMatrix v) {
        adjoints.add(v, constant(adjoint));
      }
    }

    @Override
    public void give(int operand, Supplier<Matrix> adjoint) {
      if (operands[operand] instanceof VarMatrix v) {
        adjoints.give(v, constant(adjoint));
      }
    }

    @Override
    public void addBlock(
        int operand, int row, int col, Supplier<Matrix> block, Supplier<Matrix> whole) {
      if (operands[operand] instanceof VarMatrix v) {
        adjoints.add(v, row, col, constant(block));
      }
    }

    private ConstantMatrix constant(Supplier<Matrix> adjoint) {
      return MatrixArguments.constant(rule.name(), adjoint.get());
    }
  }

  @Override
  public void push(int first, Derivatives tangents) {
    ConstantMatrix[] dx = of(operands, tangents);
    Matrix[] dy = rule.push(x, y, dx);
    for (int i = 0; i < y.length; i++) {
      tangents.add(results[i], MatrixArguments.constant(rule.name(), dy[i]));
    }
  }

  private static ConstantMatrix[] of(Matrix[] matrices, Derivatives derivatives) {
    ConstantMatrix[] each = new ConstantMatrix[matrices.length];
    Arrays.setAll(each, i -> derivatives.of(matrices[i]));
    return each;
  }
}
