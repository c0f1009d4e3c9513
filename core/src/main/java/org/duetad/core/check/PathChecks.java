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
    add(order, "program, rule by rule", () -> byRules(order), false, bounds.allowed(order));
  }

  private double byRules(int order) {
    if (Double.isNaN(own[order])) {
      double[] w = at.w();
      VectorFunction gradient = point -> BY_PROGRAMS.vjp(f, point).pullback(Scalar.of(w));
      own[order] =
          order == 1
              ? Chain.dot(BY_PROGRAMS.vjp(f, x).pullback(w), at.v())
              : Chain.dot(BY_PROGRAMS.jvp(gradient, x, at.v()).tangent(), at.u());
    }
    return own[order];
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
      add(1, "complex step", this::complexStep, false, bounds.complex(1));
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
      add(2, "complex step", estimate::derivative, false, allowed);
    } catch (UnsupportedOperationException | ArithmeticException e) {
      found.add(PathCheck.skipped(2, "complex step", String.valueOf(e.getMessage())));
    }
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
      if (differs && bounds.unknown() > 0) {
        String why =
            "the function itself is smooth here, with " + number + ", which no rule can know";
        found.add(PathCheck.skipped(order, name, why));
      } else {
        add(order, name, () -> number, false, allowed);
      }
    } catch (UnsupportedOperationException | ArithmeticException e) {
      found.add(PathCheck.skipped(order, name, String.valueOf(e.getMessage())));
    }
  }

  /** Results of the rules are compared with the rules if the differences are of doubles. */
  private void exact(int order, String name, DoubleSupplier number) {
    add(order, name, number, bounds.isLoose() || isLost(order), bounds.exact(order));
  }

  private String whyLost() {
    return bounds.overflow().map(where -> where + " overflows").orElse("an operation is at a kink");
  }

  /** Whether a value overflows, or a slope is a choice, and the derivative is NaN for it. */
  private boolean isLost(int order) {
    try {
      boolean may = bounds.overflow().isPresent() || bounds.unknown() > 0;
      return may && Double.isNaN(byRules(order));
    } catch (UnsupportedOperationException | ArithmeticException e) {
      return false; // The path of the rules reports it.
    }
  }

  private void add(int order, String name, DoubleSupplier number, boolean byRules, double allowed) {
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
          isLost(order) && !informs
              ? PathCheck.skipped(order, name, "NaN by the rules: " + whyLost())
              : new PathCheck(order, name, value, expected, allowed, ""));
    } catch (UnsupportedOperationException | ArithmeticException e) {
      found.add(PathCheck.skipped(order, name, String.valueOf(e.getMessage())));
    }
  }
}
