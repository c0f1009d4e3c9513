package org.duetad.benchmarks;

import org.duetad.core.mode.MatrixGradient;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The loss of {@link Perceptron} and its gradient written out: the same products, new matrices for
 * their results, and everything else in place.
 */
final class PerceptronByHand {

  private final DMatrixRMaj[] parameters;
  private final DMatrixRMaj[] gradient = new DMatrixRMaj[6];

  PerceptronByHand(DMatrixRMaj[] parameters) {
    this.parameters = parameters;
  }

  MatrixGradient valueAndGradient(DMatrixRMaj x, DMatrixRMaj y) {
    DMatrixRMaj first = layer(x, 0);
    rectify(first);
    DMatrixRMaj second = layer(first, 1);
    rectify(second);
    DMatrixRMaj z = layer(second, 2);
    double value = lossAndAdjoint(z, y);
    DMatrixRMaj adjoint = rectified(pulled(second, z, 2), second);
    adjoint = rectified(pulled(first, adjoint, 1), first);
    pulledParameters(x, adjoint, 0);
    return new MatrixGradient(value, gradient);
  }

  private DMatrixRMaj layer(DMatrixRMaj x, int i) {
    DMatrixRMaj z = CommonOps_DDRM.mult(x, parameters[2 * i], null);
    double[] bias = parameters[2 * i + 1].data;
    for (int k = 0; k < z.data.length; ) {
      for (double term : bias) {
        z.data[k++] += term;
      }
    }
    return z;
  }

  private static void rectify(DMatrixRMaj z) {
    for (int k = 0; k < z.data.length; k++) {
      z.data[k] = Math.max(0.0, z.data[k]);
    }
  }

  /** The loss of the outputs z, which are replaced by their adjoints. */
  private static double lossAndAdjoint(DMatrixRMaj z, DMatrixRMaj y) {
    int n = z.numCols;
    double sum = 0;
    for (int from = 0; from < z.data.length; from += n) {
      double max = z.data[from];
      for (int k = from; k < from + n; k++) {
        max = Math.max(max, z.data[k]);
        sum -= y.data[k] * z.data[k];
      }
      double total = 0;
      for (int k = from; k < from + n; k++) {
        z.data[k] = Math.exp(z.data[k] - max);
        total += z.data[k];
      }
      for (int k = from; k < from + n; k++) {
        z.data[k] = (z.data[k] / total - y.data[k]) / z.numRows;
      }
      sum += max + Math.log(total);
    }
    return sum / z.numRows;
  }

  /** The adjoint of a layer's input; the adjoints of its parameters are stored in the gradient. */
  private DMatrixRMaj pulled(DMatrixRMaj x, DMatrixRMaj adjoint, int i) {
    pulledParameters(x, adjoint, i);
    return CommonOps_DDRM.multTransB(adjoint, parameters[2 * i], null);
  }

  private void pulledParameters(DMatrixRMaj x, DMatrixRMaj adjoint, int i) {
    gradient[2 * i] = CommonOps_DDRM.multTransA(x, adjoint, null);
    double[] bias = new double[adjoint.numCols];
    for (int k = 0; k < adjoint.data.length; ) {
      for (int j = 0; j < bias.length; j++) {
        bias[j] += adjoint.data[k++];
      }
    }
    gradient[2 * i + 1] = DMatrixRMaj.wrap(1, bias.length, bias);
  }

  private static DMatrixRMaj rectified(DMatrixRMaj adjoint, DMatrixRMaj y) {
    for (int k = 0; k < y.data.length; k++) {
      if (y.data[k] <= 0) {
        adjoint.data[k] = 0.0;
      }
    }
    return adjoint;
  }
}
