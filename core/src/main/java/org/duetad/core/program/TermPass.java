package org.duetad.core.program;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.duetad.core.Chain;
import org.duetad.core.ChainFactor;
import org.duetad.core.Factors;
import org.duetad.core.program.instruction.Applied;
import org.duetad.core.program.instruction.AppliedMatrices;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Values;
import org.jspecify.annotations.Nullable;

/**
 * A pass over a program of derivatives in which a value overflowed: the {@link Term} of each
 * derivative. A second derivative is a sum of products of slopes and one slope of a slope. Every
 * order of differentiation forms the same products, in another order and with other sums, so that
 * all of them have the same terms.
 */
final class TermPass {

  private final Values values;
  private final Uncertainty uncertainty;
  private final FactorStep step;

  /** Of slots that are products of slopes; those of values and of slopes are null. */
  private final @Nullable Term[] ofSlots;

  /** The tangents or adjoints. */
  private final Term[] @Nullable [] derivatives;

  TermPass(Program program, Values values, Uncertainty uncertainty, FactorStep step) {
    this.values = values;
    this.uncertainty = uncertainty;
    this.step = step;
    this.ofSlots = new @Nullable Term[program.slots()];
    this.derivatives = new Term @Nullable [program.slots()][];
    program.instructions().forEach(this::evaluated);
  }

  private void evaluated(Instruction instruction) {
    if (isRounded(instruction) || !isScalar(instruction)) {
      return;
    }
    int[] operands = instruction.operands();
    int first = instruction.first();
    if (Chain.isProduct(instruction.operation())) {
      ofSlots[first] = term(operands[0]).times(term(operands[1]));
    } else if (isOfProducts(operands)) {
      Term[][] edges = edges(instruction);
      for (int j = 0; j < edges.length; j++) {
        ofSlots[first + j] = sum(edges[j], operands, slot -> ofSlots[slot]);
      }
    }
  }

  private boolean isOfProducts(int[] operands) {
    return Arrays.stream(operands).anyMatch(slot -> ofSlots[slot] != null);
  }

  private static Term sum(Term[] edges, int[] slots, IntFunction<@Nullable Term> terms) {
    Term sum = Term.ZERO;
    for (int i = 0; i < slots.length; i++) {
      Term term = terms.apply(slots[i]);
      sum = term == null ? sum : sum.plus(edges[i].times(term));
    }
    return sum;
  }

  /** What a derivative becomes as a value of a further function. */
  private static boolean isRounded(Instruction instruction) {
    return instruction instanceof Applied.Unary unary
        && Factors.isBorder(unary.rule())
        && !Factors.isFactor(unary.rule());
  }

  static boolean isScalar(Instruction instruction) {
    return instruction instanceof Applied.Unary
        || instruction instanceof Applied.Binary
        || instruction instanceof Applied.Reduced
        || instruction instanceof Applied.General;
  }

  private Term term(int slot) {
    Term known = ofSlots[slot];
    return known == null ? Term.of(step.number(slot), uncertainty.isFromOverflow(slot)) : known;
  }

  /** The slopes of the results, a row for each. */
  private Term[][] edges(Instruction instruction) {
    int[] operands = instruction.operands();
    if (Chain.isProduct(instruction.operation())) {
      return new Term[][] {{term(operands[1]), term(operands[0])}};
    }
    return terms(step.slopes(instruction, isOfProducts(operands)));
  }

  private static Term[][] terms(ChainFactor[][] factors) {
    return Arrays.stream(factors).map(TermPass::terms).toArray(Term[][]::new);
  }

  private static Term[] terms(ChainFactor[] factors) {
    return Arrays.stream(factors).map(Term::of).toArray(Term[]::new);
  }

  /** A tangent or an adjoint to start with. */
  void seed(int slot, Object derivative) {
    Term[] seeds =
        Arrays.stream(Values.nearest(derivative))
            .mapToObj(x -> x == 0 ? Term.ZERO : Term.ONE)
            .toArray(Term[]::new);
    add(slot, seeds);
  }

  private void add(int slot, Term[] terms) {
    Term @Nullable [] sum = derivatives[slot];
    if (sum == null) {
      derivatives[slot] = terms;
      return;
    }
    for (int i = 0; i < sum.length; i++) {
      sum[i] = sum[i].plus(terms[i]);
    }
  }

  private @Nullable Term scalar(int slot) {
    Term @Nullable [] terms = derivatives[slot];
    return terms == null ? null : terms[0];
  }

  private boolean areZero(int... slots) {
    return Arrays.stream(slots).allMatch(slot -> derivatives[slot] == null);
  }

  /** The tangents of an instruction's results. */
  void push(Instruction instruction) {
    int[] operands = instruction.operands();
    if (!Uncertainty.computes(instruction) || areZero(operands)) {
      return;
    }
    Term[][] dy = new Term[instruction.results()][];
    if (isScalar(instruction)) {
      Term[][] edges = edges(instruction);
      Arrays.setAll(dy, j -> new Term[] {sum(edges[j], operands, this::scalar)});
    } else {
      ChainFactor[][] dx = factors(operands);
      dy = ofMatrices(instruction, step.push(instruction, dx), dx);
    }
    System.arraycopy(dy, 0, derivatives, instruction.first(), dy.length);
  }

  /** Adds to the adjoints of an instruction's operands. */
  void pull(Instruction instruction) {
    int first = instruction.first();
    int[] results = IntStream.range(first, first + instruction.results()).toArray();
    if (!Uncertainty.computes(instruction) || areZero(results)) {
      return;
    }
    int[] operands = instruction.operands();
    Term[][] dx = new Term[operands.length][];
    if (isScalar(instruction)) {
      Term[][] edges = edges(instruction);
      Arrays.setAll(dx, i -> new Term[] {sum(column(edges, i), results, this::scalar)});
    } else {
      ChainFactor[][] dy = factors(results);
      dx = ofMatrices(instruction, step.pull(instruction, dy), dy);
    }
    for (int i = 0; i < operands.length; i++) {
      add(operands[i], dx[i]);
    }
  }

  private static Term[] column(Term[][] rows, int i) {
    return Arrays.stream(rows).map(row -> row[i]).toArray(Term[]::new);
  }

  private ChainFactor[][] factors(int[] slots) {
    return Arrays.stream(slots).mapToObj(this::of).toArray(ChainFactor[][]::new);
  }

  /** Of an operation of matrices only doubts are followed: its derivatives count as not zero. */
  private static Term[][] ofMatrices(
      Instruction instruction, ChainFactor[][] derivatives, ChainFactor[][] of) {
    Term[][] terms = terms(derivatives);
    boolean zero = Arrays.stream(of).flatMap(Arrays::stream).allMatch(ChainFactor::isZero);
    if (instruction instanceof AppliedMatrices.OfRule && !zero) {
      for (Term[] row : terms) {
        Arrays.setAll(row, i -> row[i].plus(Term.ONE));
      }
    }
    return terms;
  }

  /** The tangent or adjoint of a slot, by its elements. */
  ChainFactor[] of(int slot) {
    Term @Nullable [] terms = derivatives[slot];
    ChainFactor[] factors = new ChainFactor[Uncertainty.size(values.get(slot))];
    Arrays.setAll(factors, i -> terms == null ? ChainFactor.ZERO : terms[i].factor());
    return factors;
  }
}
