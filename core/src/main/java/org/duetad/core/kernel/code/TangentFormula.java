package org.duetad.core.kernel.code;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.duetad.core.Constant;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.program.instruction.Applied;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Values;
import org.duetad.core.rules.Reductions;

/**
 * The tangents of an instruction's results as a function of the operands, the results and the
 * tangents of the active operands. Products are plain, as in all kernels.
 */
final class TangentFormula implements VectorFunction {

  /** Inner products of so many operands add up the terms of a loop, as a rule. */
  private static final int LONG = 64;

  private final Instruction instruction;
  private final int arity;

  /** Whether the instruction is an inner product of numbers with themselves. */
  private final boolean isSquare;

  /** The active operands. */
  private final int[] active;

  TangentFormula(Instruction instruction, boolean[] active, boolean isSquare) {
    this.isSquare = isSquare;
    this.arity = active.length;
    this.instruction = instruction.moved(IntStream.range(0, arity).toArray(), arity);
    this.active = IntStream.range(0, arity).filter(i -> active[i]).toArray();
  }

  String name() {
    return "tangent of " + instruction.name();
  }

  int results() {
    return instruction.results();
  }

  /** How many operands, results and tangents there are. */
  int inputs() {
    return arity + results() + active.length;
  }

  /** Operands, results and tangents at some operands. */
  double[] sample(double[] x) {
    Values values = new Values(arity + results());
    values.put(0, Scalar.of(x));
    instruction.evaluate(values);
    DoubleStream primals =
        Arrays.stream(values.scalars(0, arity + results())).mapToDouble(Scalar::value);
    return DoubleStream.concat(primals, Arrays.stream(active).mapToDouble(i -> 1.0)).toArray();
  }

  @Override
  public Scalar[] apply(Scalar... in) {
    Scalar[] x = Arrays.copyOf(in, arity);
    Scalar[] y = Arrays.copyOfRange(in, arity, arity + results());
    Scalar[] dx = Arrays.copyOfRange(in, arity + results(), in.length);
    if (instruction instanceof Applied.General general) {
      return general.rule().push(x, y, withZeros(dx));
    }
    Scalar[] slopes = slopes(x, y[0]);
    Scalar[] factors = Arrays.stream(active).mapToObj(i -> slopes[i]).toArray(Scalar[]::new);
    return new Scalar[] {isProduct() ? ofProduct(factors, dx) : sumOfProducts(factors, dx)};
  }

  /** Whether it is an inner product, all of whose operands are active, and is long or a square. */
  private boolean isProduct() {
    return instruction instanceof Applied.Reduced reduced
        && reduced.rule().equals(Reductions.DOT)
        && active.length == arity
        && (isSquare || arity >= LONG);
  }

  /** {@code Σ b_i da_i + Σ a_i db_i}, each a run of its own, or {@code 2 Σ a_i da_i}. */
  private Scalar ofProduct(Scalar[] factors, Scalar[] dx) {
    int half = factors.length / 2;
    Scalar left = sumOfProducts(Arrays.copyOf(factors, half), Arrays.copyOf(dx, half));
    return isSquare
        ? left.multiply(2)
        : left.add(
            sumOfProducts(
                Arrays.copyOfRange(factors, half, arity), Arrays.copyOfRange(dx, half, arity)));
  }

  private Scalar[] withZeros(Scalar[] dx) {
    Scalar[] all = new Scalar[arity];
    Arrays.fill(all, Scalar.of(0.0));
    for (int k = 0; k < dx.length; k++) {
      all[active[k]] = dx[k];
    }
    return all;
  }

  private Scalar[] slopes(Scalar[] x, Scalar y) {
    if (instruction instanceof Applied.Unary unary) {
      return unary.rule().slopes(x, y);
    } else if (instruction instanceof Applied.Binary binary) {
      return binary.rule().slopes(x, y);
    }
    return ((Applied.Reduced) instruction).rule().slopes(x, y);
  }

  private static Scalar sumOfProducts(Scalar[] slopes, Scalar[] dx) {
    if (slopes.length == 1) {
      return is(slopes[0], -1)
          ? dx[0].negate()
          : is(slopes[0], 1) ? dx[0] : slopes[0].multiply(dx[0]);
    } else if (slopes.length == 2 && is(slopes[0], 1) && is(slopes[1], 1)) {
      return dx[0].add(dx[1]);
    } else if (slopes.length == 2 && is(slopes[0], 1) && is(slopes[1], -1)) {
      return dx[0].subtract(dx[1]);
    }
    return Arrays.stream(slopes).allMatch(slope -> is(slope, 1))
        ? Scalar.sum(dx)
        : Scalar.dot(slopes, dx);
  }

  private static boolean is(Scalar slope, double value) {
    return slope instanceof Constant && slope.value() == value;
  }
}
