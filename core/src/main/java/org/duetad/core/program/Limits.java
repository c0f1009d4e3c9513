package org.duetad.core.program;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.duetad.core.Factors;
import org.duetad.core.Scalar;
import org.duetad.core.program.instruction.Adjoints;
import org.duetad.core.program.instruction.Applied;
import org.duetad.core.program.instruction.Condition;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Values;
import org.jspecify.annotations.Nullable;

/**
 * Second derivatives that the chain rule on doubles cannot know at a point, as that of {@code
 * hypot(√x, y)} at (0, 1): an infinite slope times a zero. Where first derivatives are finite, and
 * beside the point, in all directions in which the function has a value, the derivative tends to
 * one finite number, it is that.
 */
final class Limits {

  /** All combinations of signs of the first three inputs; those of others are likewise. */
  private static final int DIRECTIONS = 8;

  /** Series of larger programs take too long. */
  private static final int MOST = 10_000;

  private static final double GOLDEN = 0.6180339887498949;
  private static final double NEAR = 1e-9;

  private final Program program;
  private final Values values;

  private Limits(Program program, Values values) {
    this.program = program;
    this.values = values;
  }

  /** Replaces tangents of outputs that are NaN, after a pass on plain numbers. */
  static void ofTangents(Program program, Values values, Object[] dx, Values tangents) {
    int[] outputs = program.outputs();
    double[] known = new double[outputs.length];
    Arrays.setAll(known, i -> value(tangents.find(outputs[i])));
    double[] limits =
        new Limits(program, values)
            .of(
                known,
                germs -> {
                  Values beside =
                      Passes.push(program, germs(dx), (step, all) -> step.push(germs, all));
                  return Arrays.stream(outputs).mapToDouble(y -> value(beside.find(y))).toArray();
                });
    for (int i = 0; i < limits.length; i++) {
      if (Double.isNaN(known[i]) && Double.isFinite(limits[i])) {
        tangents.put(outputs[i], Scalar.of(limits[i]));
      }
    }
  }

  /** Replaces adjoints of inputs that are NaN, after a pass on plain numbers. */
  static void ofAdjoints(Program program, Values values, Object[] yBar, Adjoints adjoints) {
    double[] known = new double[program.inputs()];
    Arrays.setAll(known, i -> only(adjoints.soFar(i)));
    double[] limits =
        new Limits(program, values)
            .of(
                known,
                germs -> {
                  Adjoints beside = new Adjoints(program.active());
                  Passes.pull(program, germs(yBar), beside, (step, all) -> step.pull(germs, all));
                  return IntStream.range(0, known.length)
                      .mapToDouble(i -> value(beside.scalar(i)))
                      .toArray();
                });
    for (int i = 0; i < limits.length; i++) {
      if (Double.isNaN(known[i]) && Double.isFinite(limits[i])) {
        adjoints.scalar(i);
        adjoints.add(i, Scalar.of(limits[i]));
      }
    }
  }

  /** Of a number; matrices are left as they are. */
  private static double only(double[] adjoint) {
    return adjoint.length == 1 ? adjoint[0] : 0.0;
  }

  private static Object[] germs(Object[] seeds) {
    return Arrays.stream(seeds).map(seed -> Germ.of((Scalar) seed)).toArray();
  }

  private static double value(@Nullable Object derivative) {
    return derivative instanceof Scalar x ? x.value() : 0.0;
  }

  /** Empty, or a limit in place of each derivative, NaN where there is none. */
  private double[] of(double[] known, Function<Values, double[]> derivatives) {
    double[] none = {};
    if (Arrays.stream(known).noneMatch(Double::isNaN) || !isDerivative()) {
      return none;
    }
    double[] limits = none;
    double[] slopes = none;
    for (int k = 0; k < DIRECTIONS; k++) {
      Values germs = evaluated(k);
      double[] first = germs == null ? none : outputs(germs);
      if (germs == null || Arrays.stream(first).anyMatch(Double::isNaN)) {
        continue; // The function has no value there.
      }
      if (jumps(germs)) {
        return none;
      }
      double[] second = derivatives.apply(germs);
      limits = limits.length == 0 ? second : common(limits, second);
      slopes = slopes.length == 0 ? first : common(slopes, first);
    }
    return Arrays.stream(slopes).allMatch(Double::isFinite) ? limits : none;
  }

  /** Whether a value of the function beside the point is not near that at the point. */
  private boolean jumps(Values germs) {
    return program.instructions().stream()
        .anyMatch(
            step ->
                isFactor(step)
                    && !isNear(
                        value(values.find(operand(step))), value(germs.find(operand(step)))));
  }

  private static boolean isFactor(Instruction step) {
    return step instanceof Applied.Unary unary && Factors.isFactor(unary.rule());
  }

  private static int operand(Instruction step) {
    return ((Applied.Unary) step).x();
  }

  private static boolean isNear(double a, double b) {
    return Math.abs(a - b) <= NEAR * Math.abs(a);
  }

  private double[] outputs(Values germs) {
    return Arrays.stream(program.outputs()).mapToDouble(y -> value(germs.find(y))).toArray();
  }

  /** Whether outputs are finite derivatives of a function of numbers. */
  private boolean isDerivative() {
    return program.instructions().size() <= MOST
        && IntStream.range(0, program.inputs()).allMatch(i -> values.find(i) instanceof Scalar)
        && Arrays.stream(program.outputs()).allMatch(y -> isFinite(values.find(y)))
        && program.instructions().stream().noneMatch(Instruction::makesMatrices)
        && program.instructions().stream().anyMatch(Limits::isFactor);
  }

  private static boolean isFinite(@Nullable Object value) {
    return value instanceof Scalar x && Double.isFinite(x.value());
  }

  /** All values beside the point, on the branch that was recorded; null if there are none. */
  private @Nullable Values evaluated(int direction) {
    Values germs = new Values(program.slots());
    for (int i = 0; i < program.inputs(); i++) {
      germs.put(i, germ(values.scalar(i).value(), i, direction));
    }
    try {
      for (Instruction step : program.instructions()) {
        if (!(step instanceof Condition)) {
          step.evaluate(germs);
          for (int y = step.first(); y < step.first() + step.results(); y++) {
            germs.put(y, Germ.of(germs.scalar(y)));
          }
        }
      }
    } catch (UnsupportedOperationException ofARule) {
      return null;
    }
    return germs;
  }

  private static Germ germ(double x, int input, int direction) {
    double size = (1 + ((1 + input) * (1 + direction) * GOLDEN) % 1) * (x == 0 ? 1 : Math.abs(x));
    return Germ.beside(x, ((direction >> (input % 3)) & 1) == 0 ? size : -size);
  }

  private static double[] common(double[] a, double[] b) {
    double[] common = new double[a.length];
    Arrays.setAll(common, i -> isNear(a[i], b[i]) ? a[i] : Double.NaN);
    return common;
  }
}
