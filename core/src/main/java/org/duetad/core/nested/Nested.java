package org.duetad.core.nested;

import java.util.Arrays;
import org.duetad.core.Chain;
import org.duetad.core.Factors;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.matrix.TiedVectorsException;
import org.duetad.core.matrix.UnknownPathException;
import org.duetad.core.matrix.arithmetic.MatrixChain;
import org.duetad.core.program.CarefulPass;
import org.duetad.core.program.Continuation;
import org.duetad.core.program.Passes;
import org.duetad.core.program.Program;
import org.duetad.core.program.instruction.Adjoints;
import org.duetad.core.program.instruction.Values;
import org.duetad.core.spi.Arguments;
import org.jspecify.annotations.Nullable;

/**
 * Derivatives of which one can take derivatives: the function is recorded, and the recorded program
 * pushed forward or pulled back on the numbers of the enclosing calls. An inner call's numbers do
 * not outlive its recording, so perturbations cannot be confused.
 */
public final class Nested {

  /** Outputs of functions whose tangents are computed by adjoints where values overflow. */
  private static final int MOST_BY_ADJOINTS = 16;

  private Nested() {}

  /**
   * Value and tangent, by one forward pass.
   *
   * @param f the function, n inputs to m outputs
   * @param x the point, n numbers of any kind
   * @param v the direction, n numbers of any kind
   * @return value and tangent
   */
  public static NestedJvp jvp(VectorFunction f, Scalar[] x, Scalar[] v) {
    Arguments.given("jvp", "direction", v);
    Arguments.point("jvp", f, x);
    Arguments.length("jvp", "direction", v.length, x.length);
    return jvp(Continuation.of(Program.recordOpen(f, x)), x, v);
  }

  /**
   * Value and tangent of a recorded program.
   *
   * @param program the program
   * @param x the inputs, of any kind
   * @param v the direction
   * @return value and tangent
   */
  public static NestedJvp jvp(Program program, Scalar[] x, Scalar[] v) {
    Arguments.given("nested", "direction", v);
    Arguments.given("nested", "program", program);
    Arguments.given("nested", "point", x);
    Values values = Passes.run(program, x);
    return new NestedJvp(values.scalars(program.outputs()), tangent(program, values, v));
  }

  /**
   * Value and tangents, by one forward pass per direction.
   *
   * @param f the function, n inputs to m outputs
   * @param x the point, n numbers of any kind
   * @param v any number of directions, n numbers of any kind each
   * @return the value, and a tangent for each direction
   */
  public static NestedBatchJvp jvp(VectorFunction f, Scalar[] x, Scalar[][] v) {
    Arguments.point("jvp", f, x);
    Arguments.lengths("jvp", "direction", v, x.length);
    return jvp(Continuation.of(Program.recordOpen(f, x)), x, v);
  }

  /**
   * Value and tangents of a recorded program.
   *
   * @param program the program
   * @param x the inputs, of any kind
   * @param v the directions
   * @return the value, and a tangent for each direction
   */
  public static NestedBatchJvp jvp(Program program, Scalar[] x, Scalar[][] v) {
    Arguments.given("nested", "direction", v);
    Arguments.given("nested", "program", program);
    Arguments.given("nested", "point", x);
    Values values = Passes.run(program, x);
    return new NestedBatchJvp(
        values.scalars(program.outputs()),
        Arrays.stream(v)
            .map(direction -> tangent(program, values, direction))
            .toArray(Scalar[][]::new));
  }

  /**
   * By adjoints where vectors have no tangents, which may be unused; and where a value overflows in
   * a careful recording, so that derivatives of the tangents are those of the adjoints.
   */
  private static Scalar[] tangent(Program program, Values values, Scalar[] v) {
    int outputs = program.outputs().length;
    if (outputs <= MOST_BY_ADJOINTS && CarefulPass.isRecordedOverflow(program, values)) {
      return products(vjp(program, values).pullback(units(outputs)), v);
    }
    try {
      return pushed(program, values, v);
    } catch (TiedVectorsException unlessUnused) {
      return products(vjp(program, values).pullback(units(outputs)), v);
    }
  }

  private static Scalar[] pushed(Program program, Values values, Scalar[] v) {
    return Passes.push(program, values, v).scalarsOrZero(program.outputs());
  }

  /**
   * Value and pullback, by one reverse sweep per seed.
   *
   * @param f the function, n inputs to m outputs
   * @param x the point, n numbers of any kind
   * @return value and pullback
   */
  public static NestedVjp vjp(VectorFunction f, Scalar... x) {
    Arguments.point("vjp", f, x);
    return vjp(Continuation.of(Program.recordOpen(f, x)), x);
  }

