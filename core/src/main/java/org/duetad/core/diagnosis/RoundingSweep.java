package org.duetad.core.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.duetad.core.VectorFunction;
import org.duetad.core.program.instruction.Instruction;

/**
 * Follows rounding errors along a program: those of values forward, once, and those of adjoints
 * backward from one output or another. Of each, the bound and the error to be expected.
 */
final class RoundingSweep {

  private final int inputs;
  private final RoundedValues values;
  private final SweptAdjoints adjoints;
  private final List<String> others;

  /** The operations with a kink, a jump or a pole that the output depends on. */
  private BitSet breaks = new BitSet();

  private double weighted;
  private double weightedSpread;

  RoundingSweep(VectorFunction f, double... x) {
    inputs = x.length;
    values = new RoundedValues(f, x);
    adjoints = new SweptAdjoints(values.errors.length);
    others = values.others();
  }

  int outputs() {
    return values.outputs().length;
  }

  /** The errors of an output and of its gradient. */
  RoundingError found(int output) {
    return found(output, adjoints.bar);
  }

  /** The same, of a gradient that was computed carefully. */
  RoundingError found(int output, double[] gradient) {
    int slot = values.outputs()[output];
    int number = values.at.first(slot);
    weighted = 0;
    weightedSpread = 0;
    breaks = values.breaks();
    if (values.isActive(slot)) {
      adjoints.bar[number] = 1;
      pend(number);
      pull();
    }
    RoundingError found = found(number, Arrays.copyOf(gradient, inputs), texts());
    adjoints.clear(0, inputs);
    return found;
  }

  private List<String> texts() {
    List<String> texts = new ArrayList<>();
    breaks.stream().mapToObj(values::text).forEach(texts::add);
    texts.addAll(others);
    return texts;
  }

  private void pend(int number) {
    if (values.origin[number] >= 0) {
      adjoints.pending.set(values.origin[number]);
    }
  }

  private void pull() {
    BitSet pending = adjoints.pending;
    for (int k = pending.length() - 1; k >= 0; k = pending.previousSetBit(k)) {
      pending.clear(k);
      Instruction operation = values.operations.get(k);
      int from = values.at.first(operation.first());
      int end = values.at.first(operation.first() + operation.results());
      for (int number = from; number < end; number++) {
        weigh(number);
      }
      pull(k, from, end);
      adjoints.clear(from, end);
    }
  }

  /** Of the operation whose results are a range of numbers. */
  private void pull(int k, int from, int end) {
    boolean isZero = true;
    for (int number = from; number < end; number++) {
      isZero &= adjoints.bar[number] == 0 && adjoints.error[number] == 0;
    }
    if (isZero) {
      return;
    }
    values.whole(k).ifPresent(operation -> pull(k, operation));
    for (int edge = values.edges.begin(k); edge < values.edges.end(k); edge++) {
      values.edges.pull(edge, from, adjoints);
      pend(values.edges.operand(edge));
    }
  }

  private void pull(int k, RoundedValues.Whole operation) {
    int[] from = operation.step().inputs();
    AdjointErrors errors = adjoints.gathered(values.at, operation.step().results());
    OperationRounding.Pulled pulled =
        operation.rounding().pulled(errors, values.terms(operation.step()));
    adjoints.add(values.at, from, pulled.adjoints());
    breaks.set(k, breaks.get(k) || operation.rounding().breaks());
    for (int number : values.at.numbers(from)) {
      pend(number);
    }
  }

  private void weigh(int number) {
    double bar = adjoints.bar[number];
    double size = Math.abs(bar) + adjoints.error[number];
    weighted += RoundingEdges.product(size, values.added[number]);
    weightedSpread =
        OperationRounding.together(
            weightedSpread, RoundingEdges.product(bar, values.addedSpreads[number]));
  }

  private RoundingError found(int number, double[] gradient, List<String> breaks) {
    boolean sure = others.isEmpty();
    double[] bound = Arrays.copyOf(adjoints.error, inputs);
    double[] estimate = Arrays.copyOf(adjoints.spread, inputs);
    for (int i = 0; i < inputs; i++) {
      bound[i] =
          sure && Double.isFinite(gradient[i])
              ? OperationRounding.infiniteIfNaN(bound[i])
              : Double.POSITIVE_INFINITY;
      estimate[i] = Math.min(bound[i], OperationRounding.infiniteIfNaN(estimate[i]));
    }
    double value = values.at.values[number];
    double along =
        Math.min(
            OperationRounding.infiniteIfNaN(values.errors[number]),
            OperationRounding.infiniteIfNaN(weighted));
    double error = sure && Double.isFinite(value) ? along : Double.POSITIVE_INFINITY;
    double expected = Math.min(error, OperationRounding.infiniteIfNaN(weightedSpread));
    return new RoundingError(value, error, expected, gradient, bound, estimate, breaks);
  }
}
