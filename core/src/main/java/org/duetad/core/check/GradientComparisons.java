package org.duetad.core.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.duetad.core.Chain;
import org.duetad.core.VectorFunction;
import org.duetad.core.diagnosis.ProgramTrace;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.Jvp;
import org.duetad.core.mode.Vjp;
import org.duetad.core.program.Program;
import org.duetad.core.reference.ComplexStep;
import org.duetad.core.reference.DerivativeEstimate;

/** All comparisons of a {@link GradientCheck} of one function at one point. */
final class GradientComparisons {

  /** In larger programs the operations are not compared one by one; their rounding counts. */
  private static final int MANY = 50_000;

  /** Half of the digits. */
  private static final double HALF = 0x1p-26;

  /** A rule's values are right to 16 ulp. */
  private static final double VALUE = 0x1p-48;

  private static final String DIFFERENCES = "finite-differences";

  private final VectorFunction f;
  private final double[] x;
  private final double[] value;
  private final ProbeDirections at;
  private final double tolerance;
  private final Optional<AdjointIdentity> sizes;
  private final RoundingAllowance rounding;
  private final List<Comparison> found = new ArrayList<>();

  /** A computation that uses the rules, and its derivative. */
  private record Way(String name, double derivative) {}

  private static boolean isFinite(Way way) {
    return Double.isFinite(way.derivative);
  }

  GradientComparisons(
      VectorFunction f, double[] x, double[] value, ProbeDirections at, double tolerance) {
    this.f = f;
    this.x = x;
    this.value = value;
    this.at = at;
    this.tolerance = tolerance;
    this.sizes = sizes(f, x, at);
    this.rounding = new RoundingAllowance(f, x, at);
  }

  private static Optional<AdjointIdentity> sizes(VectorFunction f, double[] x, ProbeDirections at) {
    Program program = Program.record(f, x);
    if (program.instructions().size() > MANY) {
      return Optional.empty();
    }
    try {
      return Optional.of(AdjointIdentity.sizes(ProgramTrace.of(program, x), at));
    } catch (UnsupportedOperationException | ArithmeticException e) {
      return Optional.empty(); // It throws for a derivative, as the modes will report.
    }
  }

  List<Comparison> of(Differentiator forward, Differentiator reverse, List<String> kinks) {
    List<Way> ways = new ArrayList<>();
    double[] scale = {0};
    attempt(
        "⟨w, Jv⟩ " + forward.name(),
        () -> {
          Jvp pushed = forward.jvp(f, x, at.v());
          found.add(primal(forward, pushed.value()));
          scale[0] = Math.max(scale[0], InnerProducts.size(at.w(), pushed.tangent()));
          ways.add(new Way(forward.name(), Chain.dot(at.w(), pushed.tangent())));
        });
    attempt(
        "⟨Jᵀw, v⟩ " + reverse.name(),
        () -> {
          Vjp pulled = reverse.vjp(f, x);
          double[] adjoint = pulled.pullback(at.w());
          found.add(primal(reverse, pulled.value()));
          scale[0] = Math.max(scale[0], InnerProducts.size(adjoint, at.v()));
          ways.add(new Way(reverse.name(), Chain.dot(adjoint, at.v())));
        });
    double relative = Double.isFinite(scale[0]) ? tolerance * scale[0] : 0;
    double ofOperations =
        sizes.map(identity -> identity.exact(1)).orElseGet(rounding::ofTwoLongDerivatives);
    double exact = Math.max(relative, ofOperations);
    if (!Arrays.stream(value).allMatch(Double::isFinite)) {
      found.add(Comparison.skipped("derivatives", "the value is not finite"));
      return found;
    }
    if (ways.size() == 2) {
      String what = "⟨w, Jv⟩ " + forward.name() + " = ⟨Jᵀw, v⟩ " + reverse.name();
      found.add(Comparison.of(what, ways.get(0).derivative, ways.get(1).derivative, exact));
    }
    if (ways.stream().anyMatch(way -> Double.isNaN(way.derivative)) && overflows()) {
      found.add(
          Comparison.skipped("references", "a value overflows, so the derivative is not known"));
      return found;
    }
    if (kinks.isEmpty()) {
      complexStep(ways, Math.max(exact, bound(identity -> identity.complex(1))));
      differences(ways, relative, exact + bound(identity -> identity.highPrecision(1)));
    } else {
      found.add(Comparison.skipped("references", "at a kink the derivative is a choice"));
    }
    return found;
  }

  private boolean overflows() {
    return sizes.isPresent() && !sizes.get().isFinite();
  }

  private double bound(ToDoubleFunction<AdjointIdentity> of) {
    return sizes.map(of::applyAsDouble).orElse(0.0);
  }

  private void attempt(String what, Runnable way) {
    try {
      way.run();
    } catch (UnsupportedOperationException | ArithmeticException e) {
      found.add(Comparison.skipped(what, "refused: " + e.getMessage()));
    }
  }

  private Comparison primal(Differentiator mode, double[] computed) {
    int differing = 0;
    for (int i = 0; i < value.length; i++) {
      if (Double.compare(computed[i], value[i]) != 0) {
        differing = i;
      }
    }
    return Comparison.ofBits(
        "value[" + differing + "] " + mode.name() + " = plain",
        computed[differing],
        value[differing]);
  }

