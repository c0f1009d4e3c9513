package org.duetad.core.program;

import java.util.Arrays;
import java.util.stream.Stream;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.program.instruction.Adjoints;
import org.duetad.core.program.instruction.Values;
import org.jspecify.annotations.Nullable;

/** Programs of derivatives: a pass over a program, recorded. */
final class Transformed {

  private Transformed() {}

  static Program tangent(Program program) {
    Recorder recorder = new Recorder();
    try {
      Object[] x = inputs(recorder, program.point());
      Object[] dx = inputs(recorder, zeros(program.point()));
      Values values = Passes.run(program, x);
      Values tangents = Passes.push(program, values, dx);
      int[] outputs = program.outputs();
      Object[] dy = new Object[outputs.length];
      Arrays.setAll(dy, i -> orZero(tangents.find(outputs[i]), values.get(outputs[i])));
      return recorder.program(both(results(values, outputs), dy));
    } finally {
      recorder.end();
    }
  }

  static Program adjoint(Program program) {
    Recorder recorder = new Recorder();
    try {
      Object[] x = inputs(recorder, program.point());
      Object[] recorded = results(Passes.run(program, program.point()), program.outputs());
      Object[] yBar = inputs(recorder, zeros(recorded));
      Values values = Passes.run(program, x);
      Adjoints adjoints = Passes.pull(program, values, yBar);
      Object[] xBar = new Object[x.length];
      Arrays.setAll(
          xBar,
          i -> orZero(x[i] instanceof Matrix ? adjoints.matrix(i) : adjoints.scalar(i), x[i]));
      return recorder.program(both(results(values, program.outputs()), xBar));
    } finally {
      recorder.end();
    }
  }

  private static Object[] inputs(Recorder recorder, Object[] at) {
    return Arrays.stream(at).map(recorder::input).toArray();
  }

  private static Object[] results(Values values, int[] outputs) {
    return Arrays.stream(outputs).mapToObj(values::get).toArray();
  }

  private static Object[] zeros(Object[] like) {
    return Arrays.stream(like).map(value -> orZero(null, value)).toArray();
  }

  private static Object orZero(@Nullable Object derivative, Object like) {
    if (derivative != null) {
      return derivative;
    }
    return like instanceof Matrix m ? ConstantMatrix.zeroLike(m) : Scalar.of(0.0);
  }

  private static Object[] both(Object[] first, Object[] second) {
    return Stream.of(first, second).flatMap(Arrays::stream).toArray();
  }
}
