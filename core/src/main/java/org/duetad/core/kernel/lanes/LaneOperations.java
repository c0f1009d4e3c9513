package org.duetad.core.kernel.lanes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.duetad.core.program.instruction.Applied;
import org.duetad.core.program.instruction.Guard;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.rules.Activations;
import org.duetad.core.rules.Arithmetic;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.Elementary;
import org.duetad.core.rules.Reduction;
import org.duetad.core.rules.Reductions;
import org.duetad.core.rules.UnaryRule;
import org.jspecify.annotations.Nullable;

/** Chooses how an instruction is done on lanes. */
public final class LaneOperations {

  private final SlopeCodes slopes;
  private final boolean isSingle;
  private final IntUnaryOperator rows;
  private final KnownRows known = new KnownRows();

  /** What computes slopes that are in no other row yet, by the rows of the operands. */
  private final Map<Integer, List<SlopedLanes>> sloped = new HashMap<>();

  /**
   * For the operations of a body.
   *
   * @param slopes the slopes of rules
   * @param isSingle whether there is one lane only
   * @param rows adds a number of rows for what is kept besides results, and returns the first one
   */
  public LaneOperations(SlopeCodes slopes, boolean isSingle, IntUnaryOperator rows) {
    this.slopes = slopes;
    this.isSingle = isSingle;
    this.rows = rows;
  }

  /**
   * An instruction on lanes.
   *
   * @param instruction stands for its operation
   * @param operands where the operands are
   * @param result the row of the first result
   */
  public LaneOperation of(Instruction instruction, LaneOperand[] operands, int result) {
    if (instruction instanceof Applied.Unary unary) {
      return unary(unary.rule(), operands[0], result);
    } else if (instruction instanceof Applied.Binary binary) {
      return binary(binary.rule(), operands[0], operands[1], result);
    } else if (instruction instanceof Applied.Reduced reduced) {
      return isSingle
          ? single(reduced.rule(), operands, result)
          : reduced(reduced.rule(), operands, result);
    } else if (instruction instanceof Guard guard) {
      return GuardLanes.of(guard, operands, result);
    } else if (instruction.operation() == Reductions.SOFTMAX) {
      return new SoftmaxLanes(operands, result);
    }
    return new OtherLanes(instruction, operands, result);
  }

  private LaneOperation unary(UnaryRule rule, LaneOperand x, int result) {
    if (rule.equals(Arithmetic.NEGATE)) {
      return new ArithmeticLanes.Negative(x, result);
    } else if (rule.equals(Arithmetic.SQUARE)) {
      return new ArithmeticLanes.Square(x, result);
    } else if (KnownActivations.isSigmoid(rule) && x.isActive()) {
      return noted(new SigmoidLanes(x, result, rows.applyAsInt(1)));
    }
    known.put(rule, x, result);
    if (KnownActivations.isTanh(rule) && x.isActive()) {
      return noted(new TanhLanes(x, result, rows.applyAsInt(1)));
    }
    SlopeCode code = slopes.of(rule);
    UnarySlope slope = code == null ? null : new UnarySlope(code, known, x);
    SlopedLanes sloped = ofSlope(rule, x);
    if (sloped != null) {
      fill(sloped, result, code);
    }
    RuleLanes.Unary value = sloped == null ? RuleLanes.of(rule) : RuleLanes.FILLED;
    UnaryLanes lanes = new UnaryLanes(rule, value, x, result, slope);
    if (!x.isActive()) {
      return lanes;
    } else if (KnownActivations.isSinc(rule)) {
      int sines = rows.applyAsInt(1);
      known.put(Elementary.SIN, x, sines);
      return new SincLanes(lanes, sines);
    } else if (KnownActivations.isSoftplus(rule) && x.row() >= 0) {
      int sigmoids = rows.applyAsInt(1);
      known.put(Activations.SIGMOID, x, sigmoids);
      return new SoftplusLanes(lanes, sigmoids);
    }
    return lanes;
  }

  private SlopedLanes noted(SlopedLanes lanes) {
    sloped.computeIfAbsent(lanes.x().row(), row -> new ArrayList<>()).add(lanes);
    return lanes;
  }

  /** What computes the values of a rule as slopes, or null; not known twice. */
  private @Nullable SlopedLanes ofSlope(UnaryRule rule, LaneOperand x) {
    for (SlopedLanes lanes : x.row() < 0 ? List.<SlopedLanes>of() : slopedAt(x.row())) {
      SlopeCode slope = slopes.of(lanes.rule());
      if (slope != null && slope.is(rule)) {
        return lanes;
      }
    }
    return null;
  }

  private List<SlopedLanes> slopedAt(int row) {
    return sloped.getOrDefault(row, List.of());
  }

  /** Has an activation fill the row of its slopes' values, and what the slope of these reads. */
  private void fill(SlopedLanes activation, int row, @Nullable SlopeCode slope) {
    activation.putSlopes(row);
    slopedAt(activation.x().row()).remove(activation);
    if (activation instanceof SigmoidLanes sigmoid
        && slope != null
        && slope.has(RowFunctions.tanhOfHalf())) {
      int halves = rows.applyAsInt(1);
      known.put(RowFunctions.tanhOfHalf(), activation.x(), halves);
      sigmoid.putHalves(halves);
    }
  }

  private LaneOperation binary(BinaryRule rule, LaneOperand x, LaneOperand y, int result) {
    if (rule.equals(Arithmetic.ADD)) {
      return new ArithmeticLanes.Sum(x, y, result);
    } else if (rule.equals(Arithmetic.SUBTRACT)) {
      return new ArithmeticLanes.Difference(x, y, result);
    } else if (rule.equals(Arithmetic.MULTIPLY)) {
      return new ArithmeticLanes.Product(x, y, result);
    } else if (rule.equals(Arithmetic.DIVIDE)) {
      return new ArithmeticLanes.Quotient(x, y, result);
    }
    SlopeCode left = slopes.left(rule);
    SlopeCode right = slopes.right(rule);
    return new BinaryLanes(rule, RuleLanes.of(rule), x, y, result, left, right);
  }

  private LaneOperation reduced(Reduction rule, LaneOperand[] x, int result) {
    if (rule.equals(Reductions.SUM)) {
      return new SumLanes(x, result);
    } else if (rule.equals(Reductions.DOT)) {
      return new DotLanes(left(x), right(x), result);
    }
    return other(rule, x, result);
  }

  /** By loops over the operands instead of lanes. */
  private LaneOperation single(Reduction rule, LaneOperand[] x, int result) {
    if (rule.equals(Reductions.SUM)) {
      return new SingleLane.Sum(x, result);
    } else if (rule.equals(Reductions.DOT)) {
      return new SingleLane.Dot(left(x), right(x), result);
    }
    return other(rule, x, result);
  }

  private LaneOperation other(Reduction rule, LaneOperand[] x, int result) {
    if (rule.equals(Reductions.SELECT)) {
      return new SelectLanes(x[0], x[1], x[2], result);
    } else if (rule.equals(Reductions.LOG_SUM_EXP)) {
      return new LogSumExpLanes(x, result, rows.applyAsInt(x.length + 1));
    }
    return new ReducedLanes(rule, x, result);
  }

  /** The left factors of an inner product. */
  private static LaneOperand[] left(LaneOperand[] x) {
    return Arrays.copyOf(x, x.length / 2);
  }

  private static LaneOperand[] right(LaneOperand[] x) {
    return Arrays.copyOfRange(x, x.length / 2, x.length);
  }
}
