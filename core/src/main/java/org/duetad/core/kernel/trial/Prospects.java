package org.duetad.core.kernel.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.duetad.core.kernel.code.FlatCode;
import org.duetad.core.kernel.plan.BodyShape;
import org.duetad.core.kernel.plan.Shape;
import org.duetad.core.program.instruction.Guard;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Source;
import org.duetad.core.rules.Activations;
import org.duetad.core.rules.Arithmetic;
import org.duetad.core.rules.Reductions;

/**
 * Which parts of a kernel are likely to be faster as bytecode, before anything is compiled: loops
 * of many turns of a little arithmetic. In a turn, bytecode keeps numbers in registers, where
 * arrays load and store each of them; the JIT also compiles a small method within milliseconds.
 * Loops with longer bodies are vectorised by the JIT on arrays, but not as bytecode, and functions
 * such as the exponential take the same time both ways, unless turns are so few that arrays take as
 * long to begin as to go through; code outside of loops is large, and the JIT takes seconds to
 * compile it. Measured times are in the README of the benchmarks.
 */
final class Prospects {

  /** The most operations on two operands in a turn of what is likely to be faster. */
  private static final int MOST_OPERATIONS = 12;

  /** Blocks of fewer turns take about as long to begin, on arrays, as to go through. */
  private static final int FEW_TURNS = 32;

  /** The JIT takes seconds to compile longer bodies. */
  private static final int MOST_INSTRUCTIONS = 100;

  /** Parts that together have a smaller share of all operations are not worth a trial. */
  private static final double LEAST_SHARE = 0.1;

  private static final Set<Object> ARITHMETIC =
      Set.of(
          Arithmetic.ADD,
          Arithmetic.SUBTRACT,
          Arithmetic.MULTIPLY,
          Arithmetic.DIVIDE,
          Arithmetic.NEGATE,
          Arithmetic.RECIPROCAL,
          Arithmetic.SQUARE,
          Arithmetic.ABS,
          Arithmetic.MAX,
          Arithmetic.MIN,
          Reductions.SUM,
          Reductions.DOT,
          Reductions.LINEAR_COMBINATION);

  private final FlatCode code;
  private final List<Shape> shapes;

  Prospects(FlatCode code, List<Shape> shapes) {
    this.code = code;
    this.shapes = shapes;
  }

  /**
   * The parts that are likely to be faster; empty if together they do little of the work.
   *
   * @param replaceable how many parts may be replaced, the first ones
   */
  List<Shape> likely(int replaceable) {
    return worth(replaceable, this::isLikely);
  }

  /** The other parts, in the same way. */
  List<Shape> others(int replaceable) {
    return worth(replaceable, shape -> !isLikely(shape));
  }

  private List<Shape> worth(int replaceable, Predicate<Shape> kind) {
    List<Shape> some = new ArrayList<>();
    long operations = 0;
    long all = 1;
    for (int k = 0; k < shapes.size(); k++) {
      Shape shape = shapes.get(k);
      long count = (long) shape.length() * shape.turns();
      all += count;
      if (k < replaceable && kind.test(shape)) {
        some.add(shape);
        operations += count;
      }
    }
    return operations < LEAST_SHARE * all ? List.of() : some;
  }

  private boolean isLikely(Shape shape) {
    return isShort(shape) || isOfSmall(shape);
  }

  private boolean isOfSmall(Shape shape) {
    if (shape instanceof Shape.Sequence sequence) {
      return sequence.body().stream().anyMatch(this::isLikely)
          && sequence.body().stream().allMatch(this::isSmall);
    }
    return shape.turns() > 1 && isSmall(shape);
  }

  /** Whether few turns are done side by side, again and again. */
  private static boolean isShort(Shape shape) {
    boolean isRepeated = shape instanceof Shape.Sequence || ((BodyShape) shape).isScan();
    return isRepeated && areShort(shape);
  }

  private static boolean areShort(Shape shape) {
    return shape instanceof Shape.Sequence sequence
        ? sequence.body().stream().allMatch(Prospects::areShort)
        : ((BodyShape) shape).lanes() < FEW_TURNS && shape.length() <= MOST_INSTRUCTIONS;
  }

  private boolean isSmall(Shape shape) {
    if (shape instanceof Shape.Sequence) {
      return isLikely(shape);
    }
    int operations = 0;
    for (int k = shape.start(); k < shape.start() + shape.length(); k++) {
      operations += Math.max(1, code.arity(k) - 1);
      if (operations > MOST_OPERATIONS || !isCheap(code.instruction(k))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isCheap(Instruction instruction) {
    return isArithmetic(instruction) || instruction.operation().equals(Activations.RELU);
  }

  /** Whether it is arithmetic, a constant or a guard, without loading all other rules. */
  static boolean isArithmetic(Instruction instruction) {
    return instruction instanceof Guard
        || instruction instanceof Source
        || ARITHMETIC.contains(instruction.operation());
  }
}
