package org.duetad.reverse;

import java.util.Arrays;
import org.duetad.core.Factors;
import org.duetad.core.Losses;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.spi.MatrixArguments;
import org.ejml.data.DMatrixRMaj;

/** Matrices, on the tape or constant. */
final class MatrixTerminals implements Terminals<DMatrixRMaj[]> {

  private final Matrix[] matrices;
  private final int end;

  /** A sweep covers all entries before {@code end}: matrices have no entries of their own. */
  MatrixTerminals(Matrix[] matrices, int end) {
    this.matrices = matrices;
    this.end = end;
  }

  @Override
  public int size() {
    return Arrays.stream(matrices).mapToInt(MatrixTerminals::elements).sum();
  }

  private static int elements(Matrix matrix) {
    return matrix.numRows() * matrix.numCols();
  }

  @Override
  public int end() {
    return end;
  }

  @Override
  public void check(String operation, String what, DMatrixRMaj[] derivatives) {
    MatrixArguments.shapes(operation, what, derivatives, matrices);
  }

  @Override
  public DMatrixRMaj[][] room(int count) {
    return new DMatrixRMaj[count][matrices.length];
  }

  @Override
  public void keep(Derivatives sweep) {
    for (Matrix matrix : matrices) {
      if (matrix instanceof VarMatrix v) {
        sweep.keep(v);
      }
    }
  }

  @Override
  public void add(DMatrixRMaj[] derivatives, Derivatives sweep) {
    for (int i = 0; i < matrices.length; i++) {
      if (matrices[i] instanceof VarMatrix v) {
        sweep.add(v, ConstantMatrix.borrowing(derivatives[i]));
      }
    }
  }

  @Override
  public void addUnit(int i, Derivatives sweep) {
    int index = i;
    for (Matrix matrix : matrices) {
      int elements = elements(matrix);
      if (index >= 0 && index < elements && matrix instanceof VarMatrix v) {
        sweep.add(v, index, 1.0);
      }
      index -= elements;
    }
  }

  @Override
  public void read(Derivatives sweep, DMatrixRMaj[] into) {
    for (int i = 0; i < matrices.length; i++) {
      into[i] = sweep.taken(matrices[i]);
    }
  }

  @Override
  public boolean areFinite(DMatrixRMaj[] derivatives) {
    double sum = 0;
    for (DMatrixRMaj derivative : derivatives) {
      for (double element : derivative.data) {
        sum += 0 * element;
      }
    }
    return sum == 0;
  }

  @Override
  public boolean areMild(DMatrixRMaj[] derivatives) {
    return Arrays.stream(derivatives).allMatch(derivative -> Factors.areMild(derivative.data));
  }

  @Override
  public void undefine(Derivatives doubts, DMatrixRMaj[] into) {
    for (int i = 0; i < matrices.length; i++) {
      double[] doubt = doubts.taken(matrices[i]).data;
      double[] derivative = into[i].data;
      for (int k = 0; k < derivative.length; k++) {
        derivative[k] = Double.isFinite(doubt[k]) ? derivative[k] : Double.NaN;
      }
    }
  }

  @Override
  public boolean areLost(Derivatives losses, DMatrixRMaj[] derivatives) {
    for (int i = 0; i < matrices.length; i++) {
      double[] loss = losses.taken(matrices[i]).data;
      for (int k = 0; k < loss.length; k++) {
        if (Losses.areVisible(loss[k], derivatives[i].data[k])) {
          return true;
        }
      }
    }
    return false;
  }
}
