package org.duetad.core.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duetad.core.Chain;
import org.duetad.core.VectorFunction;
import org.duetad.core.diagnosis.LocalDerivatives;
import org.duetad.core.diagnosis.ProgramStep;
import org.duetad.core.diagnosis.ProgramTrace;
import org.duetad.core.reference.ComplexStep;

/**
 * The inner product of adjoints and tangents over the live values of a program, which is constant
 * along it. Tangents of two directions, and their mixed derivative, are pushed forward by
 * differences of each operation's values; adjoints, and their tangents, are pulled back by the
 * rules. An operation's change of the inner product is its own error, detected before it mixes with
 * others. The sum of the operations' tolerances bounds the error of the whole derivative.
 */
final class AdjointIdentity implements DerivativeBounds {

  /** A rule's values are right to 16 ulp. */
  private static final double VALUE = 0x1p-48;

  /** The accuracy of rules evaluated by the complex step. */
  private static final double COMPLEX = 1e-12;

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
  private final double[] certain = new double[3];
  private final double[] conditioned = new double[3];
  private final double[] allowed = new double[3];
  private final double[] terms = new double[3];
  private final double[] rounding = new double[3];
  private double underflow;
  private double loss;
  private boolean unbounded;
  private double termsAcross;

  /** Compares each operation with differences of its values. */
  AdjointIdentity(ProgramTrace trace, ProbeDirections directions) {
    this(trace, directions, OperandTangents::reference);
  }

  /** Compares nothing: for the sizes of terms and the effect of rounding on them. */
  static AdjointIdentity sizes(ProgramTrace trace, ProbeDirections directions) {
    return new AdjointIdentity(trace, directions, OperandTangents::own);
  }

  private AdjointIdentity(
      ProgramTrace trace,
      ProbeDirections directions,
      Function<OperandTangents, ReferenceDerivatives> reference) {
    this.trace = trace;
    this.directions = directions;
    along = like(trace.values());
    across = like(trace.values());
    mixed = like(trace.values());
    bars = like(trace.values());
    barsAlong = like(trace.values());
    barsAcross = like(trace.values());
    push(reference);
    pull();
  }

  private static double[][] like(double[][] values) {
    double[][] zeros = new double[values.length][];
    for (int i = 0; i < zeros.length; i++) {
      zeros[i] = new double[values[i].length];
    }
    return zeros;
  }

  private void push(Function<OperandTangents, ReferenceDerivatives> by) {
    for (int i = 0; i < directions.v().length; i++) {
      along[i][0] = directions.v()[i];
      across[i][0] = directions.u()[i];
    }
    for (ProgramStep step : trace.steps()) {
      ReferenceDerivatives reference = by.apply(tangents(step));
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
    for (int i = 0; i < directions.v().length; i++) {
      feel(bars[i], barsAlong[i], barsAcross[i], trace.values()[i]);
    }
  }

  /** The effect of the rounding and underflow of some values on all outputs. */
  private void feel(double[] yBar, double[] yBarAlong, double[] yBarAcross, double[] values) {
    rounding[0] += finite(InnerProducts.size(yBar, values));
    double along = InnerProducts.size(yBarAlong, values);
    unbounded |= Double.isInfinite(along);
    rounding[1] += finite(along);
    rounding[2] += finite(InnerProducts.size(yBarAcross, values));
    loss += finite(OperationCheck.UNDERFLOW * (1 + InnerProducts.size(yBar)));
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
    feel(yBar, yBarAlong, yBarAcross, ProgramTrace.gathered(trace.values(), to));
    ProgramTrace.add(bars, step.inputs(), check.pulled);
    ProgramTrace.add(barsAlong, step.inputs(), check.pulledAlong);
    ProgramTrace.add(barsAlong, step.inputs(), at.local().pull(yBarAlong));
    ProgramTrace.add(barsAcross, step.inputs(), check.pulledAcross);
    ProgramTrace.add(barsAcross, step.inputs(), at.local().pull(yBarAcross));
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
    double truncation =
        check.truncation(2)
            + InnerProducts.size(yBarAcross, reference.jet().error()[0])
            + InnerProducts.size(yBarAlong, reference.jet().error()[1]);
    double size = 1 + InnerProducts.size(yBarAlong) + InnerProducts.size(yBarAcross);
    underflow += finite(check.underflow * size);
    double firstAllowed = check.firstAllowed();
    terms[1] += finite(check.first);
    termsAcross += finite(check.across);
    terms[2] += finite(second);
    certain[1] += OperationCheck.EXACT * finite(check.first) + finite(check.truncation(0));
    certain[2] += OperationCheck.EXACT * finite(second) + finite(truncation);
    conditioned[1] += check.conditioned();
    conditioned[2] += check.conditionedSecond;
    allowed[1] += finite(firstAllowed);
    allowed[2] += finite(Math.max(check.looseness() * second, check.secondAllowed()) + truncation);
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

  /** The first wrong operation. */
  Optional<WrongOperation> wrongOperation() {
    return first;
  }

  /** How many operations were compared with such a reference. */
  long count(ReferenceDerivatives.Source source) {
    return references.stream().filter(reference -> reference.source() == source).count();
  }

  /** Whether all values of the program are finite. */
  boolean isFinite() {
    return Arrays.stream(trace.values()).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite);
  }

  @Override
  public Optional<String> overflow() {
    return trace.steps().stream().filter(this::overflows).findFirst().map(ProgramStep::toString);
  }

  @Override
  public String withoutDerivative() {
    String inputs =
        IntStream.range(0, directions.v().length)
            .filter(i -> Double.isNaN(bars[i][0]))
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(", "));
    return "there is no first derivative: it is NaN by input " + inputs;
  }

