package org.duetad.core.kernel.straight;

import java.util.Objects;
import java.util.stream.IntStream;
import org.duetad.core.kernel.code.FlatCode;
import org.duetad.core.kernel.lanes.LaneOperation;
import org.duetad.core.kernel.lanes.RuleCalls;
import org.duetad.core.kernel.memory.Lanes;
import org.duetad.core.kernel.plan.NumberPlaces;
import org.duetad.core.program.instruction.Applied;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.rules.Arithmetic;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.UnaryRule;
import org.jspecify.annotations.Nullable;

/**
 * A run of rules with one or two operands, as a listing of operations on numbers in memory.
 * Arithmetic is written out; the laws compare it with its rules.
 */
final class ScalarCode implements LaneOperation {

  private static final int ADD = 0;
  private static final int SUBTRACT = 1;
  private static final int MULTIPLY = 2;
  private static final int DIVIDE = 3;
  private static final int NEGATE = 4;
  private static final int SQUARE = 5;
  private static final int UNARY = 6;
  private static final int BINARY = 7;

  /** What an operation takes: itself, and the places of its result and its operands. */
  private static final int WIDTH = 4;

  private final int[] code;

  /** Where the adjoints of both operands are; those of constants go to a place of no number. */
  private final int[] targets;

  private final int nowhere;
  private final @Nullable UnaryRule[] unary;
  private final @Nullable BinaryRule[] binary;

  /** The instructions from one to before another. */
  ScalarCode(FlatCode flat, NumberPlaces places, int from, int to) {
    int count = to - from;
    code = new int[WIDTH * count];
    targets = new int[2 * count];
    unary = new @Nullable UnaryRule[count];
    binary = new @Nullable BinaryRule[count];
    nowhere = places.size();
    for (int j = 0; j < count; j++) {
      int k = from + j;
      int x = flat.operand(k, 0);
      int y = flat.operand(k, flat.arity(k) - 1);
      code[WIDTH * j] = operation(flat.instruction(k), j);
      code[WIDTH * j + 1] = places.ofSlot(flat.result(k));
      code[WIDTH * j + 2] = places.ofSlot(x);
      code[WIDTH * j + 3] = places.ofSlot(y);
      targets[2 * j] = places.isActiveSlot(x) ? code[WIDTH * j + 2] : nowhere;
      targets[2 * j + 1] = places.isActiveSlot(y) ? code[WIDTH * j + 3] : nowhere;
    }
  }

  /** The places of all results and operands. */
  IntStream places() {
    return IntStream.range(0, code.length).filter(k -> k % WIDTH > 0).map(k -> code[k]);
  }

  static boolean isFor(Instruction instruction) {
    return instruction instanceof Applied.Unary || instruction instanceof Applied.Binary;
  }

  private int operation(Instruction instruction, int j) {
    if (instruction instanceof Applied.Unary one) {
      unary[j] = one.rule();
      return one.rule().equals(Arithmetic.NEGATE)
          ? NEGATE
          : one.rule().equals(Arithmetic.SQUARE) ? SQUARE : UNARY;
    }
    BinaryRule rule = ((Applied.Binary) instruction).rule();
    binary[j] = rule;
    if (rule.equals(Arithmetic.ADD)) {
      return ADD;
    } else if (rule.equals(Arithmetic.SUBTRACT)) {
      return SUBTRACT;
    } else if (rule.equals(Arithmetic.MULTIPLY)) {
      return MULTIPLY;
    }
    return rule.equals(Arithmetic.DIVIDE) ? DIVIDE : BINARY;
  }

  @Override
  public void evaluate(Lanes lanes) {
    double[] v = lanes.values;
    for (int k = 0; k < code.length; k += WIDTH) {
      double x = v[code[k + 2]];
      double y = v[code[k + 3]];
      v[code[k + 1]] =
          switch (code[k]) {
            case ADD -> x + y;
            case SUBTRACT -> x - y;
            case MULTIPLY -> x * y;
            case DIVIDE -> x / y;
            case NEGATE -> -x;
            case SQUARE -> x * x;
            case UNARY -> value(k / WIDTH, x);
            default -> value(k / WIDTH, x, y);
          };
    }
  }

  private double value(int j, double x) {
    return RuleCalls.value(Objects.requireNonNull(unary[j]).value(), x);
  }

  private double value(int j, double x, double y) {
    return RuleCalls.value(Objects.requireNonNull(binary[j]).value(), x, y);
  }