  /**
   * Value and pullback of a recorded program.
   *
   * @param program the program
   * @param x the inputs, of any kind
   * @return value and pullback
   */
  public static NestedVjp vjp(Program program, Scalar... x) {
    Arguments.given("nested", "program", program);
    Arguments.given("nested", "point", x);
    return vjp(program, Passes.run(program, x));
  }

  private static NestedVjp vjp(Program program, Values values) {
    return new NestedVjp(
        values.scalars(program.outputs()),
        w -> {
          try {
            Adjoints adjoints = Passes.pull(program, values, w);
            Scalar[] gradient = new Scalar[program.inputs()];
            Arrays.setAll(gradient, i -> orZero(adjoints.scalar(i)));
            return gradient;
          } catch (UnknownPathException byTangents) {
            return products(columns(program, values), w);
          }
        });
  }

  private static Scalar[][] columns(Program program, Values values) {
    return Arrays.stream(units(program.inputs()))
        .map(unit -> pushed(program, values, unit))
        .toArray(Scalar[][]::new);
  }

  /**
   * Value and pullback without a reverse sweep: the tangents along all coordinates, by n passes.
   *
   * @param f the function, n inputs to m outputs
   * @param x the point, n numbers of any kind
   * @return value and pullback
   */
  public static NestedVjp vjpByTangents(VectorFunction f, Scalar... x) {
    Arguments.point("vjp", f, x);
    Program program = Continuation.of(Program.recordOpen(f, x));
    Values values = Passes.run(program, x);
    if (CarefulPass.isRecordedOverflow(program, values)) {
      return vjp(program, values);
    }
    Scalar[][] columns = columns(program, values);
    return new NestedVjp(
        values.scalars(program.outputs()),
        w -> areMild(w) ? products(columns, w) : vjp(program, values).pullback(w));
  }

  /**
   * Value and tangent without a forward pass: the adjoints of all outputs, by m sweeps.
   *
   * @param f the function, n inputs to m outputs
   * @param x the point, n numbers of any kind
   * @param v the direction, n numbers of any kind
   * @return value and tangent
   */
  public static NestedJvp jvpByAdjoints(VectorFunction f, Scalar[] x, Scalar[] v) {
    Arguments.point("jvp", f, x);
    Arguments.given("jvp", "direction", v);
    Arguments.length("jvp", "direction", v.length, x.length);
    if (!areMild(v)) {
      return jvp(f, x, v);
    }
    NestedVjp vjp = vjp(f, x);
    return new NestedJvp(vjp.value(), products(vjp.pullback(units(vjp.value().length)), v));
  }

  /**
   * Value and tangents without a forward pass: the adjoints of all outputs, by m sweeps.
   *
   * @param f the function, n inputs to m outputs
   * @param x the point, n numbers of any kind
   * @param v any number of directions, n numbers of any kind each
   * @return the value, and a tangent for each direction
   */
  public static NestedBatchJvp jvpByAdjoints(VectorFunction f, Scalar[] x, Scalar[][] v) {
    Arguments.point("jvp", f, x);
    Arguments.lengths("jvp", "direction", v, x.length);
    NestedVjp vjp = vjp(f, x);
    Scalar[][] rows = vjp.pullback(units(vjp.value().length));
    return new NestedBatchJvp(
        vjp.value(),
        Arrays.stream(v)
            .map(
                direction ->
                    areMild(direction) ? products(rows, direction) : jvp(f, x, direction).tangent())
            .toArray(Scalar[][]::new));
  }

  /** Whether zeros of a Jacobian may be multiplied by these: beside others they may be none. */
  private static boolean areMild(Scalar[] v) {
    return Arrays.stream(v).allMatch(vi -> Factors.areMild(vi.primal()));
  }

  private static Scalar[] products(Scalar[][] rows, Scalar[] v) {
    return Arrays.stream(rows).map(row -> Chain.dot(row, v)).toArray(Scalar[]::new);
  }

  private static Scalar orZero(@Nullable Scalar adjoint) {
    return adjoint == null ? Scalar.of(0.0) : adjoint;
  }

  /**
   * Value and tangent of a function of matrices.
   *
   * @param f the function
   * @param x the point
   * @param v the direction, shaped as the point
   * @return value and tangent
   */
  public static NestedMatrixJvp jvp(MatrixFunction f, Matrix[] x, Matrix[] v) {
    Arguments.function("jvp", f);
    Arguments.given("jvp", "point", x);
    Arguments.given("jvp", "direction", v);
    shapes("jvp", "direction", v, x);
    return jvp(Continuation.of(Program.recordOpen(f, x)), x, v);
  }

  /**
   * Value and tangent of a recorded program of matrices with one result.
   *
   * @param program the program
   * @param x the inputs, of any kind
   * @param v the direction
   * @return value and tangent
   */
  public static NestedMatrixJvp jvp(Program program, Matrix[] x, Matrix[] v) {
    Arguments.given("nested", "direction", v);
    Arguments.given("nested", "program", program);
    Arguments.given("nested", "point", x);
    Values values = Passes.run(program, x);
    return new NestedMatrixJvp(values.matrix(program.outputs()[0]), tangent(program, values, v));
  }

