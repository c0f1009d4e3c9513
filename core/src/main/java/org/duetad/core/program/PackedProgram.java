package org.duetad.core.program;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.program.instruction.Adjoints;
import org.duetad.core.program.instruction.Values;
import org.jspecify.annotations.Nullable;

/**
 * A program as a function of one array of numbers: the elements of its inputs, and of its outputs,
 * one after the other, those of matrices row after row.
 */
record PackedProgram(Program program) {

  Scalar[] outputs(Scalar... x) {
    return outputs(Passes.run(program, unpacked(program.point(), x)));
  }

  private Scalar[] outputs(Values values) {
    return elements(Arrays.stream(program.outputs()).mapToObj(values::get).toArray());
  }

  /** Those of numbers and matrices. */
  static Scalar[] elements(Object... values) {
    return Arrays.stream(values)
        .flatMap(y -> y instanceof Matrix m ? Arrays.stream(m.toScalars()) : Stream.of((Scalar) y))
        .toArray(Scalar[]::new);
  }

  /** {@code Jᵀ w}, by a pass. */
  Scalar[] pullback(Scalar[] x, Scalar[] w) {
    Values values = Passes.run(program, unpacked(program.point(), x));
    Object[] outputs = Arrays.stream(program.outputs()).mapToObj(values::get).toArray();
    Adjoints adjoints = Passes.pull(program, values, unpacked(outputs, w));
    Object[] point = program.point();
    return IntStream.range(0, point.length)
        .boxed()
        .flatMap(i -> Arrays.stream(elements(adjoints, i, point[i])))
        .toArray(Scalar[]::new);
  }

  private static Scalar[] elements(Adjoints adjoints, int slot, Object like) {
    if (like instanceof Matrix m) {
      @Nullable Matrix adjoint = adjoints.matrix(slot);
      return (adjoint == null ? ConstantMatrix.zeroLike(m) : adjoint).toScalars();
    }
    @Nullable Scalar adjoint = adjoints.scalar(slot);
    return new Scalar[] {adjoint == null ? Scalar.of(0.0) : adjoint};
  }

  /** Numbers and matrices of the given shapes. */
  static Object[] unpacked(Object[] like, Scalar[] elements) {
    Object[] unpacked = new Object[like.length];
    int from = 0;
    for (int i = 0; i < like.length; i++) {
      if (like[i] instanceof Matrix m) {
        int to = from + m.numRows() * m.numCols();
        Scalar[] own = Arrays.copyOfRange(elements, from, to);
        unpacked[i] = Matrix.of(m.numRows(), m.numCols(), own);
        from = to;
      } else {
        unpacked[i] = elements[from++];
      }
    }
    return unpacked;
  }
}
