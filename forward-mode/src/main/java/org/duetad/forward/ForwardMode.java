package org.duetad.forward;

import java.util.function.IntUnaryOperator;
import org.duetad.core.Arguments;
import org.duetad.core.Differentiator;
import org.duetad.core.Jvp;
import org.duetad.core.NestedVjp;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.ValueAndGradient;
import org.duetad.core.ValueAndJacobian;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixArguments;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.matrix.MatrixJvp;
import org.duetad.core.program.Nested;
import org.ejml.data.DMatrixRMaj;

/**
 * Forward mode on dual numbers. A JVP is one evaluation of the function; a Jacobian or gradient of
 * n inputs takes {@code ⌈n/chunk⌉} evaluations, each with {@code chunk} directions at once. Memory
 * does not grow with the number of operations.
 */
public final class ForwardMode implements Differentiator {

  private final int chunk;

  private ForwardMode(int chunk) {
    this.chunk = chunk;
  }

  /**
   * Forward mode that chooses the chunk by the number of inputs: 1 for one, 4 for up to four, 8 for
   * up to eight, else 16.
   */
  public ForwardMode() {
    this(0);
  }

  /**
   * Forward mode with a fixed chunk.
   *
   * @param chunk the directions at once: 1, 4, 8 or 16
   * @return the mode
   * @throws IllegalArgumentException for another chunk
   */
  public static ForwardMode withChunk(int chunk) {
    return new ForwardMode(checked(chunk));
  }

  /** A number of directions that there are numbers for. */
  static int checked(int chunk) {
    if (chunk != 1 && chunk != 4 && chunk != 8 && chunk != 16) {
      throw new IllegalArgumentException(
          "forward mode: a chunk of "
              + chunk
              + " directions is not available; choose 1, 4, 8 or 16");
    }
    return chunk;
  }

  @Override
  public String name() {
    return "forward";
  }

  /**
   * How many directions a sweep carries for a function of n inputs.
   *
   * @param n the number of inputs
   * @return 1, 4, 8 or 16
   */
  public int chunk(int n) {
    if (chunk != 0) {
      return chunk;
    }
    return n == 1 ? 1 : n <= 4 ? 4 : n <= 8 ? 8 : 16;
  }

  @Override
  public Jvp jvp(VectorFunction f, double[] x, double[] v) {
    Arguments.point("jvp", x);
    Arguments.length("jvp", "direction", v, x.length);
    Sweep sweep = Sweep.of("jvp", f, x, 1, seed(v));
    return new Jvp(sweep.values(), sweep.tangents(0));
  }

  @Override
  public MatrixJvp jvp(MatrixFunction f, DMatrixRMaj[] x, DMatrixRMaj[] v) {
    MatrixArguments.point("jvp", x);
    Directions directions = new Directions(1);
    try {
      Matrix[] inputs = DualMatrix.inputs("jvp", directions, x, v);
      return DualMatrix.jvp(directions, MatrixArguments.output("jvp", f.apply(inputs)));
    } finally {
      directions.end();
    }
  }

  @Override
  public double[][] jacobian(VectorFunction f, double... x) {
    Arguments.point("jacobian", x);
    return jacobianColumns(f, x, 0, x.length);
  }

  @Override
  public ValueAndJacobian valueAndJacobian(VectorFunction f, double... x) {
    Arguments.point("jacobian", x);
    return columns(f, x, x.length, i -> i);
  }

  @Override
  public double[][] jacobianColumns(VectorFunction f, double[] x, int from, int to) {
    Arguments.point("jacobian", x);
    Arguments.range("jacobian", from, to, x.length);
    return columns(f, x, to - from, i -> i < to ? i - from : -1).jacobian();
  }

  @Override
  public double[][] compressedJacobian(VectorFunction f, double[] x, int[] groups, int count) {
    Arguments.point("jacobian", x);
    Arguments.groups("jacobian", groups, count, x.length);
    return columns(f, x, count, i -> groups[i]).jacobian();
  }

  /** The sums of those columns that go to the same place; less than 0 is none. */
  private ValueAndJacobian columns(
      VectorFunction f, double[] x, int count, IntUnaryOperator place) {
    int width = chunk(count);
    double[] values = {};
    double[][] rows = {};
    for (int first = 0; first < count; first += width) {
      Sweep sweep = sweep("jacobian", f, x, width, place, first);
      if (first == 0) {
        values = sweep.values();
        rows = zeros(sweep.outputs(), count);
      }
      for (int i = 0; i < rows.length; i++) {
        sweep.copyTangents(i, rows[i], first);
      }
    }
    return new ValueAndJacobian(values, rows);
  }

  @Override
  public ValueAndGradient valueAndGradient(ScalarFunction f, double... x) {
    Arguments.point("gradient", x);
    VectorFunction vector = f.asVector();
    int width = chunk(x.length);
    double value = Double.NaN;
    double[] gradient = new double[x.length];
    for (int first = 0; first < x.length; first += width) {
      Sweep sweep = sweep("gradient", vector, x, width, i -> i, first);
      value = sweep.value(0);
      sweep.copyTangents(0, gradient, first);
    }
    return new ValueAndGradient(value, gradient);
  }

  @Override
  public NestedVjp vjp(VectorFunction f, Scalar... x) {
    return Nested.vjpByTangents(f, x);
  }

  /** One evaluation with the directions of the places from {@code first} on. */
  private static Sweep sweep(
      String operation,
      VectorFunction f,
      double[] x,
      int width,
      IntUnaryOperator place,
      int first) {
    return Sweep.of(
        operation,
        f,
        x,
        width,
        (i, tangents) -> {
          int direction = place.applyAsInt(i) - first;
          if (direction >= 0 && direction < width) {
            tangents.set(direction, 1.0);
          }
        });
  }

  private static Sweep.Seed seed(double[] v) {
    return (i, tangents) -> {
      if (v[i] != 0) {
        tangents.set(0, v[i]);
      }
    };
  }

  /** A rectangle of zeros, row by row: the JVM's own way for two dimensions is slow. */
  private static double[][] zeros(int m, int n) {
    double[][] rows = new double[m][];
    for (int i = 0; i < m; i++) {
      rows[i] = new double[n];
    }
    return rows;
  }
}
