package org.duetad.core.program;

import java.util.Arrays;
import java.util.Set;
import org.duetad.core.Chain;
import org.duetad.core.ChainFactor;
import org.duetad.core.Constant;
import org.duetad.core.Factors;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.program.instruction.Adjoints;
import org.duetad.core.program.instruction.Applied;
import org.duetad.core.program.instruction.Condition;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Literal;
import org.duetad.core.program.instruction.Source;
import org.duetad.core.program.instruction.Values;
import org.duetad.core.rules.Arithmetic;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a pass over a program that tracks the origin of zeros. If no computed value is
 * infinite they are those of the instructions, in which every zero annihilates. Otherwise the zeros
 * that overflow made are tracked, as {@link ChainFactor}s alongside the derivatives, and a
 * derivative in which one of them is multiplied by an infinity becomes NaN. Where no value carries
 * derivatives, slopes are computed from values as {@link Factors}, of any exponent: products of
 * them neither overflow nor underflow. For authors of passes.
 */
public final class CarefulPass {

  /** Rounded alike on factors and on doubles. */
  private static final Set<Object> ARITHMETIC =
      Set.of(
          Arithmetic.ADD,
          Arithmetic.SUBTRACT,
          Arithmetic.MULTIPLY,
          Arithmetic.DIVIDE,
          Arithmetic.NEGATE,
          Arithmetic.RECIPROCAL,
          Arithmetic.SQUARE);

  private final Values values;
  private final int slots;
  private final int inputs;

  /**
   * The operands and results of the latest instruction as factors, or null if they carry
   * derivatives.
   */
  private final @Nullable Values factors;

  /** Of constants, and of values that underflowed: the factors that they are. */
  private final Values exact;

  private final Underflow underflow;

  /** Whether the pass is recorded to be repeated carefully. */
  private final boolean recorded;

  /** Null as long as no computed value is infinite. */
  private @Nullable Uncertainty uncertainty;

  /** Likewise. */
  private @Nullable DoubtPass doubts;

  private CarefulPass(
      Program program, Values values, boolean plain, boolean recorded, boolean areMild) {
    this.values = values;
    this.slots = program.slots();
    this.inputs = program.inputs();
    this.factors = plain ? new Values(slots) : null;
    this.exact = new Values(plain ? slots : 0);
    this.recorded = recorded;
    this.underflow = new Underflow(areMild);
  }

  /** With the derivatives that the pass starts with, and the slots that they belong to. */
  static CarefulPass of(Program program, Values values, int[] seeded, Object[] seeds) {
    boolean plain =
        arePlain(values, program.slots()) && Arrays.stream(seeds).allMatch(CarefulPass::isPlain);
    boolean recorded = isRecorded(values, program.slots());
    boolean areMild = Arrays.stream(seeds).allMatch(seed -> Factors.areMild(Values.numbers(seed)));
    CarefulPass pass = new CarefulPass(program, values, plain, recorded, areMild);
    program.instructions().forEach(pass::evaluated);
    if (recorded && pass.doubts != null) {
      pass.doubts = pass.doubtsAtPoint(program);
    }
    if (pass.doubts != null && program.code().findKind(CarefulPass::isFactor).isPresent()) {
      pass.doubts.begin(program, seeded, seeds);
    }
    return pass;
  }

  /**
   * Those of a recording, by its values at the point: an infinity that is computed from what
   * underflowed did not overflow. Null if nothing did.
   */
  private @Nullable DoubtPass doubtsAtPoint(Program program) {
    Values point = new Values(slots);
    for (int slot = 0; slot < slots; slot++) {
      Object value = values.find(slot);
      if (value != null) {
        point.put(
            slot, value instanceof Scalar x ? Scalar.of(x.primal()) : ((Matrix) value).primal());
      }
    }
    CarefulPass exactly = new CarefulPass(program, point);
    Uncertainty known = exactly.uncertainty;
    return known == null ? null : doubts(known, exactly.step(known));
  }

  private DoubtPass doubts(Uncertainty known, FactorStep step) {
    return new DoubtPass(values, known, step, new PathSizes(slots, step), recorded, inputs);
  }

  private static boolean isFactor(Instruction instruction) {
    return instruction instanceof Applied.Unary unary && Factors.isFactor(unary.rule());
  }

