package org.duetad.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.duetad.core.Chain;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.Jvp;
import org.duetad.core.mode.ProgramMode;
import org.duetad.core.mode.Vjp;
import org.duetad.forward.ForwardMode;
import org.duetad.forward.TaylorMode;
import org.duetad.reverse.CompiledMode;
import org.duetad.reverse.ReverseMode;

/** Values, tangents and adjoints of every mode. */
final class FirstOrderLaws {

  private final FunctionAtPoint at;

  FirstOrderLaws(FunctionAtPoint at) {
    this.at = at;
  }

  /** All modes. */
  static List<Differentiator> modes() {
    return List.of(
        new ForwardMode(),
        new ReverseMode(),
        new TaylorMode(),
        new ProgramMode(),
        new CompiledMode());
  }

  List<DerivativeLaw> all() {
    List<DerivativeLaw> laws = new ArrayList<>();
    modes().forEach(mode -> laws.addAll(of(mode)));
    return laws;
  }

  /** Those of one mode. */
  List<DerivativeLaw> of(Differentiator mode) {
    String name = mode.name();
    return List.of(
        new DerivativeLaw(name + ": the value has the bits of the plain one", () -> value(mode)),
        new DerivativeLaw(name + ": tangents agree with reverse mode", () -> jvp(mode)),
        new DerivativeLaw(name + ": adjoints agree with reverse mode", () -> vjp(mode)),
        new DerivativeLaw(name + ": ⟨w, Jv⟩ = ⟨Jᵀw, v⟩", () -> identity(mode)));
  }

  private void value(Differentiator mode) {
    double[] plain = at.function().value(at.point());
    Jvp pushed = mode.jvp(at.function(), at.point(), direction());
    at.failure("value by " + mode.name() + "'s jvp").unlessSameBits(plain, pushed.value());
    Vjp pulled = mode.vjp(at.function(), at.point());
    at.failure("value by " + mode.name() + "'s vjp").unlessSameBits(plain, pulled.value());
  }

  /** Along no axis, and the same each time. */
  private double[] direction() {
    return new SplittableRandom(17).doubles(at.point().length, -1, 1).toArray();
  }

  private double[] weights() {
    return FunctionAtPoint.weights(at.function().value(at.point()).length);
  }

  /** By the mode that the others are compared with. */
  private double[] gradient() {
    return new ReverseMode().gradient(at.weighted(), at.point());
  }

  private double allowedAlong(double[] v) {
    double[] allowed = Roundings.ofTwoGradients(at);
    double[] gradient = gradient();
    double sum = Double.MIN_VALUE;
    for (int i = 0; i < v.length; i++) {
      sum += Math.abs(v[i]) * (allowed[i] + v.length * Math.ulp(gradient[i]));
    }
    return sum;
  }

  private void jvp(Differentiator mode) {
    double[] v = direction();
    double[] tangent = mode.jvp(at.function(), at.point(), v).tangent();
    double[] expected = {Chain.dot(gradient(), v)};
    at.failure("⟨w, Jv⟩ by " + mode.name())
        .unlessClose(
            expected, new double[] {Chain.dot(weights(), tangent)}, new double[] {allowedAlong(v)});
  }

  private void vjp(Differentiator mode) {
    double[] adjoint = mode.vjp(at.function(), at.point()).pullback(weights());
    at.failure("Jᵀw by " + mode.name())
        .unlessClose(gradient(), adjoint, Roundings.ofTwoGradients(at));
  }

  private void identity(Differentiator mode) {
    double[] v = direction();
    double pushed = Chain.dot(weights(), mode.jvp(at.function(), at.point(), v).tangent());
    double pulled = Chain.dot(mode.vjp(at.function(), at.point()).pullback(weights()), v);
    at.failure("⟨Jᵀw, v⟩ by " + mode.name())
        .unlessClose(new double[] {pushed}, new double[] {pulled}, new double[] {allowedAlong(v)});
  }
}
