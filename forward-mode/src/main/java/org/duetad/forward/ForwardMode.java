package org.duetad.forward;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.matrix.TiedVectorsException;
import org.duetad.core.mode.BatchJvp;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.Jvp;
import org.duetad.core.mode.MatrixBatchJvp;
import org.duetad.core.mode.MatrixJvp;
import org.duetad.core.mode.ProgramMode;
import org.duetad.core.mode.Seeds;
import org.duetad.core.mode.ValueAndGradient;
import org.duetad.core.mode.ValueAndJacobian;
import org.duetad.core.mode.Vjp;
import org.duetad.core.nested.Nested;
import org.duetad.core.nested.NestedVjp;
import org.duetad.core.spi.Arguments;
import org.duetad.core.spi.MatrixArguments;
import org.ejml.data.DMatrixRMaj;

/**
 * Forward mode on dual numbers. A JVP is one evaluation of the function; a Jacobian or gradient of
 * n inputs takes {@code ⌈n/chunk⌉} evaluations, each with {@code chunk} directions at once. Memory
 * use is independent of the number of operations.
 */
public final class ForwardMode implements Differentiator {

  /** Traces the origin of zeros if one may result from overflow, and which vectors are used. */
  private static final Differentiator CAREFUL = new ProgramMode();

  private final int chunk;

  private ForwardMode(int chunk) {
    this.chunk = chunk;
  }

