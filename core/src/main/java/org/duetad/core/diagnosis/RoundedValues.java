package org.duetad.core.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.program.Passes;
import org.duetad.core.program.Program;
import org.duetad.core.program.instruction.Guard;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Values;

/** The errors of all values of a program, and what each operation will do to those of adjoints. */
final class RoundedValues {

  private final Program program;
  private final Values run;
  private final boolean[] active;
  private final int[] uses;
  private final double[] spreads;

  /** Operations with several results, or on matrices. */
  private final Map<Integer, Whole> whole = new HashMap<>();

  private final BitSet breaks = new BitSet();

  /** The numbers of the program. */
  final SlotNumbers at;

  /** The bounds of their errors. */
  final double[] errors;

  /** What the operation that fills a number adds to its error, and what is to be expected. */
  final double[] added;

  final double[] addedSpreads;

  /** The operation that fills a number, or -1. */
  final int[] origin;

  final List<Instruction> operations = new ArrayList<>();
  final RoundingEdges edges = new RoundingEdges();

  /** An operation that is not in the edges. */
  record Whole(ProgramStep step, OperationRounding rounding) {}

  RoundedValues(VectorFunction f, double... x) {
    program = Program.record(f, x);
    run = Passes.run(program, Scalar.of(x));
    at = new SlotNumbers(run, program.slots());
    int numbers = at.values.length;
    errors = new double[numbers];
    spreads = new double[numbers];
    added = new double[numbers];
    addedSpreads = new double[numbers];
    origin = new int[numbers];
    Arrays.fill(origin, -1);
    active = new boolean[program.slots()];
    uses = new int[program.slots()];
    for (int slot = 0; slot < active.length; slot++) {
      active[slot] = program.isActive(slot);
    }
    List<Instruction> evaluated =
        program.instructions().stream().filter(i -> i.results() > 0 && i.readsAny(active)).toList();
    for (Instruction instruction : evaluated) {
      for (int slot : instruction.operands()) {
        uses[slot]++;
      }
    }
    evaluated.forEach(this::evaluate);
  }

  private void evaluate(Instruction instruction) {
    int k = operations.size();
    operations.add(instruction);
    if (!isArithmetic(instruction)) {
      evaluate(k, instruction);
    }
    edges.end();
    int end = at.first(instruction.first() + instruction.results());
    Arrays.fill(origin, at.first(instruction.first()), end, k);
  }

  /** Whether it is a sum or a product, which is evaluated in closed form. */
  private boolean isArithmetic(Instruction instruction) {
    Optional<int[]> slots = ArithmeticRounding.slots(instruction);
    if (slots.isEmpty()) {
      return false;
    }
    int[] from = slots.get();
    Optional<ArithmeticRounding> known =
        ArithmeticRounding.of(
            instruction,
            at.gathered(at.values, from),
            at.gathered(errors, from),
            at.gathered(spreads, from));
    known.ifPresent(rounding -> evaluate(instruction, from, rounding));
    return known.isPresent();
  }

  private void evaluate(Instruction instruction, int[] from, ArithmeticRounding rounding) {
    RuleRounding accuracy = RuleRounding.of(instruction, from.length, 1);
    int y = at.first(instruction.first());
    double size = accuracy.isSum() ? rounding.terms() : Math.abs(at.values[y]);
    double own = accuracy.plain() * size + OperationRounding.UNDERFLOW;
    added[y] = own + rounding.beyond();
    addedSpreads[y] = OperationRounding.EVEN * Math.min(own, RuleRounding.UNIT * size);
    errors[y] = rounding.passed() + added[y];
    spreads[y] = OperationRounding.together(rounding.spread(), addedSpreads[y]);
    for (int i = 0; i < from.length; i++) {
      if (active[from[i]]) {
        double slope = rounding.slope(i);
        double turned = rounding.slopeError(i);
        double largest = Math.abs(slope) + turned;
        double unit = RuleRounding.UNIT * Math.abs(slope);
        double error = turned + (uses[from[i]] + from.length) * unit + OperationRounding.UNDERFLOW;
        double expected =
            OperationRounding.together(rounding.slopeSpread(i), OperationRounding.EVEN * unit);
        edges.add(at.first(from[i]), slope, largest, error, expected);
      }
    }
  }

