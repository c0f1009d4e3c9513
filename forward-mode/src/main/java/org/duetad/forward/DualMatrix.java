package org.duetad.forward;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.mode.MatrixBatchJvp;
import org.duetad.core.spi.AbstractMatrix;
import org.duetad.core.spi.Arguments;
import org.duetad.core.spi.MatrixArguments;
import org.ejml.data.DMatrixRMaj;

/** A primal matrix with a tangent matrix for each direction of a sweep. */
final class DualMatrix extends AbstractMatrix {

  final Directions directions;
  private final ConstantMatrix value;
  private final ConstantMatrix[] tangents;

  /** The tangents have the value's shape; absent ones are structural zeros. */
  DualMatrix(Directions directions, ConstantMatrix value, ConstantMatrix[] tangents) {
    super(value.numRows(), value.numCols());
    this.directions = directions;
    this.value = value;
    this.tangents = tangents;
  }

  /** A matrix of dual numbers and constants. */
  static DualMatrix of(Directions directions, ConstantMatrix value, Scalar[] elements) {
    ConstantMatrix[] tangents = new ConstantMatrix[directions.width];
    Arrays.setAll(tangents, k -> tangent(value, elements, k));
    return new DualMatrix(directions, value, tangents);
  }

  private static ConstantMatrix tangent(ConstantMatrix shape, Scalar[] elements, int k) {
    double[] tangent = new double[elements.length];
    boolean any = false;
    for (int i = 0; i < tangent.length; i++) {
      if (elements[i] instanceof Dual d) {
        tangent[i] = d.tangent(k);
        any |= tangent[i] != 0;
      }
    }
    return any
        ? ConstantMatrix.borrowing(DMatrixRMaj.wrap(shape.numRows(), shape.numCols(), tangent))
        : ConstantMatrix.zero(shape.numRows(), shape.numCols());
  }

  /** The inputs of a sweep, for at most as many directions as it has; x and v must not change. */
  static Matrix[] inputs(Directions directions, DMatrixRMaj[] x, DMatrixRMaj[][] v) {
    Matrix[] inputs = new Matrix[x.length];
    for (int i = 0; i < x.length; i++) {
      ConstantMatrix[] tangents = zeros(directions.width, x[i].numRows, x[i].numCols);
      for (int k = 0; k < v.length; k++) {
        tangents[k] = ConstantMatrix.borrowing(v[k][i]);
        directions.noteSeed(v[k][i].data);
      }
      inputs[i] = new DualMatrix(directions, ConstantMatrix.borrowing(x[i]), tangents);
    }
    return inputs;
  }

  /** The output of a sweep, and its tangents in the first directions. */
  static MatrixBatchJvp jvp(Directions directions, Matrix y, int count) {
    DMatrixRMaj[] tangents = new DMatrixRMaj[count];
    if (y instanceof DualMatrix d && d.directions == directions) {
      Arrays.setAll(tangents, k -> d.tangents[k].value());
    } else {
      MatrixArguments.constant("jvp", y);
      Arrays.setAll(tangents, k -> new DMatrixRMaj(y.numRows(), y.numCols()));
    }
    return new MatrixBatchJvp(y.value(), tangents);
  }

  /** Structural zeros. */
  static ConstantMatrix[] zeros(int count, int numRows, int numCols) {
    ConstantMatrix[] zeros = new ConstantMatrix[count];
    Arrays.fill(zeros, ConstantMatrix.zero(numRows, numCols));
    return zeros;
  }

  @Override
  public long level() {
    return directions.level();
  }

  @Override
  public DMatrixRMaj value() {
    return value.value();
  }

  ConstantMatrix constant() {
    return value;
  }

  /** The tangents, not copied; must not be modified. */
  ConstantMatrix[] tangents() {
    return tangents;
  }

  @Override
  protected Scalar element(int index) {
    directions.check("get");
    Tangents sum = directions.tangents();
    for (int k = 0; k < tangents.length; k++) {
      double tangent = tangents[k].at(index);
      if (tangent != 0) {
        sum.set(k, tangent);
      }
    }
    return sum.total(value.at(index), directions);
  }

  @Override
  public Matrix[] apply(MatrixRule rule, Matrix... x) {
    Arguments.application(rule, x);
    directions.check(rule.name());
    ConstantMatrix[] values = new ConstantMatrix[x.length];
    for (int i = 0; i < x.length; i++) {
      values[i] = value(rule, x[i]);
    }
    ConstantMatrix[] results = rule.evaluate(values);
    if (rule.linearity() == MatrixRule.Linearity.NONE && anyInfinite(values)) {
      directions.noteOperand(Double.POSITIVE_INFINITY);
    }
    // Row by row: allocating an array of arrays at once calls into the JVM.
    ConstantMatrix[][] pushed = new ConstantMatrix[results.length][];
    for (int i = 0; i < pushed.length; i++) {
      pushed[i] = new ConstantMatrix[directions.width];
    }
    for (int k = 0; k < directions.width; k++) {
      push(rule, x, values, results, k, pushed);
    }
    Matrix[] y = new Matrix[results.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = new DualMatrix(directions, results[i], pushed[i]);
    }
    return y;
  }

  private static void push(
      MatrixRule rule,
      Matrix[] x,
      ConstantMatrix[] values,
      ConstantMatrix[] results,
      int k,
      ConstantMatrix[][] pushed) {
    ConstantMatrix[] dx = new ConstantMatrix[x.length];
    for (int i = 0; i < x.length; i++) {
      dx[i] = direction(x[i], k);
    }
    Matrix[] dy = rule.push(values, results, dx);
    for (int i = 0; i < results.length; i++) {
      pushed[i][k] = MatrixArguments.constant(rule.name(), dy[i]);
    }
  }

  private static boolean anyInfinite(ConstantMatrix[] x) {
    for (ConstantMatrix matrix : x) {
      if (matrix.hasInfinity()) {
        return true;
      }
    }
    return false;
  }

  private static ConstantMatrix direction(Matrix x, int k) {
    return x instanceof DualMatrix d
        ? d.tangents[k]
        : ConstantMatrix.zero(x.numRows(), x.numCols());
  }

  private ConstantMatrix value(MatrixRule rule, Matrix x) {
    if (x instanceof DualMatrix d && d.directions == directions) {
      return d.value;
    }
    if (x instanceof ConstantMatrix c) {
      return c;
    }
    throw mixed(rule.name(), x);
  }

  @Override
  public String toString() {
    return "dual(" + shape() + ", " + directions.width + " directions)";
  }
}
