package org.duetad.core.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.duetad.core.Chain;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.ProgramMode;
import org.duetad.core.reference.ComplexStep;
import org.duetad.core.reference.DerivativeEstimate;
import org.duetad.core.reference.HighPrecision;

/** All paths to the derivatives of one function at one point. */
final class PathChecks {

  /** The maximum number of inputs for which Hessians are computed. */
  private static final int SMALL = 64;

  /** Half of the digits. */
  private static final double HALF = 0x1p-26;

  /** The largest change by some trials is multiplied by this. */
  private static final double TRIALS = 4;

  private static final ProgramMode BY_PROGRAMS = new ProgramMode();

  private final VectorFunction f;
  private final double[] x;
  private final ProbeDirections at;
  private final DerivativeBounds bounds;

  private final double[] own = {Double.NaN, Double.NaN, Double.NaN};
  private final List<PathCheck> found = new ArrayList<>();

  PathChecks(VectorFunction f, double[] x, ProbeDirections at, DerivativeBounds bounds) {
    this.f = f;
    this.x = x;
    this.at = at;
    this.bounds = bounds;
  }

  List<PathCheck> of(List<Differentiator> modes, List<SecondOrderPath> others) {
    double[] value = f.value(x);
    modes.forEach(mode -> value(mode, value));
    own(1);
    modes.forEach(this::first);
    reference(1);
    own(2);
    modes.forEach(outer -> modes.forEach(inner -> second(SecondOrderPath.nested(outer, inner))));
    modes.forEach(this::hessian);
    others.forEach(this::second);
    reference(2);
    return found;
  }

  /** Compares the first output whose bits differ from those of the plain evaluation. */
  private void value(Differentiator mode, double[] plain) {
    String name = mode.name() + " value";
    double[] value;
    try {
      value = mode.jvp(f, x, at.v()).value();
    } catch (UnsupportedOperationException | ArithmeticException e) {
      found.add(PathCheck.skipped(0, name, "refused: " + e.getMessage()));
      return;
    }
    for (int i = 0; i < plain.length; i++) {
      if (Double.compare(value[i], plain[i]) != 0) {
        double allowed = value[i] == plain[i] ? -1 : 0;
        found.add(new PathCheck(0, name + "[" + i + "]", value[i], plain[i], allowed, ""));
        return;
      }
    }
    found.add(new PathCheck(0, name, value[0], plain[0], 0, ""));
  }

  /** The rules along the recorded program, compared with the differences of values. */
  private void own(int order) {
    double certain = bounds.certain(order);
    add(order, "program, rule by rule", () -> byRules(order), bounds.allowed(order), certain);
  }

  private double byRules(int order) {
    if (Double.isNaN(own[order])) {
      own[order] = derivative(f, order);
    }
    return own[order];
  }

  private double derivative(VectorFunction g, int order) {
    double[] w = at.w();
    VectorFunction gradient = point -> BY_PROGRAMS.vjp(g, point).pullback(Scalar.of(w));
    return order == 1
        ? Chain.dot(BY_PROGRAMS.vjp(g, x).pullback(w), at.v())
        : Chain.dot(BY_PROGRAMS.jvp(gradient, x, at.v()).tangent(), at.u());
  }

  /** By how much rounding may change the derivative: by trials, as there is no bound. */
  private double rounding(int order) {
    double change = 0;
    for (VectorFunction g : bounds.rounded()) {
      try {
        change = Math.max(change, Math.abs(derivative(g, order) - byRules(order)));
      } catch (ArithmeticException e) {
        return Double.MAX_VALUE; // Beside a singularity.
      }
    }
    return Double.isNaN(change) ? 0 : TRIALS * change;
  }

  private void first(Differentiator mode) {
    exact(1, mode.name() + " jvp", () -> Chain.dot(at.w(), mode.jvp(f, x, at.v()).tangent()));
    exact(1, mode.name() + " vjp", () -> Chain.dot(mode.vjp(f, x).pullback(at.w()), at.v()));
    exact(1, mode.name() + " gradient", () -> Chain.dot(mode.gradient(weighted(), x), at.v()));
  }

  private void second(SecondOrderPath path) {
    exact(2, path.name(), () -> Chain.dot(at.u(), path.hvp(weighted(), x, at.v())));
  }

  /** A Hessian that is not symmetric gives two numbers. */
  private void hessian(Differentiator mode) {
    ScalarFunction g = weighted();
    exact(2, mode.name() + " hvp", () -> Chain.dot(at.u(), mode.hvp(g, x, at.v())));
    if (x.length <= SMALL) {
      exact(2, mode.name() + " hessian", () -> form(at.u(), mode.hessian(g, x), at.v()));
      exact(
          2, mode.name() + " hessian, transposed", () -> form(at.v(), mode.hessian(g, x), at.u()));
    }
  }

  private static double form(double[] u, double[][] hessian, double[] v) {
    double sum = 0;
    for (int i = 0; i < hessian.length; i++) {
      sum += Chain.times(u[i], Chain.dot(hessian[i], v));
    }
    return sum;
  }

  /** {@code ⟨w, f⟩}. */
  private ScalarFunction weighted() {
    return point -> Chain.dot(Scalar.of(at.w()), f.apply(point));
  }

  /** References, which use no derivative of any rule. */
  private void reference(int order) {
    if (bounds.unknown() > 0) {
      String why = bounds.unknown() + " operations have no derivative, or one that is a choice";
      found.add(PathCheck.skipped(order, "complex step", why));
    } else if (order == 1) {
      add(1, "complex step", this::complexStep, bounds.complex(1), bounds.complex(1));
    } else {
      differencesOfComplexSteps();
    }
    highPrecision(order);
  }

