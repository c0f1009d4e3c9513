package org.duetad.core.kernel.straight;

import org.duetad.core.kernel.lanes.LaneOperation;
import org.duetad.core.kernel.memory.Lanes;
import org.duetad.core.matrix.ConstantMatrix;

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
      double[] xBar = isActive ? lanes.matrixAdjoint(x) : new double[index + y.length];
      for (int i = 0; i < y.length; i++) {
        xBar[index + i] += lanes.take(y[i]);
      }
    }
  }
}
