package org.duetad.core.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.duetad.core.VectorFunction;
import org.duetad.core.program.Program;
import org.duetad.core.program.instruction.Guard;
import org.duetad.core.program.instruction.Instruction;

/**
 * Follows rounding errors along a program with one output: those of values forward, those of
 * adjoints backward. Of each, the bound and the error to be expected.
 */
final class RoundingSweep {

  private final Program program;
  private final ProgramTrace trace;
  private final int inputs;
  private final double[] gradient;
  private final double[][] errors;
  private final double[][] spreads;
  private final double[][] bars;
  private final double[][] errorsOfBars;
  private final double[][] spreadsOfBars;
  private final int[] uses;
  private final List<OperationRounding> operations = new ArrayList<>();
  private double weighted;
  private double weightedSpread;

  RoundingSweep(VectorFunction f, double... x) {
    program = Program.record(f, x);
    trace = ProgramTrace.of(program, x);
    inputs = x.length;
    gradient = new LocalDerivatives(f, x).pull(1.0);
    errors = like(trace.values());
    spreads = like(trace.values());
    bars = like(trace.values());
    errorsOfBars = like(trace.values());
    spreadsOfBars = like(trace.values());
    uses = new int[trace.values().length];
  }

  private static double[][] like(double[][] values) {
    return Arrays.stream(values).map(slot -> new double[slot.length]).toArray(double[][]::new);
  }

  RoundingError found() {
    List<ProgramStep> steps = trace.steps().stream().map(RoundingSweep::complete).toList();
    steps.forEach(this::evaluate);
    int output = trace.outputs()[0];
    if (program.isActive(output)) {
      bars[output][0] = 1;
      for (int k = steps.size() - 1; k >= 0; k--) {
        pull(steps.get(k), operations.get(k));
      }
    }
    List<String> breaks = breaks(steps);
    boolean sure = program.instructions().stream().noneMatch(this::mayBeOther);
    double[] bound = new double[inputs];
    double[] estimate = new double[inputs];
    for (int i = 0; i < inputs; i++) {
      bound[i] =
          sure && Double.isFinite(gradient[i])
              ? OperationRounding.infiniteIfNaN(errorsOfBars[i][0])
              : Double.POSITIVE_INFINITY;
      estimate[i] = Math.min(bound[i], OperationRounding.infiniteIfNaN(spreadsOfBars[i][0]));
    }
    double value = trace.values()[output][0];
    double along =
        Math.min(
            OperationRounding.infiniteIfNaN(errors[output][0]),
            OperationRounding.infiniteIfNaN(weighted));
    double error = sure && Double.isFinite(value) ? along : Double.POSITIVE_INFINITY;
    double expected = Math.min(error, OperationRounding.infiniteIfNaN(weightedSpread));
    return new RoundingError(value, error, expected, gradient, bound, estimate, breaks);
  }

  private List<String> breaks(List<ProgramStep> steps) {
    List<String> breaks = new ArrayList<>();
    for (int k = 0; k < steps.size(); k++) {
      if (operations.get(k).breaks()) {
        breaks.add(steps.get(k).toString());
      }
    }
    program.instructions().stream()
        .filter(this::mayBeOther)
        .map(guard -> text((Guard) guard))
        .forEach(breaks::add);
    return breaks;
  }

  private String text(Guard guard) {
    double x = trace.values()[guard.x()][0];
    double y = trace.values()[guard.y()][0];
    return guard.text(String.valueOf(x), String.valueOf(y)) + ", " + guard.line();
  }

  /** Whether a comparison could have another result within the errors. */
  private boolean mayBeOther(Instruction instruction) {
    if (!(instruction instanceof Guard guard) || guard.x() == guard.y()) {
      return false;
    }
    double difference = trace.values()[guard.x()][0] - trace.values()[guard.y()][0];
    double error = errors[guard.x()][0] + errors[guard.y()][0];
    return error > 0 && !(Math.abs(difference) > error);
  }

  /** Errors in matrices that are constant count, too. */
  private static ProgramStep complete(ProgramStep step) {
    return step.accuracy().isNormwise() ? step.ofAll() : step;
  }

  private void evaluate(ProgramStep step) {
    int[] from = step.inputs();
    for (int slot : from) {
      uses[slot]++;
    }
    OperationRounding rounding =
        new OperationRounding(
            step,
            ProgramTrace.gathered(trace.values(), from),
            ProgramTrace.gathered(errors, from),
            ProgramTrace.gathered(spreads, from),
            step.sizesOfOperands(step.accuracy().isNormwise()),
            ProgramTrace.gathered(trace.values(), step.results()));
    operations.add(rounding);
    ProgramTrace.add(errors, step.results(), rounding.error);
    ProgramTrace.add(spreads, step.results(), rounding.spread);
  }

  private void pull(ProgramStep step, OperationRounding rounding) {
    double[] bar = ProgramTrace.gathered(bars, step.results());
    double[] errorOfBar = ProgramTrace.gathered(errorsOfBars, step.results());
    double[] spreadOfBar = ProgramTrace.gathered(spreadsOfBars, step.results());
    if (OperationRounding.isZero(bar) && OperationRounding.isZero(errorOfBar)) {
      return;
    }
    for (int m = 0; m < bar.length; m++) {
      weighted += product(Math.abs(bar[m]) + errorOfBar[m], rounding.added[m]);
      weightedSpread = Math.hypot(weightedSpread, product(bar[m], rounding.addedSpread[m]));
    }
    double[][] pulled = rounding.pulled(bar, errorOfBar, spreadOfBar, terms(step));
    ProgramTrace.add(bars, step.inputs(), pulled[0]);
    ProgramTrace.add(errorsOfBars, step.inputs(), pulled[1]);
    addSquares(spreadsOfBars, step.inputs(), pulled[2]);
  }

  private static double product(double factor, double error) {
    return error == 0 || factor == 0 ? 0 : factor * error;
  }

  /** How many roundings a product of the chain rule takes part in, in any mode. */
  private double[] terms(ProgramStep step) {
    int[] from = step.inputs();
    double[] terms = ProgramTrace.gathered(trace.values(), from);
    int begin = 0;
    for (int slot : from) {
      int end = begin + trace.values()[slot].length;
      Arrays.fill(terms, begin, end, uses[slot] + from.length);
      begin = end;
    }
    return terms;
  }

  private static void addSquares(double[][] to, int[] slots, double... numbers) {
    int from = 0;
    for (int slot : slots) {
      for (int i = 0; i < to[slot].length; i++) {
        to[slot][i] = Math.hypot(to[slot][i], numbers[from++]);
      }
    }
  }
}
