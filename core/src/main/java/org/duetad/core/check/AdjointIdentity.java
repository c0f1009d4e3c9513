package org.duetad.core.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.duetad.core.Chain;

/**
 * The inner product of adjoints and tangents over the live values of a program, which is constant
 * along it. Tangents of two directions, and their mixed derivative, are pushed forward by
 * differences of each operation's values; adjoints, and their tangents, are pulled back by the
 * rules. What an operation adds to the inner product is its own error, seen before it mixes with
 * others'. The sum of what is allowed to each operation bounds the error of the whole derivative.
 */
final class AdjointIdentity {

  private final ProgramTrace trace;
  private final ProbeDirections directions;
  private final double[][] along;
  private final double[][] across;
  private final double[][] mixed;
  private final double[][] bars;
  private final double[][] barsAlong;
  private final double[][] barsAcross;
  private final List<ReferenceDerivatives> references = new ArrayList<>();
  private Optional<WrongOperation> first = Optional.empty();
  private final double[] exact = new double[3];
  private final double[] allowed = new double[3];
  private final double[] terms = new double[3];
  private double rounding;

  AdjointIdentity(ProgramTrace trace, ProbeDirections directions) {
    this.trace = trace;
    this.directions = directions;
    along = like(trace.values());
    across = like(trace.values());
    mixed = like(trace.values());
    bars = like(trace.values());
    barsAlong = like(trace.values());
    barsAcross = like(trace.values());
    push();
    pull();
  }

  private static double[][] like(double[][] values) {
    double[][] zeros = new double[values.length][];
    for (int i = 0; i < zeros.length; i++) {
      zeros[i] = new double[values[i].length];
    }
    return zeros;
  }

  private void push() {
    for (int i = 0; i < directions.v().length; i++) {
      along[i][0] = directions.v()[i];
      across[i][0] = directions.u()[i];
    }
    for (ProgramStep step : trace.steps()) {
      ReferenceDerivatives reference = tangents(step).reference();
      references.add(reference);
      scatter(along, step.results(), reference.jet().along());
      scatter(across, step.results(), reference.jet().across());
      scatter(mixed, step.results(), reference.jet().mixed());
    }
  }

  private OperandTangents tangents(ProgramStep step) {
    int[] from = step.inputs();
    return new OperandTangents(
        new LocalDerivatives(step, ProgramTrace.gathered(trace.values(), from)),
        ProgramTrace.gathered(along, from),
        ProgramTrace.gathered(across, from),
        ProgramTrace.gathered(mixed, from));
  }

  private void pull() {
    for (int i = 0; i < trace.outputs().length; i++) {
      bars[trace.outputs()[i]][0] += directions.w()[i];
    }
    for (int k = trace.steps().size() - 1; k >= 0; k--) {
      pull(trace.steps().get(k), references.get(k));
    }
  }

  private void pull(ProgramStep step, ReferenceDerivatives reference) {
    OperandTangents at = tangents(step);
    int[] to = step.results();
    double[] yBar = ProgramTrace.gathered(bars, to);
    double[] yBarAlong = ProgramTrace.gathered(barsAlong, to);
    double[] yBarAcross = ProgramTrace.gathered(barsAcross, to);
    OperationCheck check = new OperationCheck(step, at, reference, yBar);
    Optional<WrongOperation> broken = check.broken();
    first = broken.isPresent() ? broken : first;
    count(check, reference, yBarAlong, yBarAcross);
    double[] values = ProgramTrace.gathered(trace.values(), to);
    rounding += finite(InnerProducts.size(yBarAlong, values));
    gather(bars, step.inputs(), check.pulled);
    gather(barsAlong, step.inputs(), check.pulledAlong);
    gather(barsAlong, step.inputs(), at.local().pull(yBarAlong));
    gather(barsAcross, step.inputs(), check.pulledAcross);
    gather(barsAcross, step.inputs(), at.local().pull(yBarAcross));
  }

  private void count(
      OperationCheck check,
      ReferenceDerivatives reference,
      double[] yBarAlong,
      double[] yBarAcross) {
    double second =
        check.second
            + InnerProducts.size(yBarAcross, reference.jet().along())
            + InnerProducts.size(yBarAlong, reference.jet().across());
    double firstAllowed = check.firstAllowed();
    double looseness = check.first > 0 ? firstAllowed / check.first : OperationCheck.EXACT;
    terms[1] += finite(check.first);
    terms[2] += finite(second);
    exact[1] += OperationCheck.EXACT * finite(check.first);
    exact[2] += OperationCheck.EXACT * finite(second);
    allowed[1] += finite(firstAllowed);
    allowed[2] += finite(Math.max(looseness * second, check.secondAllowed()));
  }

  private static double finite(double size) {
    return Double.isFinite(size) ? size : 0;
  }

  private static void scatter(double[][] to, int[] slots, double... numbers) {
    int from = 0;
    for (int slot : slots) {
      System.arraycopy(numbers, from, to[slot], 0, to[slot].length);
      from += to[slot].length;
    }
  }

  private static void gather(double[][] to, int[] slots, double... numbers) {
    int from = 0;
    for (int slot : slots) {
      for (int i = 0; i < to[slot].length; i++) {
        to[slot][i] += numbers[from++];
      }
    }
  }

  /** The first operation that is wrong. */
  Optional<WrongOperation> wrongOperation() {
    return first;
  }

  /** How many operations were compared with such a reference. */
  long count(ReferenceDerivatives.Source source) {
    return references.stream().filter(reference -> reference.source() == source).count();
  }

  /** The derivative of first or second order by differences of each operation's values. */
  double expected(int order) {
    double[][] tangents = order == 1 ? along : mixed;
    double sum = 0;
    for (int i = 0; i < directions.w().length; i++) {
      sum += Chain.times(directions.w()[i], tangents[trace.outputs()[i]][0]);
    }
    return sum;
  }

  /** By how much two ways that go by the rules may differ. */
  double exact(int order) {
    return exact[order];
  }

  /** By how much the rules may differ from the differences of values. */
  double allowed(int order) {
    return allowed[order];
  }

  /** The size of all terms. */
  double terms(int order) {
    return terms[order];
  }

  /** By how much the rounding of the values moves the first derivative. */
  double rounding() {
    return OperationCheck.EXACT * rounding;
  }
}