  /** {@code ⟨w, J(x + t v) u⟩} by complex steps, differentiated at t = 0 by differences. */
  private void differencesOfComplexSteps() {
    try {
      double noise = bounds.noiseAcross() + ComplexStep.resolution(x, at.u());
      DerivativeEstimate estimate = DerivativeEstimate.of(this::complexStep, x, at.v(), h -> noise);
      if (!(estimate.error() <= Math.max(1, bounds.terms(2)))) {
        throw new ArithmeticException("differences do not resolve it");
      }
      double allowed = bounds.complex(2) + estimate.error();
      if (isExcused(estimate.derivative(), allowed)) {
        throw new ArithmeticException("the function changes within a step");
      }
      add(2, "complex step", estimate::derivative, allowed, allowed);
    } catch (UnsupportedOperationException | ArithmeticException e) {
      found.add(PathCheck.skipped(2, "complex step", String.valueOf(e.getMessage())));
    }
  }

  /** Steps may be too long for the function: then high precision agrees with the rules. */
  private boolean isExcused(double number, double allowed) {
    if (InnerProducts.isClose(number, bounds.expected(2), allowed)) {
      return false;
    }
    return HighPrecision.jet(f, x, at.v(), at.u(), new double[x.length])
        .map(jet -> Chain.dot(at.w(), jet.mixed()))
        .filter(exact -> InnerProducts.isClose(exact, bounds.expected(2), bounds.allowed(2)))
        .isPresent();
  }

  private double complexStep(double t) {
    double[] moved = new double[x.length];
    Arrays.setAll(moved, i -> x[i] + t * at.v()[i]);
    return Chain.dot(at.w(), new ComplexStep().jvp(f, moved, at.u()).tangent());
  }

  private double complexStep() {
    return Chain.dot(at.w(), new ComplexStep().jvp(f, x, at.v()).tangent());
  }

  /**
   * For the function as a whole: it is right even where a kink of one rule disappears in the
   * composition.
   */
  private void highPrecision(int order) {
    String name = "high precision";
    try {
      HighPrecision.Jet jet =
          HighPrecision.jet(f, x, at.v(), at.u(), new double[x.length])
              .orElseThrow(() -> new ArithmeticException("at a kink"));
      double number = Chain.dot(at.w(), order == 1 ? jet.along() : jet.mixed());
      double error = InnerProducts.size(at.w(), jet.error()[order == 1 ? 0 : 2]);
      double allowed = bounds.highPrecision(order) + error;
      boolean differs = !InnerProducts.isClose(number, bounds.expected(order), allowed);
      double most = differs ? Math.max(allowed, error + rounding(order)) : allowed;
      if (differs && bounds.unknown() > 0) {
        String why =
            "the function itself is smooth here, with " + number + ", which no rule can know";
        found.add(PathCheck.skipped(order, name, why));
      } else {
        add(order, name, () -> number, most, bounds.certain(order) + error);
      }
    } catch (UnsupportedOperationException | ArithmeticException e) {
      found.add(PathCheck.skipped(order, name, String.valueOf(e.getMessage())));
    }
  }

  /** Results of the rules are compared with the rules if the differences are of doubles. */
  private void exact(int order, String name, DoubleSupplier number) {
    double allowed = bounds.exact(order);
    add(order, name, number, bounds.isLoose() || isNaN(order), allowed, allowed);
  }

  private String whyNaN() {
    return bounds.overflow().map(where -> where + " overflows").orElse("an operation is at a kink");
  }

  /** Whether a value overflows, or a slope is a choice, and the derivative is NaN for it. */
  private boolean isNaN(int order) {
    try {
      boolean may = bounds.overflow().isPresent() || bounds.unknown() > 0;
      return may && Double.isNaN(byRules(order));
    } catch (UnsupportedOperationException | ArithmeticException e) {
      return false; // The path of the rules reports it.
    }
  }

  /** Compares a path with the expected number. */
  private void add(int order, String name, DoubleSupplier number, double allowed, double certain) {
    add(order, name, number, false, allowed, certain);
  }

  /**
   * Compares a path.
   *
   * @param byRules whether with the result of the rules
   * @param certain what is allowed without the rounding of values: what differs by more, in more
   *     than half of its digits, proves nothing
   */
  private void add(
      int order,
      String name,
      DoubleSupplier number,
      boolean byRules,
      double allowed,
      double certain) {
    if (order == 2 && Double.isNaN(bounds.expected(1))) {
      found.add(PathCheck.skipped(order, name, bounds.withoutDerivative()));
      return;
    }
    try {
      double value = number.getAsDouble();
      bounds.found(order, value);
      double expected = byRules ? byRules(order) : bounds.expected(order);
      boolean informs = byRules && !Double.isNaN(value);
      found.add(
          isNaN(order) && !informs
              ? PathCheck.skipped(order, name, "NaN by the rules: " + whyNaN())
              : compared(order, name, value, expected, allowed, certain));
    } catch (UnsupportedOperationException | ArithmeticException e) {
      found.add(PathCheck.skipped(order, name, String.valueOf(e.getMessage())));
    }
  }

  private static PathCheck compared(
      int order, String name, double value, double expected, double allowed, double certain) {
    double error = Math.abs(value - expected);
    double half = HALF * Math.max(Math.abs(value), Math.abs(expected));
    return error <= allowed && error > Math.max(certain, half)
        ? PathCheck.lost(order, name, value, expected, allowed)
        : new PathCheck(order, name, value, expected, allowed, "");
  }
}
