package org.duetad.core.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.duetad.core.Chain;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.reference.ComplexStep;
import org.duetad.core.reference.HighPrecision;

/** All paths to the derivatives of one function at one point. */
final class PathChecks {

  /** A Hessian is asked for up to so many inputs. */
  private static final int SMALL = 64;

  /** Rules of the complex step are right to so much. */
  private static final double COMPLEX = 1e-12;

  /** Differences of the complex step's gradients are right to so much. */
  private static final double DIFFERENCES = 1e-6;

  private final VectorFunction f;
  private final double[] x;
  private final ProbeDirections at;
  private final AdjointIdentity identity;

  /** The derivatives of both orders by the rules, along the recorded program. */
  private final double[] own;

  private final List<PathCheck> found = new ArrayList<>();

  PathChecks(VectorFunction f, double[] x, ProbeDirections at, AdjointIdentity identity) {
    this.f = f;
    this.x = x;
    this.at = at;
    this.identity = identity;
    LocalDerivatives local = new LocalDerivatives(f, x);
    this.own =
        new double[] {
          Double.NaN,
          Chain.dot(local.pull(at.w()), at.v()),
          Chain.dot(local.pullAlong(at.w(), at.v()), at.u())
        };
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

  /** The first output whose bits are other than those of the plain evaluation. */
  private void value(Differentiator mode, double[] plain) {
    String name = mode.name() + " value";
    double[] value = mode.jvp(f, x, at.v()).value();
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
    add(
        order,
        "program, rule by rule",
        () -> own[order],
        identity.expected(order),
        identity.allowed(order));
  }

  private void first(Differentiator mode) {
    exact(1, mode.name() + " jvp", () -> Chain.dot(at.w(), mode.jvp(f, x, at.v()).tangent()));
    exact(1, mode.name() + " vjp", () -> Chain.dot(mode.vjp(f, x).pullback(at.w()), at.v()));
    exact(1, mode.name() + " gradient", () -> Chain.dot(mode.gradient(weighted(), x), at.v()));
  }

  private void second(SecondOrderPath path) {
    exact(2, path.name(), () -> Chain.dot(at.u(), path.hvp(weighted(), x, at.v())));
  }

  private void hessian(Differentiator mode) {
    ScalarFunction g = weighted();
    exact(2, mode.name() + " hvp", () -> Chain.dot(at.u(), mode.hvp(g, x, at.v())));
    if (x.length <= SMALL) {
      exact(2, mode.name() + " hessian", () -> form(mode.hessian(g, x)));
    }
  }

  private double form(double[][] hessian) {
    double sum = 0;
    for (int i = 0; i < hessian.length; i++) {
      sum += Chain.times(at.u()[i], Chain.dot(hessian[i], at.v()));
    }
    return sum;
  }

  /** {@code ⟨w, f⟩}. */
  private ScalarFunction weighted() {
    return point -> Chain.dot(Scalar.of(at.w()), f.apply(point));
  }

  private void reference(int order) {
    long unknown = identity.count(ReferenceDerivatives.Source.NONE);
    if (unknown > 0) {
      String why = "the derivatives of " + unknown + " operations are a choice, or do not exist";
      found.add(PathCheck.skipped(order, "complex step", why));
      found.add(PathCheck.skipped(order, "high precision", why));
      return;
    }
    double rounding = identity.rounding() * (order == 1 ? 1 : InnerProducts.rate(x, at.u()));
    double allowed = identity.allowed(order) + rounding;
    double complex = (order == 1 ? COMPLEX : DIFFERENCES) * identity.terms(order);
    add(
        order,
        "complex step",
        () -> complexStep(order),
        identity.expected(order),
        allowed + complex);
    add(order, "high precision", () -> highPrecision(order), identity.expected(order), allowed);
  }

  private double complexStep(int order) {
    ComplexStep mode = new ComplexStep();
    return order == 1
        ? Chain.dot(at.w(), mode.jvp(f, x, at.v()).tangent())
        : Chain.dot(at.u(), mode.hvp(weighted(), x, at.v()));
  }

  private double highPrecision(int order) {
    HighPrecision.Jet jet =
        HighPrecision.jet(f, x, at.v(), at.u(), new double[x.length])
            .orElseThrow(() -> new ArithmeticException("at a kink"));
    return Chain.dot(at.w(), order == 1 ? jet.along() : jet.mixed());
  }

  /** What goes by the rules is compared with the rules if the differences are of doubles. */
  private void exact(int order, String name, DoubleSupplier number) {
    boolean loose = identity.count(ReferenceDerivatives.Source.DIFFERENCES) > 0;
    double expected = loose ? own[order] : identity.expected(order);
    add(order, name, number, expected, identity.exact(order));
  }

  private void add(int order, String name, DoubleSupplier number, double expected, double allowed) {
    try {
      found.add(new PathCheck(order, name, number.getAsDouble(), expected, allowed, ""));
    } catch (UnsupportedOperationException | ArithmeticException e) {
      found.add(PathCheck.skipped(order, name, String.valueOf(e.getMessage())));
    }
  }
}