  private boolean overflows(ProgramStep step) {
    return isFinite(step.inputs()) && !isFinite(step.results());
  }

  private boolean isFinite(int... slots) {
    return Arrays.stream(ProgramTrace.gathered(trace.values(), slots)).allMatch(Double::isFinite);
  }

  /** The operations that are at a kink. */
  List<String> kinks() {
    List<String> kinks = new ArrayList<>();
    for (int k = 0; k < references.size(); k++) {
      if (references.get(k).source() == ReferenceDerivatives.Source.KINK) {
        kinks.add(trace.steps().get(k).toString());
      }
    }
    return kinks;
  }

  /** By differences of each operation's values. */
  @Override
  public double expected(int order) {
    double[][] tangents = order == 1 ? along : mixed;
    double sum = 0;
    for (int i = 0; i < directions.w().length; i++) {
      sum += Chain.times(directions.w()[i], tangents[trace.outputs()[i]][0]);
    }
    return sum;
  }

  @Override
  public double exact(int order) {
    return certain[order] + conditioned[order] + underflow;
  }

  @Override
  public double allowed(int order) {
    return allowed[order] + underflow;
  }

  @Override
  public double certain(int order) {
    return isLoose() ? allowed(order) : certain[order] + underflow;
  }

  @Override
  public double terms(int order) {
    return terms[order];
  }

  /**
   * Imaginary parts are sums of terms as large as the value times the rate at which operands move;
   * and a step is not infinitesimal at an operand that is 0.
   */
  @Override
  public double complex(int order) {
    return order == 1
        ? allowed(1)
            + rounding(1)
            + COMPLEX * terms[1]
            + VALUE * rounding[0] * InnerProducts.rate(point(), directions.v())
            + ComplexStep.STEP * (1 + terms[1])
            + ComplexStep.resolution(point(), directions.v())
        : allowed(2) + rounding(2);
  }

  @Override
  public double highPrecision(int order) {
    return allowed(order) + rounding(order);
  }

  @Override
  public boolean isLoose() {
    return count(ReferenceDerivatives.Source.DIFFERENCES) > 0;
  }

  @Override
  public List<VectorFunction> rounded() {
    return List.of(new RoundedProgram(trace, 1), new RoundedProgram(trace, 2));
  }

  private double[] point() {
    return Arrays.stream(trace.values())
        .limit(directions.v().length)
        .mapToDouble(slot -> slot[0])
        .toArray();
  }

  /** By how much the rounding of the values moves the derivative. */
  private double rounding(int order) {
    double first = OperationCheck.EXACT * rounding[1];
    return order == 1 ? first : first * InnerProducts.rate(point(), directions.u());
  }

  /** Whether what the rounding of a value does to the derivative overflows, and is not counted. */
  boolean isUnbounded() {
    return unbounded;
  }

  @Override
  public long unknown() {
    return references.stream().filter(reference -> !reference.source().isKnown()).count();
  }

  @Override
  public double noiseAcross() {
    return COMPLEX * termsAcross + OperationCheck.EXACT * (termsAcross + rounding[2]);
  }

  /** By how much the rounding of the values moves the weighted sum of the outputs. */
  double noise() {
    return VALUE * rounding[0] + loss;
  }
}
