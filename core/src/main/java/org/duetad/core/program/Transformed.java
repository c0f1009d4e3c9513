package org.duetad.core.program;

import java.util.Arrays;
import java.util.stream.Stream;
import org.duetad.core.Chain;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.UnknownPathException;
import org.duetad.core.program.instruction.Adjoints;
import org.duetad.core.program.instruction.Condition;
import org.duetad.core.program.instruction.Values;
import org.jspecify.annotations.Nullable;

/**
 * Programs of derivatives: a pass over a program, recorded. In a recording every zero annihilates;
 * where a value overflows, the pass itself is done ({@link #repeated}), which looks where zeros
 * came from.
 *
 * @param of the program whose derivatives they are
 * @param isAdjoint whether it is the program of its adjoints, or that of its tangents
 */
record Transformed(Program of, boolean isAdjoint) {

  static Program tangent(Program program) {
    Program joined = Continuation.of(program);
    return new Transformed(joined, false).recorded(new Recorder(), joined.point());
  }

  /** With directions in the first inputs, and no conditions but those of the program. */
  static Program tangent(Program program, int variables) {
    Program joined = Continuation.of(program);
    long conditions = joined.instructions().stream().filter(Condition.class::isInstance).count();
    Recorder recorder = new Recorder().withConditions(conditions);
    Object[] changing = Arrays.copyOf(joined.point(), variables);
    return new Transformed(joined, false).recorded(recorder, changing);
  }

  static Program adjoint(Program program) {
    Program joined = Continuation.of(program);
    Values values = Passes.run(joined, joined.point());
    Object[] results = results(values, joined.outputs());
    return new Transformed(joined, true).recorded(new Recorder(), results);
  }

  /** With seeds of zero, shaped as the inputs or outputs. */
  private Program recorded(Recorder recorder, Object[] seeded) {
    try {
      Object[] x = inputs(recorder, of.point());
      Object[] seeds = inputs(recorder, zeros(seeded));
      Values values = Passes.run(of, x);
      return recorder.program(outputs(values, x, seeds, false)).derivedBy(this);
    } finally {
      recorder.end();
    }
  }

  /** The outputs at inputs of any kind, by the pass itself. */
  Object[] repeated(Object[] inputs) {
    Object[] x = Arrays.copyOf(inputs, of.inputs());
    Object[] seeds = Arrays.copyOfRange(inputs, of.inputs(), inputs.length);
    Transformed inner = of.derivation();
    Transformed pass = inner == null ? this : new Transformed(inner.repeatedAt(x), isAdjoint);
    return pass.outputs(Passes.run(pass.of, x), x, seeds, true);
  }

  /** The pass itself, recorded at a point where a value overflows. */
  private Program repeatedAt(Object[] point) {
    Recorder recorder = Recorder.careful(null);
    try {
      return recorder.program(repeated(inputs(recorder, point)));
    } finally {
      recorder.end();
    }
  }

  private Object[] outputs(Values values, Object[] x, Object[] seeds, boolean carefully) {
    Object[] derivatives =
        isAdjoint ? pulled(values, x, seeds, carefully) : pushed(values, seeds, carefully);
    return Stream.of(results(values, of.outputs()), derivatives).flatMap(Arrays::stream).toArray();
  }

  private Object[] pushed(Values values, Object[] dx, boolean carefully) {
    Values tangents =
        carefully
            ? Passes.push(of, values, dx)
            : Passes.push(of, dx, (instruction, all) -> instruction.push(values, all));
    int[] outputs = of.outputs();
    Object[] dy = new Object[outputs.length];
    Arrays.setAll(dy, i -> orZero(tangents.find(outputs[i]), values.get(outputs[i])));
    return dy;
  }

  private Object[] pulled(Values values, Object[] x, Object[] yBar, boolean carefully) {
    try {
      return swept(values, x, yBar, carefully);
    } catch (UnknownPathException unlessByTangents) {
      return pulledByTangents(values, x, yBar, carefully);
    }
  }

  private Object[] swept(Values values, Object[] x, Object[] yBar, boolean carefully) {
    Adjoints adjoints = new Adjoints(of.active());
    if (carefully) {
      adjoints = Passes.pull(of, values, yBar);
    } else {
      Passes.pull(of, yBar, adjoints, (instruction, all) -> instruction.pull(values, all));
    }
    Object[] xBar = new Object[x.length];
    for (int i = 0; i < xBar.length; i++) {
      xBar[i] = orZero(x[i] instanceof Matrix ? adjoints.matrix(i) : adjoints.scalar(i), x[i]);
    }
    return xBar;
  }

  /** By a forward pass for each element of each input. */
  private Object[] pulledByTangents(Values values, Object[] x, Object[] yBar, boolean carefully) {
    Scalar[] w = PackedProgram.elements(yBar);
    Object[] zeros = zeros(x);
    Scalar[] gradient = PackedProgram.elements(zeros);
    for (int i = 0; i < gradient.length; i++) {
      double[] unit = new double[gradient.length];
      unit[i] = 1;
      Object[] direction = PackedProgram.unpacked(zeros, Scalar.of(unit));
      gradient[i] = Chain.dot(PackedProgram.elements(pushed(values, direction, carefully)), w);
    }
    return PackedProgram.unpacked(zeros, gradient);
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
}
