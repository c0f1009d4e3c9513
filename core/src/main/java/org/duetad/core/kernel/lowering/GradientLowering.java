package org.duetad.core.kernel.lowering;

import java.util.Arrays;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import org.duetad.core.kernel.lanes.LaneOperand;
import org.duetad.core.kernel.memory.LaneMath;
import org.duetad.core.kernel.memory.LaneSource;
import org.duetad.core.kernel.sweep.Body;
import org.duetad.core.kernel.sweep.BodyStep;
import org.duetad.core.program.instruction.Applied;
import org.duetad.core.program.instruction.Guard;
import org.duetad.core.program.loops.Expression;
import org.duetad.core.program.loops.Index;
import org.duetad.core.program.loops.LoopCode;
import org.duetad.core.program.loops.Memory;
import org.duetad.core.program.loops.Statement;
import org.duetad.core.rules.Arithmetic;
import org.jspecify.annotations.Nullable;

/**
 * Values and one pullback of sums of terms, each of a few neighbouring inputs, in one loop: a turn
 * computes its terms and their adjoints in local variables, and stores the adjoint of an input once
 * all turns have been that read it. The adjoints of the sums must not depend on the sums. Numbers
 * that may need a careful pass make the result NaN.
 */
final class GradientLowering {

  /** Far from the square root of what is too large. */
  private static final double SMALL = 1e10;

  private final Body loop;
  private final Body tail;
  private final List<TermSums.Sum> sums;
  private final @Nullable Double[] constants;
  private final int inputs;
  private final BlockWriter out = new BlockWriter();
  private final Formulas formulas = new Formulas(true);
  private final IdentityHashMap<BodyStep, TermSums.Sum> byStep = new IdentityHashMap<>();
  private final IdentityHashMap<TermSums.Sum, Expression.Local> totals = new IdentityHashMap<>();

  /** The inputs that the loop does not check. */
  private BitSet unseen = new BitSet();

  private GradientLowering(
      Body loop, Body tail, List<TermSums.Sum> sums, @Nullable Double[] constants, int inputs) {
    this.loop = loop;
    this.tail = tail;
    this.sums = sums;
    this.constants = constants;
    this.inputs = inputs;
    sums.forEach(sum -> byStep.put(sum.step(), sum));
  }

  /**
   * For a kernel of a loop and what follows it.
   *
   * @param loop the loop, whose turns do not depend on each other
   * @param tail what follows it
   * @param constants the constants, by their places; null for inputs
   * @param inputs how many inputs there are
   * @param outputs the places of the outputs
   * @return one block, or null if the kernel is not of this kind
   */
  static @Nullable LoopCode of(
      Body loop, Body tail, @Nullable Double[] constants, int inputs, int[] outputs) {
    List<TermSums.Sum> sums = TermSums.of(loop, tail, outputs);
    if (sums.isEmpty() || !areModerate(constants)) {
      return null;
    }
    try {
      return new GradientLowering(loop, tail, sums, constants, inputs).code();
    } catch (NotLowered another) {
      return null;
    }
  }

  private static boolean areModerate(@Nullable Double[] constants) {
    for (Double constant : constants) {
      if (constant != null && !(Math.abs(constant) <= LaneMath.MODERATE)) {
        return false;
      }
    }
    return true;
  }

  private @Nullable LoopCode code() {
    Body own = loop.withoutShared();
    Places places = new Places(own, 0, own.turns());
    ForwardGather gather = ForwardGather.of(places);
    if (Places.of(own).size() > 1 || gather == null || !isPlain(own)) {
      return null;
    }
    BodyMemory memory = new BodyMemory(tail, constants, false, 0);
    Places once = new Places(tail, 0, 1);
    TailAdjoints adjoints = new TailAdjoints(memory, once, formulas, byStep, out);
    BodyLowering.reversed(tail.steps()).forEach(adjoints::write);
    writeLoop(own, places, gather, adjoints);
    unseen.stream().forEach(this::doubtInput);
    TurnValues values = new TurnValues(memory, once);
    values.out = out;
    tail.steps().forEach(step -> writeLast(step, values));
    if (out.weight() > TurnWriter.MOST) {
      return null;
    }
    return new LoopCode(out.locals(), 1, List.of(out.block()));
  }

  /** Whether there are no conditions, and no partial sums, whose order is another. */
  private static boolean isPlain(Body body) {
    for (BodyStep step : body.steps()) {
      boolean isCondition = step.instruction() instanceof Guard;
      boolean hasSums =
          Arrays.stream(step.operands()).anyMatch(x -> x.isInvariant() && x.isActive());
      if (isCondition || hasSums) {
        return false;
      }
    }
    return true;
  }