  /**
   * Forward mode that chooses the chunk by the number of inputs: 1 for one, 4 for up to four, 8 for
   * up to eight, and 16 for more.
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

  /** Requires a supported number of directions. */
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
    Arguments.point("jvp", f, x);
    Arguments.length("jvp", "direction", v, x.length);
    Sweep sweep = Sweep.of("jvp", f, x, 1, seed(new double[][] {v}, 0, 1));
    return sweep.isUncertain() ? CAREFUL.jvp(f, x, v) : new Jvp(sweep.values(), sweep.tangents(0));
  }

  /** {@code ⌈k/chunk⌉} evaluations for k directions. */
  @Override
  public BatchJvp jvp(VectorFunction f, double[] x, double[][] v) {
    Arguments.point("jvp", f, x);
    Arguments.lengths("jvp", "direction", v, x.length);
    int width = chunk(v.length);
    double[] value = {};
    double[][] tangents = new double[v.length][];
    for (int first = 0; first == 0 || first < v.length; first += width) {
      Sweep sweep = Sweep.of("jvp", f, x, width, seed(v, first, width));
      value = first == 0 ? sweep.values() : value;
      double[][] some = zeros(Math.min(width, v.length - first), sweep.outputs());
      sweep.copyTangents(some);
      if (sweep.isUncertain()) {
        some = CAREFUL.jvp(f, x, Arrays.copyOfRange(v, first, first + some.length)).tangents();
      }
      System.arraycopy(some, 0, tangents, first, some.length);
    }
    return new BatchJvp(value, tangents);
  }

  @Override
  public MatrixJvp jvp(MatrixFunction f, DMatrixRMaj[] x, DMatrixRMaj[] v) {
    MatrixArguments.point("jvp", f, x);
    MatrixArguments.shapes("jvp", "direction", v, constants(x));
    MatrixBatchJvp at = sweep(f, x, 1, new DMatrixRMaj[][] {v});
    return new MatrixJvp(at.value(), at.tangents()[0]);
  }

  @Override
  public MatrixBatchJvp jvp(MatrixFunction f, DMatrixRMaj[] x, DMatrixRMaj[][] v) {
    MatrixArguments.point("jvp", f, x);
    MatrixArguments.directions("jvp", v, constants(x));
    int width = chunk(v.length);
    MatrixBatchJvp first = sweep(f, x, width, Arrays.copyOf(v, Math.min(width, v.length)));
    DMatrixRMaj[] tangents = Arrays.copyOf(first.tangents(), v.length);
    for (int from = width; from < v.length; from += width) {
      DMatrixRMaj[][] some = Arrays.copyOfRange(v, from, Math.min(from + width, v.length));
      System.arraycopy(sweep(f, x, width, some).tangents(), 0, tangents, from, some.length);
    }
    return new MatrixBatchJvp(first.value(), tangents);
  }

  private static Matrix[] constants(DMatrixRMaj[] x) {
    return Arrays.stream(x).map(ConstantMatrix::borrowing).toArray(Matrix[]::new);
  }

  private static MatrixBatchJvp sweep(
      MatrixFunction f, DMatrixRMaj[] x, int width, DMatrixRMaj[][] v) {
    Directions directions = new Directions(width);
    try {
      Matrix[] inputs = DualMatrix.inputs(directions, x, v);
      Matrix y = MatrixArguments.output("jvp", f.apply(inputs));
      return directions.isUncertain()
          ? CAREFUL.jvp(f, x, v)
          : DualMatrix.jvp(directions, y, v.length);
    } catch (TiedVectorsException unlessUnused) {
      return CAREFUL.jvp(f, x, v);
    } finally {
      directions.end();
    }
  }

  @Override
  public double[][] jacobian(VectorFunction f, double... x) {
    return valueAndJacobian(f, x).jacobian();
  }

  @Override
  public ValueAndJacobian valueAndJacobian(VectorFunction f, double... x) {
    Arguments.point("jacobian", f, x);
    int width = chunk(x.length);
    double[] values = {};
    double[][] rows = {};
    for (int first = 0; first < x.length; first += width) {
      Sweep sweep = sweep("jacobian", f, x, width, first);
      if (first == 0) {
        values = sweep.values();
        rows = zeros(sweep.outputs(), x.length);
      }
      double[][] careful = sweep.isUncertain() ? careful(f, x, first, width) : null;
      for (int i = 0; i < rows.length; i++) {
        if (careful == null) {
          sweep.copyTangents(i, rows[i], first);
        } else {
          copy(careful, i, rows[i], first);
        }
      }
    }
    return new ValueAndJacobian(values, rows);
  }

  @Override
  public ValueAndGradient valueAndGradient(ScalarFunction f, double... x) {
    Arguments.point("gradient", f, x);
    double[] gradient = new double[x.length];
    return new ValueAndGradient(gradient(f, x, gradient), gradient);
  }

  @Override
  public double gradient(ScalarFunction f, double[] x, double[] out) {
    if (out == x) {
      return Differentiator.super.gradient(f, x, out);
    }
    Arguments.point("gradient", f, x);
    Arguments.length("gradient", "array for the gradient", out, x.length);
    Arrays.fill(out, 0.0);
    VectorFunction vector = f.asVector();
    int width = chunk(x.length);
    double value = Double.NaN;
    for (int first = 0; first < x.length; first += width) {
      Sweep sweep = sweep("gradient", vector, x, width, first);
      value = sweep.value(0);
      if (sweep.isUncertain()) {
        copy(careful(vector, x, first, width), 0, out, first);
      } else {
        sweep.copyTangents(0, out, first);
      }
    }
    return value;
  }

  @Override
  public Vjp vjp(VectorFunction f, double... x) {
    return CarefulVjp.of(Differentiator.super.vjp(f, x), f, x);
  }

  @Override
  public NestedVjp vjp(VectorFunction f, Scalar... x) {
    return Nested.vjpByTangents(f, x);
  }

  /** The tangents along the coordinates starting at {@code first}, of the same bits, with care. */
  private static double[][] careful(VectorFunction f, double[] x, int first, int width) {
    int end = Math.min(first + width, x.length);
    return CAREFUL.jvp(f, x, Seeds.units(x.length, first, end)).tangents();
  }

  private static void copy(double[][] tangents, int output, double[] row, int first) {
    for (int k = 0; k < tangents.length; k++) {
      row[first + k] = tangents[k][output];
    }
  }

  /** One evaluation along the coordinates starting at {@code first}. */
  private static Sweep sweep(String operation, VectorFunction f, double[] x, int width, int first) {
    return Sweep.of(
        operation,
        f,
        x,
        width,
        (i, directions) -> {
          if (i < first || i >= first + width) {
            return null;
          }
          Tangents tangents = directions.tangents();
          tangents.set(i - first, 1.0);
          return tangents;
        });
  }

  /** The directions of one sweep, starting at {@code first}. */
  private static Sweep.Seed seed(double[][] v, int first, int width) {
    int end = Math.min(first + width, v.length);
    return (i, directions) -> {
      Tangents tangents = null;
      for (int k = first; k < end; k++) {
        if (v[k][i] != 0) {
          tangents = tangents == null ? directions.tangents() : tangents;
          tangents.set(k - first, v[k][i]);
          directions.noteSeed(v[k][i]);
        }
      }
      return tangents;
    };
  }

  /** An array of zeros, allocated row by row: the JVM's two-dimensional allocation is slow. */
  private static double[][] zeros(int m, int n) {
    double[][] rows = new double[m][];
    for (int i = 0; i < m; i++) {
      rows[i] = new double[n];
    }
    return rows;
  }
}
