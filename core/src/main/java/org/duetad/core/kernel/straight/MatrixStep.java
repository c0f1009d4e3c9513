package org.duetad.core.kernel.straight;

import java.util.function.Supplier;
import org.duetad.core.kernel.code.RuleFailure;
import org.duetad.core.kernel.lanes.LaneOperation;
import org.duetad.core.kernel.memory.Lanes;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.spi.Arguments;
import org.duetad.core.spi.MatrixArguments;

/** From numbers to matrices and back. */
final class MatrixStep {

  private MatrixStep() {}

  /**
   * A matrix of numbers, given row after row.
   *
   * @param numRows how many rows
   * @param numCols how many columns
   * @param x the places of the elements
   * @param active which of them depend on a variable
   * @param y the place of the matrix
   */
  @SuppressWarnings("ArrayRecordComponent") // Not changed or compared.
  record OfNumbers(int numRows, int numCols, int[] x, boolean[] active, int y)
      implements LaneOperation {

    @Override
    public void evaluate(Lanes lanes) {
      double[] elements = new double[x.length];
      for (int i = 0; i < x.length; i++) {
        elements[i] = lanes.values[x[i]];
      }
      lanes.put(y, ConstantMatrix.owning(numRows, numCols, elements));
    }

    @Override
    public void pull(Lanes lanes) {
      double[] yBar = lanes.takeMatrix(y);
      for (int i = 0; yBar != null && i < x.length; i++) {
        if (active[i]) {
          lanes.adjoints[x[i]] += yBar[i];
        }
      }
    }
  }

  /**
   * An operation on matrices.
   *
   * @param rule the operation
   * @param x the places of the operands
   * @param active which of them depend on a variable
   * @param y the places of the results
   */
  @SuppressWarnings("ArrayRecordComponent") // Not changed or compared.
  record OfRule(MatrixRule rule, int[] x, boolean[] active, int[] y) implements LaneOperation {

    @Override
    public void evaluate(Lanes lanes) {
      ConstantMatrix[] results = values(lanes.matrices(x));
      for (int i = 0; i < y.length; i++) {
        lanes.put(y[i], results[i]);
      }
    }

    private ConstantMatrix[] values(ConstantMatrix[] operands) {
      try {
        return Arguments.returned(rule.name(), "results", rule.evaluate(operands), y.length);
      } catch (RuntimeException e) {
        throw new RuleFailure(e);
      }
    }

    @Override
    public void pull(Lanes lanes) {
      double[][] adjoints = new double[y.length][];
      boolean isAny = false;
      for (int i = 0; i < y.length; i++) {
        adjoints[i] = lanes.takeMatrix(y[i]);
        isAny |= adjoints[i] != null;
      }
      if (isAny && GatheredReduction.anyActive(active)) {
        pull(lanes, lanes.matrices(y), adjoints);
      }
    }

    private void pull(Lanes lanes, ConstantMatrix[] results, double[][] adjoints) {
      ConstantMatrix[] yBar = new ConstantMatrix[y.length];
      for (int i = 0; i < y.length; i++) {
        ConstantMatrix of = results[i];
        yBar[i] =
            adjoints[i] == null
                ? ConstantMatrix.zeroLike(of)
                : ConstantMatrix.owning(of.numRows(), of.numCols(), adjoints[i]);
      }
      try {
        rule.pull(lanes.matrices(x), results, yBar, (k, term) -> add(lanes, k, term));
      } catch (RuntimeException e) {
        throw new RuleFailure(e);
      }
    }

    private void add(Lanes lanes, int operand, Supplier<Matrix> adjoint) {
      if (active[operand]) {
        ConstantMatrix term = MatrixArguments.constant(rule.name(), adjoint.get());
        if (!term.isZero()) {
          lanes.addMatrix(x[operand], term);
        }
      }
    }
  }

  /**
   * Elements of a matrix, row after row.
   *
   * @param x the place of the matrix
   * @param isActive whether it depends on a variable
   * @param index the first element
   * @param y the places of the elements
   */
  @SuppressWarnings("ArrayRecordComponent") // Not changed or compared.
  record Elements(int x, boolean isActive, int index, int[] y) implements LaneOperation {

    @Override
    public void evaluate(Lanes lanes) {
      double[] elements = lanes.matrix(x).array();
      for (int i = 0; i < y.length; i++) {
        lanes.values[y[i]] = elements[index + i];
      }
    }

    @Override
    public void pull(Lanes lanes) {
      boolean isAny = false;
      for (int place : y) {
        isAny |= lanes.adjoints[place] != 0;
      }
      double[] xBar = isAny && isActive ? lanes.matrixAdjoint(x) : new double[0];
      for (int i = 0; i < y.length; i++) {
        double yBar = lanes.take(y[i]);
        if (xBar.length > 0) {
          xBar[index + i] += yBar;
        }
      }
    }
  }
}