  private void evaluate(int k, Instruction instruction) {
    ProgramStep part = new ProgramStep(instruction, program, run);
    // Errors in matrices that are constant count, too.
    ProgramStep step = part.isOfMatrices() ? part.ofAll() : part;
    int[] from = step.inputs();
    int[] to = step.results();
    OperationRounding rounding =
        new OperationRounding(
            step,
            at.gathered(at.values, from),
            at.gathered(errors, from),
            at.gathered(spreads, from),
            step.sizesOfOperands(step.isOfMatrices()),
            at.gathered(at.values, to));
    at.put(errors, to, rounding.error);
    at.put(spreads, to, rounding.spread);
    at.put(added, to, rounding.added);
    at.put(addedSpreads, to, rounding.addedSpread);
    breaks.set(k, rounding.breaks());
    if (rounding.added.length > 1 || step.isOfMatrices() || !isInEdges(step, rounding)) {
      whole.put(k, new Whole(step, rounding));
    }
  }

  /**
   * Whether derivatives by its one result are finite and have no kink within the errors of the
   * operands, so that edges have them.
   */
  private boolean isInEdges(ProgramStep step, OperationRounding rounding) {
    OperationRounding.Pulled one = rounding.pulled(AdjointErrors.one(), terms(step));
    AdjointErrors adjoints = one.adjoints();
    if (rounding.breaks() || !Arrays.stream(adjoints.bar()).allMatch(Double::isFinite)) {
      return false;
    }
    int[] from = at.numbers(step.inputs());
    for (int i = 0; i < from.length; i++) {
      double slope = adjoints.bar()[i];
      double largest = Math.abs(slope) + one.change()[i];
      edges.add(from[i], slope, largest, adjoints.error()[i], adjoints.spread()[i]);
    }
    return true;
  }

  /** How many roundings a product of the chain rule takes part in, in any mode. */
  double[] terms(ProgramStep step) {
    int[] from = step.inputs();
    double[] terms = at.gathered(at.values, from);
    int next = 0;
    for (int slot : from) {
      Arrays.fill(terms, next, next + at.length(slot), uses[slot] + from.length);
      next += at.length(slot);
    }
    return terms;
  }

  int[] outputs() {
    return program.outputs();
  }

  /** Whether derivatives with respect to a slot are not zero. */
  boolean isActive(int slot) {
    return active[slot];
  }

  /** An operation that is not in the edges. */
  Optional<Whole> whole(int k) {
    return Optional.ofNullable(whole.get(k));
  }

  /** The operations whose values change by more than expected within the errors. */
  BitSet breaks() {
    return (BitSet) breaks.clone();
  }

  String text(int k) {
    return new ProgramStep(operations.get(k), program, run).toString();
  }

  /** The comparisons that could have another result within the errors. */
  List<String> others() {
    return program.instructions().stream()
        .filter(this::mayBeOther)
        .map(guard -> text((Guard) guard))
        .toList();
  }

  private boolean mayBeOther(Instruction instruction) {
    if (!(instruction instanceof Guard guard) || guard.x() == guard.y()) {
      return false;
    }
    int x = at.first(guard.x());
    int y = at.first(guard.y());
    double error = errors[x] + errors[y];
    return error > 0 && !(Math.abs(at.values[x] - at.values[y]) > error);
  }

  private String text(Guard guard) {
    double x = at.values[at.first(guard.x())];
    double y = at.values[at.first(guard.y())];
    return guard.text(String.valueOf(x), String.valueOf(y)) + ", " + guard.line();
  }
}