  private void complexStep(List<Way> ways, double allowed) {
    ComplexStep mode = new ComplexStep();
    DoubleSupplier derivative = () -> Chain.dot(at.w(), mode.jvp(f, x, at.v()).tangent());
    double reference;
    try {
      reference = derivative.getAsDouble();
    } catch (UnsupportedOperationException e) {
      found.add(Comparison.skipped(mode.name(), String.valueOf(e.getMessage())));
      return;
    }
    boolean finite =
        Double.isFinite(reference) || !ways.stream().allMatch(GradientComparisons::isFinite);
    if (isUnbounded(ways, mode.name(), reference, allowed)) {
      return;
    }
    if (finite || !isExcused(ways, mode.name(), allowed)) {
      compare(ways, mode.name(), reference, allowed, allowed);
    }
  }

  private void differences(List<Way> ways, double relative, double allowed) {
    double here = sizes.map(AdjointIdentity::noise).orElseGet(this::lastRounding);
    DerivativeEstimate estimate = DerivativeEstimate.of(this::weighted, x, at.v(), h -> here);
    if (!agrees(ways, estimate, allowed)) {
      // Away from the point adjoints may be larger, and with them the effect of rounding.
      DoubleUnaryOperator around = h -> Math.max(here, Math.max(noise(h), noise(-h)));
      estimate = DerivativeEstimate.of(this::weighted, x, at.v(), around);
    }
    double ofRounding = 0;
    boolean finite = ways.stream().allMatch(GradientComparisons::isFinite);
    if (finite && sizes.isPresent() && !agrees(ways, estimate, allowed)) {
      // Ill-conditioned operations round more than the sizes of their results say.
      double more = rounding.ofValue();
      estimate =
          DerivativeEstimate.of(this::weighted, x, at.v(), h -> more + Math.max(here, noise(h)));
      ofRounding = rounding.ofDerivative();
    }
    double bound = allowed + ofRounding + estimate.error();
    if (isUnbounded(ways, DIFFERENCES, estimate.derivative(), bound)
        || (!agrees(ways, estimate, allowed + ofRounding)
            && isExcused(ways, DIFFERENCES, allowed))) {
      return;
    }
    compare(ways, DIFFERENCES, estimate.derivative(), bound, relative + estimate.error());
  }

  /** Where the tolerance itself overflows, numbers that differ prove nothing. */
  private boolean isUnbounded(List<Way> ways, String name, double reference, double allowed) {
    boolean differs =
        ways.stream()
            .anyMatch(way -> isFinite(way) && !(Math.abs(way.derivative - reference) <= allowed));
    boolean unbounded = differs && sizes.isPresent() && sizes.get().isUnbounded();
    if (unbounded) {
      found.add(Comparison.skipped(name, "the effect of rounding on the derivative overflows"));
    }
    return unbounded;
  }

  /** Steps may be too long for the function: then all ways agree with differences of decimals. */
  private boolean isExcused(List<Way> ways, String reference, double allowed) {
    if (!found.stream().allMatch(Comparison::passed)) {
      return false;
    }
    double noise = sizes.map(AdjointIdentity::noise).orElseGet(this::lastRounding);
    double slope = ways.stream().mapToDouble(way -> Math.abs(way.derivative)).max().orElse(0);
    Optional<DerivativeEstimate> decimals =
        DecimalDerivative.of(f, x, at, slope).estimate(value, noise);
    if (decimals.isEmpty() || !agrees(ways, decimals.get(), allowed)) {
      return false;
    }
    double number = decimals.get().derivative();
    double bound = allowed + decimals.get().error();
    compare(ways, "high precision", number, bound, bound);
    found.add(Comparison.skipped(reference, "the function changes within a step"));
    return true;
  }

  private static boolean agrees(List<Way> ways, DerivativeEstimate estimate, double allowed) {
    return ways.stream()
        .allMatch(
            way -> Math.abs(way.derivative - estimate.derivative()) <= allowed + estimate.error());
  }

  private double noise(double t) {
    double[] moved = moved(t);
    try {
      return sizes(f, moved, at).map(AdjointIdentity::noise).orElse(0.0);
    } catch (IllegalArgumentException e) {
      return 0.0; // There is no value there, as the differences will report.
    }
  }

  /** The rounding of the outputs, and of all values where the operations are not compared. */
  private double lastRounding() {
    return VALUE * InnerProducts.size(at.w(), value) + rounding.ofLongValue();
  }

  /** {@code ⟨w, f(x + t v)⟩}. */
  private double weighted(double t) {
    return Chain.dot(at.w(), f.value(moved(t)));
  }

  private double[] moved(double t) {
    double[] moved = new double[x.length];
    Arrays.setAll(moved, i -> x[i] + t * at.v()[i]);
    return moved;
  }

  /**
   * Compares all ways with a reference.
   *
   * @param certain what is allowed without the rounding of values: what differs by more, in more
   *     than half of its digits, proves nothing
   */
  private void compare(
      List<Way> ways, String name, double reference, double allowed, double certain) {
    if (Double.isNaN(reference) && ways.stream().noneMatch(way -> Double.isNaN(way.derivative))) {
      found.add(Comparison.skipped(name, "NaN: a step leaves the domain"));
      return;
    }
    if (!Double.isFinite(reference) && ways.stream().anyMatch(way -> !isFinite(way))) {
      found.add(Comparison.skipped(name, "an infinite derivative cannot be told from an overflow"));
      return;
    }
    for (Way way : ways) {
      String what = way.name + " = " + name;
      double error = Math.abs(way.derivative - reference);
      double half = HALF * Math.max(Math.abs(way.derivative), Math.abs(reference));
      boolean lost = error <= allowed && error > Math.max(certain, half);
      found.add(
          lost
              ? Comparison.lost(what, way.derivative, reference, allowed)
              : Comparison.of(what, way.derivative, reference, allowed));
    }
  }
}
