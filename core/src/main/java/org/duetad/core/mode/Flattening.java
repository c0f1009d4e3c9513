package org.duetad.core.mode;

import java.util.Arrays;
import java.util.Locale;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.spi.MatrixArguments;
import org.ejml.data.DMatrixRMaj;

/**
 * A function of matrices as a function of their elements, row after row, matrix after matrix: for
 * modes that differentiate functions of numbers only. An instance serves one derivative call.
 */
public final class Flattening implements VectorFunction {

  private final MatrixFunction f;

  /** Shaped as the inputs, which are caller-owned and may be reshaped. */
  private final ConstantMatrix[] shapes;

  private final double[] point;
  private int outputRows;
  private int outputCols;

  /**
   * A function at a point, which is copied.
   *
   * @param operation the derivative call, for messages
   * @param f the function
   * @param x the point
   */
  public Flattening(String operation, MatrixFunction f, DMatrixRMaj[] x) {
    MatrixArguments.point(operation, f, x);
    this.f = f;
    this.shapes =
        Arrays.stream(x)
            .map(input -> ConstantMatrix.zero(input.numRows, input.numCols))
            .toArray(ConstantMatrix[]::new);
    this.point = flat(x);
  }

  /**
   * The elements of the point.
   *
   * @return the flat point
   */
  public double[] point() {
    return point;
  }

  /**
   * The elements of a direction.
   *
   * @param operation the derivative call, for the message
   * @param v matrices shaped as the point's
   * @return the flat direction
   * @throws IllegalArgumentException if they have other shapes
   */
  public double[] direction(String operation, DMatrixRMaj[] v) {
    MatrixArguments.shapes(operation, "direction", v, shapes);
    return flat(v);
  }

  /**
   * The elements of several directions.
   *
   * @param operation the derivative call, for the message
   * @param v for each direction, matrices shaped as the point's
   * @return the flat directions
   * @throws IllegalArgumentException if they have other shapes
   */
  public double[][] directions(String operation, DMatrixRMaj[][] v) {
    MatrixArguments.directions(operation, v, shapes);
    return Arrays.stream(v).map(Flattening::flat).toArray(double[][]::new);
  }

  /**
   * The elements of matrices, row after row, matrix after matrix.
   *
   * @param matrices the matrices
   * @return a new array
   */
  public static double[] flat(DMatrixRMaj... matrices) {
    return Arrays.stream(matrices)
        .flatMapToDouble(m -> Arrays.stream(m.data, 0, m.getNumElements()))
        .toArray();
  }

  @Override
  public Scalar[] apply(Scalar... elements) {
    Matrix[] matrices = shaped(elements, shapes);
    Matrix y = MatrixArguments.output("matrix function", f.apply(matrices));
    outputRows = y.numRows();
    outputCols = y.numCols();
    return y.toScalars();
  }

  /**
   * Matrices of numbers that are given row after row, matrix after matrix.
   *
   * @param elements the numbers, as many as the matrices have
   * @param like matrices of the required shapes
   * @return matrices of these shapes
   */
  public static Matrix[] shaped(Scalar[] elements, Matrix... like) {
    Matrix[] matrices = new Matrix[like.length];
    int from = 0;
    for (int i = 0; i < matrices.length; i++) {
      Matrix shape = like[i];
      int to = from + shape.numRows() * shape.numCols();
      Scalar[] part = Arrays.copyOfRange(elements, from, to);
      matrices[i] = Matrix.of(shape.numRows(), shape.numCols(), part);
      from = to;
    }
    return matrices;
  }

  /**
   * This function, with an error if it has so many outputs that their Jacobian would not fit into
   * the heap. If not even a square Jacobian would, they are counted on plain numbers first, as the
   * numbers of a mode take more memory.
   *
   * @return a function with the same outputs
   * @throws IllegalArgumentException if there are too many
   */
  public VectorFunction ofModestJacobian() {
    if (jacobianBytes(point.length) > Runtime.getRuntime().maxMemory()) {
      requireModest(f.value(inputs(point)).getNumElements());
    }
    return elements -> {
      Scalar[] y = apply(elements);
      requireModest(y.length);
      return y;
    };
  }

  private double jacobianBytes(int outputs) {
    return 8.0 * outputs * point.length;
  }

  private void requireModest(int outputs) {
    double bytes = jacobianBytes(outputs);
    long heap = Runtime.getRuntime().maxMemory();
    if (bytes > heap) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "jacobian: %d outputs by %d inputs take %.3f GB, the heap has %.3f GB; multiply with the Jacobian by jvp"
                  + " or vjp instead, or raise -Xmx",
              outputs,
              point.length,
              bytes * 1e-9,
              heap * 1e-9));
    }
  }

  /**
   * Numbers shaped as the function's output, which must have been evaluated.
   *
   * @param elements the numbers, row after row
   * @return a matrix that keeps the array
   */
  public DMatrixRMaj output(double[] elements) {
    return DMatrixRMaj.wrap(outputRows, outputCols, elements);
  }

  /**
   * Numbers shaped as the inputs.
   *
   * @param elements the numbers, row after row, matrix after matrix
   * @return new matrices
   */
  public DMatrixRMaj[] inputs(double[] elements) {
    DMatrixRMaj[] inputs = new DMatrixRMaj[shapes.length];
    int from = 0;
    for (int i = 0; i < inputs.length; i++) {
      Matrix shape = shapes[i];
      int to = from + shape.numRows() * shape.numCols();
      double[] part = Arrays.copyOfRange(elements, from, to);
      inputs[i] = DMatrixRMaj.wrap(shape.numRows(), shape.numCols(), part);
      from = to;
    }
    return inputs;
  }

  /**
   * The pullback of numbers as one of matrices.
   *
   * @param flat the pullback of this function
   * @return the pullback of the function of matrices
   */
  public MatrixVjp vjp(Vjp flat) {
    return new MatrixVjp() {

      @Override
      public DMatrixRMaj value() {
        return output(flat.value());
      }

      @Override
      public DMatrixRMaj[] pullback(DMatrixRMaj w) {
        MatrixArguments.shape("pullback", "seed", w, outputRows, outputCols);
        return inputs(flat.pullback(flat(new DMatrixRMaj[] {w})));
      }

      @Override
      public DMatrixRMaj[][] pullback(DMatrixRMaj[] w) {
        MatrixArguments.shapes("pullback", "seed", w, outputRows, outputCols);
        double[][] seeds =
            Arrays.stream(w).map(seed -> flat(new DMatrixRMaj[] {seed})).toArray(double[][]::new);
        return Arrays.stream(flat.pullback(seeds))
            .map(Flattening.this::inputs)
            .toArray(DMatrixRMaj[][]::new);
      }
    };
  }

  /**
   * The rows of a Jacobian, split by input.
   *
   * @param rows a row for each output, a column for each element of the inputs
   * @return one Jacobian for each input
   */
  public MatrixJacobian[] jacobians(double[][] rows) {
    MatrixJacobian[] jacobians = new MatrixJacobian[shapes.length];
    int from = 0;
    for (int b = 0; b < jacobians.length; b++) {
      Matrix shape = shapes[b];
      int size = shape.numRows() * shape.numCols();
      DMatrixRMaj block = new DMatrixRMaj(rows.length, size);
      for (int i = 0; i < rows.length; i++) {
        System.arraycopy(rows[i], from, block.data, i * size, size);
      }
      jacobians[b] = new MatrixJacobian(outputCols, shape.numRows(), shape.numCols(), block);
      from += size;
    }
    return jacobians;
  }
}
