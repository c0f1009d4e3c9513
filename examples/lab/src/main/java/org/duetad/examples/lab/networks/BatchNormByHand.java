package org.duetad.examples.lab.networks;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/** The derivatives of batch normalisation, unit by unit, in plain numbers. */
final class BatchNormByHand {

  private final DMatrixRMaj inputs;
  private final DMatrixRMaj scales;
  private final DMatrixRMaj shifts;

  /** The derivatives of x, γ and β for the adjoints of the outputs. */
  BatchNormByHand(DMatrixRMaj x, DMatrixRMaj scale, DMatrixRMaj adjoints, double epsilon) {
    inputs = new DMatrixRMaj(x.numRows, x.numCols);
    scales = new DMatrixRMaj(1, x.numCols);
    shifts = new DMatrixRMaj(1, x.numCols);
    for (int unit = 0; unit < x.numCols; unit++) {
      unit(unit, column(x, unit), scale.get(unit), column(adjoints, unit), epsilon);
    }
  }

  DMatrixRMaj[] adjoints() {
    return new DMatrixRMaj[] {inputs, scales, shifts};
  }

  private void unit(int unit, double[] x, double gamma, double[] dy, double epsilon) {
    int m = x.length;
    double mean = mean(DoubleStream.of(x));
    double[] centred = DoubleStream.of(x).map(xj -> xj - mean).toArray();
    double variance = mean(DoubleStream.of(centred).map(c -> c * c));
    double inverse = 1 / Math.sqrt(variance + epsilon);
    double dVariance = 0;
    double dMean = 0;
    for (int j = 0; j < m; j++) {
      double dHat = dy[j] * gamma;
      dVariance -= 0.5 * inverse * inverse * inverse * centred[j] * dHat;
      dMean -= inverse * dHat;
      scales.add(0, unit, dy[j] * centred[j] * inverse);
      shifts.add(0, unit, dy[j]);
    }
    for (int j = 0; j < m; j++) {
      double direct = inverse * dy[j] * gamma;
      inputs.set(j, unit, direct + 2 * centred[j] / m * dVariance + dMean / m);
    }
  }

  private static double mean(DoubleStream x) {
    return x.average().orElseThrow();
  }

  private static double[] column(DMatrixRMaj matrix, int col) {
    return IntStream.range(0, matrix.numRows).mapToDouble(row -> matrix.get(row, col)).toArray();
  }
}