  private static Matrix tangent(Program program, Values values, Matrix[] v) {
    int output = program.outputs()[0];
    Matrix y = values.matrix(output);
    try {
      Values tangents = Passes.push(program, values, v);
      return tangents.has(output) ? tangents.matrix(output) : ConstantMatrix.zeroLike(y);
    } catch (TiedVectorsException unlessUnused) {
      NestedMatrixVjp vjp = vjp(program, values, v);
      Scalar[] elements = new Scalar[y.numRows() * y.numCols()];
      Arrays.setAll(elements, k -> tangent(vjp.pullback(unit(y, k)), v));
      return Matrix.of(y.numRows(), y.numCols(), elements);
    }
  }

  private static Scalar tangent(Matrix[] gradient, Matrix[] v) {
    Scalar sum = Scalar.of(0.0);
    for (int i = 0; i < v.length; i++) {
      sum = sum.add(MatrixChain.dot(gradient[i], v[i]).toScalar());
    }
    return sum;
  }

  private static Matrix unit(Matrix like, int k) {
    double[] unit = new double[like.numRows() * like.numCols()];
    unit[k] = 1;
    return Matrix.of(like.numRows(), like.numCols(), unit);
  }

  /**
   * Value and pullback of a function of matrices.
   *
   * @param f the function
   * @param x the point
   * @return value and pullback
   */
  public static NestedMatrixVjp vjp(MatrixFunction f, Matrix... x) {
    Arguments.function("vjp", f);
    Arguments.given("vjp", "point", x);
    if (x.length == 0) {
      throw new IllegalArgumentException(
          "vjp: the point has 0 matrices; there is nothing to differentiate by; pass at least one");
    }
    return vjp(Continuation.of(Program.recordOpen(f, x)), x);
  }

  /**
   * Value and pullback of a recorded program of matrices with one result.
   *
   * @param program the program
   * @param x the inputs, of any kind
   * @return value and pullback
   */
  public static NestedMatrixVjp vjp(Program program, Matrix... x) {
    Arguments.given("nested", "program", program);
    Arguments.given("nested", "point", x);
    return vjp(program, Passes.run(program, x), x);
  }

  /** Gradients are shaped as some matrices. */
  private static NestedMatrixVjp vjp(Program program, Values values, Matrix[] like) {
    return new NestedMatrixVjp(
        values.matrix(program.outputs()[0]),
        w -> {
          try {
            Adjoints adjoints = Passes.pull(program, values, new Object[] {w});
            Matrix[] gradient = new Matrix[like.length];
            Arrays.setAll(gradient, i -> orZero(adjoints.matrix(i), like[i]));
            return gradient;
          } catch (UnknownPathException byTangents) {
            return gradientByTangents(program, values, like, w);
          }
        });
  }

  private static Matrix[] gradientByTangents(
      Program program, Values values, Matrix[] like, Matrix w) {
    Matrix[] direction = Arrays.stream(like).map(ConstantMatrix::zeroLike).toArray(Matrix[]::new);
    Matrix[] gradient = new Matrix[like.length];
    for (int i = 0; i < like.length; i++) {
      Matrix zero = direction[i];
      Scalar[] elements = new Scalar[like[i].numRows() * like[i].numCols()];
      for (int k = 0; k < elements.length; k++) {
        direction[i] = unit(like[i], k);
        elements[k] = MatrixChain.dot(w, tangent(program, values, direction)).toScalar();
      }
      direction[i] = zero;
      gradient[i] = Matrix.of(like[i].numRows(), like[i].numCols(), elements);
    }
    return gradient;
  }

  private static Matrix orZero(@Nullable Matrix adjoint, Matrix like) {
    return adjoint == null ? ConstantMatrix.zeroLike(like) : adjoint;
  }

  /**
   * All unit vectors.
   *
   * @param n how many coordinates
   * @return n vectors of n constants
   */
  public static Scalar[][] units(int n) {
    Scalar[][] units = new Scalar[n][];
    for (int i = 0; i < n; i++) {
      double[] unit = new double[n];
      unit[i] = 1;
      units[i] = Scalar.of(unit);
    }
    return units;
  }

  private static void shapes(String operation, String what, Matrix[] v, Matrix[] x) {
    Arguments.length(operation, what, v.length, x.length);
    for (int i = 0; i < x.length; i++) {
      if (v[i].numRows() != x[i].numRows() || v[i].numCols() != x[i].numCols()) {
        throw new IllegalArgumentException(
            operation
                + ": matrix "
                + i
                + " of the "
                + what
                + " is "
                + v[i].shape()
                + ", that of the point "
                + x[i].shape());
      }
    }
  }
}