  /** An adjoint of zero adds nothing: an unused slope may be expensive, or not exist. */
  @Override
  public void pull(Lanes lanes) {
    double[] v = lanes.values;
    double[] adjoints = lanes.adjoints;
    for (int k = code.length - WIDTH; k >= 0; k -= WIDTH) {
      double bar = adjoints[code[k + 1]];
      if (bar == 0) {
        noteUnused(k, lanes);
        continue;
      }
      adjoints[code[k + 1]] = 0;
      int x = targets[k / 2];
      int y = targets[k / 2 + 1];
      switch (code[k]) {
        case ADD -> {
          adjoints[x] += bar;
          adjoints[y] += bar;
        }
        case SUBTRACT -> {
          adjoints[x] += bar;
          adjoints[y] -= bar;
        }
        case MULTIPLY -> {
          noteProduct(k, lanes);
          if (x != nowhere) {
            adjoints[x] += lanes.steeps.product(v[code[k + 3]], bar);
          }
          if (y != nowhere) {
            adjoints[y] += lanes.steeps.product(v[code[k + 2]], bar);
          }
        }
        case DIVIDE -> {
          double divisor = v[code[k + 3]];
          if (x != nowhere) {
            adjoints[x] += lanes.steeps.product(1 / divisor, bar);
          }
          if (y != nowhere) {
            adjoints[y] += lanes.steeps.product(-(v[code[k + 1]] / divisor), bar);
          }
        }
        case NEGATE -> adjoints[x] -= bar;
        case SQUARE -> {
          noteProduct(k, lanes);
          if (x != nowhere) {
            adjoints[x] += lanes.steeps.product(v[code[k + 2]] * 2, bar);
          }
        }
        case UNARY -> pullUnary(k, bar, lanes);
        default -> pullBinary(k, bar, lanes);
      }
    }
  }

  /** Where an adjoint is zero, as it may be because of underflow. */
  private void noteUnused(int k, Lanes lanes) {
    if (code[k] == MULTIPLY || code[k] == SQUARE) {
      noteProduct(k, lanes);
    } else if (lanes.steeps.isFlat()) {
      noteSteep(k, lanes);
    }
  }

  private void noteProduct(int k, Lanes lanes) {
    double x = lanes.values[code[k + 2]];
    double y = code[k] == SQUARE ? x : lanes.values[code[k + 3]];
    lanes.steeps.noteProduct(lanes.values[code[k + 1]], x, y);
  }

  /** Behind what may have underflowed, a zero may be no zero. */
  private void noteSteep(int k, Lanes lanes) {
    double[] v = lanes.values;
    double a = v[code[k + 2]];
    double b = v[code[k + 3]];
    double z = v[code[k + 1]];
    boolean isLeft = targets[k / 2] != nowhere;
    boolean isRight = targets[k / 2 + 1] != nowhere;
    if (code[k] == DIVIDE) {
      lanes.steeps.note(isLeft ? 1 / b : 1);
      lanes.steeps.note(isRight ? z / b : 1);
    } else if (code[k] == UNARY && isLeft) {
      lanes.steeps.note(RuleCalls.unused(Objects.requireNonNull(unary[k / WIDTH]), a, z));
    } else if (code[k] == BINARY) {
      BinaryRule rule = Objects.requireNonNull(binary[k / WIDTH]);
      if (isLeft) {
        lanes.steeps.note(RuleCalls.unused(rule::leftSlopeAt, a, b, z));
      }
      if (isRight) {
        lanes.steeps.note(RuleCalls.unused(rule::rightSlopeAt, a, b, z));
      }
    }
  }

  private void pullUnary(int k, double bar, Lanes lanes) {
    UnaryRule rule = Objects.requireNonNull(unary[k / WIDTH]);
    int x = targets[k / 2];
    if (x != nowhere) {
      double slope = RuleCalls.slope(rule, lanes.values[code[k + 2]], lanes.values[code[k + 1]]);
      lanes.adjoints[x] += lanes.steeps.product(lanes.steeps.note(slope), bar);
    }
  }

  private void pullBinary(int k, double bar, Lanes lanes) {
    double[] v = lanes.values;
    BinaryRule rule = Objects.requireNonNull(binary[k / WIDTH]);
    double a = v[code[k + 2]];
    double b = v[code[k + 3]];
    double z = v[code[k + 1]];
    int x = targets[k / 2];
    int y = targets[k / 2 + 1];
    if (x != nowhere) {
      double slope = RuleCalls.slope(rule::leftSlopeAt, a, b, z);
      lanes.adjoints[x] += lanes.steeps.product(lanes.steeps.note(slope), bar);
    }
    if (y != nowhere) {
      double slope = RuleCalls.slope(rule::rightSlopeAt, a, b, z);
      lanes.adjoints[y] += lanes.steeps.product(lanes.steeps.note(slope), bar);
    }
  }
}