  private void writeLoop(Body own, Places places, ForwardGather gather, TailAdjoints after) {
    BodyMemory memory = new BodyMemory(own, constants, false, 0);
    TurnAdjoints adjoints = new TurnAdjoints(memory, places, formulas, gather, out);
    adjoints.before().forEach(out::add);
    sums.forEach(sum -> totals.put(sum, out.let(Formulas.ZERO)));
    List<Statement> outer = out.open();
    TurnValues values = new TurnValues(memory, places);
    values.out = out;
    values.known = adjoints.known;
    values.kept = adjoints.kept;
    own.steps().forEach(values::write);
    doubtInputs(own, places, values);
    for (TermSums.Sum sum : sums) {
      Expression.Local total = Objects.requireNonNull(totals.get(sum));
      out.assign(total, Formulas.plus(total, term(sum, values)));
    }
    BodyLowering.reversed(sums).forEach(sum -> pull(sum, after.adjoint(sum), adjoints));
    BodyLowering.reversed(own.steps()).forEach(adjoints::write);
    adjoints.finish();
    List<Statement> turn = out.close(outer);
    out.add(new Statement.Loop(0, 0, own.turns(), false, turn));
    adjoints.after().forEach(out::add);
  }

  private static Expression term(TermSums.Sum sum, TurnWriter values) {
    Expression left = values.row(sum.left());
    return sum.right() < 0 ? left : Formulas.times(left, values.row(sum.right()));
  }

  private void pull(TermSums.Sum sum, @Nullable Expression zBar, TurnAdjoints adjoints) {
    if (zBar == null) {
      return;
    }
    LaneOperand left = operand(sum.left());
    if (sum.right() < 0) {
      adjoints.add(left, zBar);
      return;
    }
    LaneOperand right = operand(sum.right());
    adjoints.addProduct(left, right, zBar);
    adjoints.addProduct(right, left, zBar);
  }

  private LaneOperand operand(int row) {
    return new LaneOperand(new LaneSource.Row(row), loop.active()[row]);
  }

  /**
   * Checks each input once: in the loop where it is loaded, unless a sum shows whether it is large.
   */
  private void doubtInputs(Body own, Places places, TurnWriter values) {
    unseen.set(0, inputs);
    for (BodyStep step : own.steps()) {
      if (step.load() != null && sums.stream().anyMatch(sum -> shows(own, sum, step.result()))) {
        unseen = others(own, places, step);
      }
    }
    for (BodyStep step : BodyLowering.reversed(own.steps())) {
      BitSet others = others(own, places, step);
      if (unseen.cardinality() - others.cardinality() > own.turns() / 2) {
        out.doubt(values.row(step.result()));
        unseen = others;
      }
    }
  }

  /** The inputs that are not checked if those that a step loads are. */
  private BitSet others(Body own, Places places, BodyStep step) {
    BitSet others = (BitSet) unseen.clone();
    if (step.load() != null && places.of(step.load().address) instanceof Index.Affine at) {
      int stride = places.stride(at);
      if (stride == 1) {
        others.clear(at.base(), at.base() + own.turns());
      }
      for (int turn = 0; turn < own.turns() && stride != 1; turn++) {
        others.clear(at.base() + turn * stride);
      }
    }
    return others;
  }

  /** Whether a sum has the squares of the differences of a row and a constant: it is large, too. */
  private boolean shows(Body own, TermSums.Sum sum, int row) {
    for (BodyStep step : own.steps()) {
      if (sum.left() == sum.right()
          && step.load() == null
          && step.result() == sum.left()
          && step.instruction() instanceof Applied.Binary binary
          && (binary.rule().equals(Arithmetic.SUBTRACT) || binary.rule().equals(Arithmetic.ADD))) {
        LaneOperand[] x = step.operands();
        return (x[0].row() == row && isConstant(x[1])) || (x[1].row() == row && isConstant(x[0]));
      }
    }
    return false;
  }

  /** A constant of which a square does not come near the limit. */
  private boolean isConstant(LaneOperand x) {
    if (!(x.source() instanceof LaneSource.Memory memory)
        || memory.place() < 0
        || memory.place() >= constants.length) {
      return false;
    }
    Double constant = constants[memory.place()];
    return constant != null && Math.abs(constant) < SMALL;
  }

  private void doubtInput(int place) {
    out.doubt(out.let(new Expression.Read(Memory.VALUES, Index.of(place))));
  }

  private void writeLast(BodyStep step, TurnValues values) {
    TermSums.Sum sum = byStep.get(step);
    Expression.Local total = sum == null ? null : totals.get(sum);
    int row = step.result();
    if (total == null) {
      values.write(step);
    } else {
      values.known[row] = total;
      out.write(Memory.VALUES, values.places.result(row), total);
    }
    if (step.instruction() instanceof Guard) {
      return;
    }
    out.doubt(values.row(row));
    boolean isProduct =
        step.instruction() instanceof Applied.Unary unary
            ? unary.rule().equals(Arithmetic.SQUARE)
            : step.instruction() instanceof Applied.Binary binary
                && binary.rule().equals(Arithmetic.MULTIPLY);
    if (isProduct) {
      LaneOperand[] x = step.operands();
      out.noteSunk(values.row(row), values.value(x[0]), values.value(x[x.length - 1]));
    }
  }
}