  private static boolean isRecorded(Values values, int slots) {
    for (int slot = 0; slot < slots; slot++) {
      if (values.find(slot) instanceof Tracer x && x.recorder().isCareful()) {
        return true;
      }
    }
    return false;
  }

  /** Whether no number carries derivatives. */
  boolean isPlain() {
    return factors != null;
  }

  /** A tangent or an adjoint to start with: of sums of constants, too, cancellation is noted. */
  Object seed(Object derivative) {
    return (factors != null || recorded) && derivative instanceof Scalar x
        ? Factors.seed(x)
        : derivative;
  }

  private static boolean arePlain(Values values, int slots) {
    for (int slot = 0; slot < slots; slot++) {
      Object value = values.find(slot);
      if (value != null && !isPlain(value)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlain(Object value) {
    return value instanceof Scalar x ? Factors.isPlain(x) : value instanceof ConstantMatrix;
  }

  /**
   * A pass over a program.
   *
   * @param program the program
   * @param values the value of each slot
   */
  public CarefulPass(Program program, Values values) {
    this(program, values, arePlain(values, program.slots()), false, true);
    program.instructions().forEach(this::evaluated);
  }

  /** A pass over a part of a program, in which something is uncertain already. */
  static CarefulPass within(Program part, Values values, Uncertainty uncertainty) {
    CarefulPass pass = new CarefulPass(part, values, true, false, true);
    pass.setUncertainty(uncertainty);
    part.instructions().forEach(pass::evaluated);
    return pass;
  }

  /**
   * A pass over a program that is evaluated piece by piece, see {@link #evaluated}.
   *
   * @param program the program
   * @param values holds the values that are available
   * @return the pass
   */
  public static CarefulPass piecewise(Program program, Values values) {
    return new CarefulPass(program, values, true, false, true);
  }

  /**
   * Records that an instruction was evaluated.
   *
   * @param instruction an instruction whose results are available
   */
  public void evaluated(Instruction instruction) {
    if (uncertainty == null && Uncertainty.overflowed(instruction, values)) {
      setUncertainty(new Uncertainty(slots));
    }
    if (uncertainty != null) {
      uncertainty.evaluated(instruction, values);
      if (step(uncertainty).isAnnihilated(instruction)) {
        uncertainty.exact(instruction.first());
      }
    }
    if (factors != null
        && instruction instanceof Literal literal
        && literal.value() instanceof Constant c) {
      exact.put(literal.first(), Factors.constant(c.value()));
    }
    if (factors != null && Chain.isProduct(instruction.operation()) && hasZero(instruction)) {
      exact.put(instruction.first(), Factors.constant(0.0));
    }
    if (factors != null && underflow.concerns(instruction, values)) {
      Values known = exactly(instruction);
      for (int j = 0; j < instruction.results(); j++) {
        putExact(instruction, instruction.first() + j, known);
      }
    }
  }

  /** Of a result that underflowed, or is computed from such a number, the factor that it is. */
  private void putExact(Instruction instruction, int slot, Values known) {
    Scalar y = known.scalar(slot);
    Scalar value = values.scalar(slot);
    boolean isKnown = Double.isFinite(Factors.nearest(y)) || !isBeyond(instruction);
    if (isKnown
        && (Factors.isFactor(value)
            || differ(instruction, Factors.rounded(y).value(), value.primal())
            || Factors.isOutOfRange(y))) {
      exact.put(slot, y);
      underflow.add(slot);
      if (uncertainty != null && Double.isFinite(Factors.nearest(y))) {
        uncertainty.exact(slot);
      }
    }
  }

  /**
   * Whether a factor and a value differ by more than the roundings of a rule and its definition;
   * arithmetic has the same ones.
   */
  private static boolean differ(Instruction instruction, double factor, double value) {
    boolean isRounded = !ARITHMETIC.contains(instruction.operation());
    return (isRounded && Math.abs(value) >= Double.MIN_NORMAL && Double.isFinite(value))
        ? !(Math.abs(factor - value) <= 4 * Math.ulp(value))
        : factor != value;
  }

  private void setUncertainty(Uncertainty known) {
    uncertainty = known;
    doubts = doubts(known, step(known));
  }

  /** Whether an operand is from an overflow. */
  private boolean isBeyond(Instruction instruction) {
    for (int slot : instruction.operands()) {
      if (uncertainty != null && uncertainty.isFromOverflow(slot)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a constant annihilates the other factors. */
  private boolean hasZero(Instruction product) {
    for (int slot : product.operands()) {
      if (exact.find(slot) instanceof Scalar constant && Factors.isConstantZero(constant)) {
        return true;
      }
    }
    return false;
  }

  /** The results, of exact operands. */
  private Values exactly(Instruction instruction) {
    Values known = factors(instruction);
    if (instruction instanceof Applied.Unary border && Factors.isBorder(border.rule())) {
      known.put(border.first(), known.scalar(border.x()));
    } else {
      instruction.evaluate(known);
    }
    return known;
  }

  /**
   * Whether a value that was computed is infinite.
   *
   * @param program the program
   * @param values the value of each slot
   * @return whether zeros may be due to overflow
   */
  static boolean isNeeded(Program program, Values values) {
    for (Instruction instruction : program.instructions()) {
      if (Uncertainty.overflowed(instruction, values)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a value of a careful recording overflowed: derivatives there depend on how they are
   * formed, unless all are formed alike.
   *
   * @param program the program
   * @param values the value of each slot
   * @return whether zeros may be due to overflow, and are followed when the recording is repeated
   */
  public static boolean isRecordedOverflow(Program program, Values values) {
    return isRecorded(values, program.slots()) && isNeeded(program, values);
  }

  /**
   * Whether a value is infinite, in at least one element.
   *
   * @param value a number or a matrix
   * @return whether its primal is
   */
  public static boolean isInfinite(Object value) {
    return Uncertainty.isInfinite(value);
  }

  /**
   * Computes the tangents of an instruction's results.
   *
   * @param instruction the next instruction
   * @param tangents the tangents of the slots so far; receives those of the results
   */
  public void push(Instruction instruction, Values tangents) {
    instruction.push(factors(instruction), tangents);
    if (isBorder(instruction) && tangents.has(instruction.first())) {
      tangents.put(instruction.first(), Factors.entered(tangents.scalar(instruction.first())));
    }
    if (doubts != null) {
      doubts.push(instruction, tangents);
    }
  }

  /** After the last instruction. */
  void endPush(int[] outputs, Values tangents) {
    if (doubts != null) {
      doubts.endPush(outputs, tangents);
    }
  }

  /**
   * Adds to the adjoints of an instruction's operands.
   *
   * @param instruction the next instruction, from the last to the first
   * @param adjoints the adjoints of all slots; those of the results are taken from it
   */
  public void pull(Instruction instruction, Adjoints adjoints) {
    if (isBorder(instruction)) {
      Scalar adjoint = adjoints.scalar(instruction.first());
      if (adjoint != null) {
        adjoints.add(instruction.first(), Factors.left(adjoint));
      }
    }
    if (doubts == null) {
      instruction.pull(factors(instruction), adjoints);
    } else {
      doubts.pull(instruction, adjoints, () -> instruction.pull(factors(instruction), adjoints));
    }
  }

  /** After the first instruction. */
  void endPull(Adjoints adjoints) {
    if (doubts != null) {
      doubts.endPull(adjoints);
    }
  }

  private FactorStep step(Uncertainty known) {
    return new FactorStep(values, factors == null ? values : exact, known);
  }

  /** Operands and results as slopes are computed from them. */
  private Values factors(Instruction instruction) {
    Values known = factors;
    if (known == null || instruction instanceof Condition || instruction instanceof Source) {
      return values;
    }
    for (int slot : instruction.operands()) {
      putFactor(slot, known);
    }
    for (int j = 0; j < instruction.results(); j++) {
      putFactor(instruction.first() + j, known);
    }
    return known;
  }

  private void putFactor(int slot, Values known) {
    Object factor = exact.find(slot);
    Object value = values.find(slot);
    if (factor != null) {
      known.put(slot, factor);
    } else if (value != null) {
      known.put(slot, value instanceof Scalar x ? Factors.wide(x) : value);
    }
  }

  /** Whether a value becomes a factor of derivatives. */
  private boolean isBorder(Instruction instruction) {
    return factors != null && isFactor(instruction);
  }
}
