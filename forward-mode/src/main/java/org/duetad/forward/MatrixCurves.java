package org.duetad.forward;

import java.util.Arrays;
import java.util.Objects;
import org.duetad.core.Factors;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.matrix.TiedVectorsException;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.ProgramMode;
import org.duetad.core.program.Continuation;
import org.duetad.core.spi.MatrixArguments;
import org.ejml.data.DMatrixRMaj;

/** Functions along curves of matrices. */
final class MatrixCurves {

  private static final Differentiator CAREFUL = new ProgramMode();

  private MatrixCurves() {}

  /** {@code X + t V}. */
  static DMatrixRMaj[][] line(String operation, DMatrixRMaj[] x, DMatrixRMaj[] v, int order) {
    MatrixArguments.point(operation, x);
    MatrixArguments.shapes(operation, "direction", v, constants(x));
    DMatrixRMaj[][] line = new DMatrixRMaj[x.length][order + 1];
    for (int i = 0; i < x.length; i++) {
      Arrays.fill(line[i], x[i].createLike());
      line[i][0] = x[i];
      line[i][1] = v[i];
    }
    return line;
  }

  static DMatrixRMaj[] output(String operation, MatrixFunction f, DMatrixRMaj[][] curve) {
    check(operation, curve);
    try {
      return evaluated(operation, f, curve);
    } catch (NearlyTied again) {
      return evaluated(operation, Continuation.of(f, again.order()), curve);
    } catch (TiedVectorsException unlessUnused) {
      int order = Math.max(1, curve[0].length - 1);
      return evaluated(operation, Continuation.byAdjoints(f, order), curve);
    }
  }

  private static DMatrixRMaj[] evaluated(
      String operation, MatrixFunction f, DMatrixRMaj[][] curve) {
    Expansion call = new Expansion(curve[0].length - 1);
    DMatrixRMaj[] y = evaluated(operation, call, f, curve);
    if (call.order > 0 && (call.isExtreme() || !areFinite(y) || !areMild(curve))) {
      improve(f, curve, y);
    }
    if (call.isDoubtful()) {
      DMatrixRMaj[] again = evaluated(operation, call.turned(), f, curve);
      for (int i = 0; i < y[0].data.length; i++) {
        LostDigits.check(operation, call, element(y, i), element(again, i));
      }
    }
    return y;
  }

  private static boolean areFinite(DMatrixRMaj[] coefficients) {
    return Arrays.stream(coefficients)
        .skip(1)
        .flatMapToDouble(c -> Arrays.stream(c.data, 0, c.getNumElements()))
        .allMatch(Double::isFinite);
  }

  private static boolean areMild(DMatrixRMaj[]... coefficients) {
    return Arrays.stream(coefficients)
        .flatMap(c -> Arrays.stream(c).skip(1))
        .allMatch(c -> Factors.areMild(c.data));
  }

  /**
   * Replaces the coefficients of order 1. Where an element of one was finite and is not, those of
   * higher orders are unknown.
   */
  private static void improve(MatrixFunction f, DMatrixRMaj[][] curve, DMatrixRMaj[] y) {
    DMatrixRMaj slope = CAREFUL.jvp(f, column(curve, 0), column(curve, 1)).tangent();
    for (int i = 0; i < slope.data.length; i++) {
      boolean unknown = Double.isFinite(y[1].data[i]) && !Double.isFinite(slope.data[i]);
      for (int k = 2; k < y.length && unknown; k++) {
        y[k].data[i] = Double.NaN;
      }
    }
    y[1] = slope;
  }

  private static DMatrixRMaj[] column(DMatrixRMaj[][] curve, int k) {
    return Arrays.stream(curve).map(c -> c[k]).toArray(DMatrixRMaj[]::new);
  }

  private static double[] element(DMatrixRMaj[] coefficients, int i) {
    return Arrays.stream(coefficients).mapToDouble(c -> c.data[i]).toArray();
  }

  private static DMatrixRMaj[] evaluated(
      String operation, Expansion call, MatrixFunction f, DMatrixRMaj[][] curve) {
    int order = call.order;
    try {
      Matrix[] x = new Matrix[curve.length];
      Arrays.setAll(x, i -> new TaylorMatrix(call, order, constants(curve[i])));
      return coefficients(operation, call, MatrixArguments.output(operation, f.apply(x)));
    } finally {
      call.end();
    }
  }

  private static void check(String operation, DMatrixRMaj[][] curve) {
    Objects.requireNonNull(curve, () -> operation + ": the curve is null");
    int length = curve.length == 0 ? 0 : curve[0].length;
    Curves.requireValues(operation, curve.length, length);
    for (int i = 0; i < curve.length; i++) {
      MatrixArguments.point(operation, curve[i]);
      if (curve[i].length != length) {
        throw new IllegalArgumentException(
            operation
                + ": the curve's input "
                + i
                + " has "
                + curve[i].length
                + " coefficients, expected "
                + length);
      }
      for (DMatrixRMaj c : curve[i]) {
        MatrixArguments.shape(
            operation, "curve's input " + i, c, curve[i][0].numRows, curve[i][0].numCols);
      }
    }
  }

  /** Without copying: they do not change during the call. */
  private static ConstantMatrix[] constants(DMatrixRMaj[] coefficients) {
    return Arrays.stream(coefficients)
        .map(ConstantMatrix::borrowing)
        .toArray(ConstantMatrix[]::new);
  }

  private static DMatrixRMaj[] coefficients(String operation, Expansion call, Matrix y) {
    DMatrixRMaj[] coefficients = new DMatrixRMaj[call.order + 1];
    if (y instanceof TaylorMatrix series && series.call == call) {
      Arrays.setAll(coefficients, k -> series.at(k).value());
      return coefficients;
    }
    Arrays.setAll(coefficients, k -> new DMatrixRMaj(y.numRows(), y.numCols()));
    coefficients[0] = MatrixArguments.constant(operation, y).value();
    return coefficients;
  }
}
