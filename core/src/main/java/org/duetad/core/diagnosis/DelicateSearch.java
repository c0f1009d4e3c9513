package org.duetad.core.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.nested.Nested;
import org.duetad.core.program.Passes;
import org.duetad.core.program.Program;
import org.duetad.core.program.instruction.Applied;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Values;
import org.duetad.core.rules.Arithmetic;
import org.duetad.core.rules.Domain;

/**
 * Looks for delicate points of a function. From points spread over the box, Newton steps along the
 * gradient of an operand lead to where the operand is at a kink, at a bound of its rule's domain,
 * or where a divisor is 0; these points, and those that the steps pass, are diagnosed.
 */
final class DelicateSearch {

  private static final int STARTS = 12;
  private static final int STEPS = 12;

  /** A bound of a domain beyond this is no place that a rule knows. */
  private static final double FAR = 1e6;

  /** Rounding errors that are this large, relative to what they are errors of, are reported. */
  private static final double LARGE = 1e-6;

  private final ScalarFunction f;
  private final Box box;
  private final Map<String, Suspect> found = new LinkedHashMap<>();

  DelicateSearch(ScalarFunction f, Box box) {
    this.f = f;
    this.box = box;
  }

  /** An operand of the recorded program that may be led to a delicate value. */
  private record Aim(int slot, double target) {}

  List<Suspect> found() {
    for (double[] start : starts()) {
      look(start);
      for (Aim aim : aims(start)) {
        approach(start, aim);
      }
    }
    return List.copyOf(found.values());
  }

  /** The middle, the corners along the diagonal, and points of a sequence of low discrepancy. */
  private List<double[]> starts() {
    int n = box.low().length;
    List<double[]> starts = new ArrayList<>();
    for (double part : new double[] {0.5, 0, 1}) {
      double[] unit = new double[n];
      Arrays.fill(unit, part);
      starts.add(box.at(unit));
    }
    double[] alphas = alphas(n);
    for (int k = 1; k <= STARTS; k++) {
      double[] unit = new double[n];
      int turn = k;
      Arrays.setAll(unit, i -> (0.5 + turn * alphas[i]) % 1);
      starts.add(box.at(unit));
    }
    return starts;
  }

  /** Powers of the inverse of the root of {@code t^(n+1) = t + 1} (Roberts, 2018). */
  private static double[] alphas(int n) {
    double root = 2;
    for (int i = 0; i < 60; i++) {
      root = Math.pow(1 + root, 1.0 / (n + 1));
    }
    double[] alphas = new double[n];
    double base = root;
    Arrays.setAll(alphas, i -> Math.pow(1 / base, i + 1.0) % 1);
    return alphas;
  }

  private List<Aim> aims(double... x) {
    List<Aim> aims = new ArrayList<>();
    try {
      Program program = Program.record(f.asVector(), x);
      for (Instruction instruction : program.instructions()) {
        if (instruction instanceof Applied.Unary a) {
          add(aims, program, a.x(), a.rule().domain());
        } else if (instruction instanceof Applied.Binary a) {
          add(aims, program, a.x(), a.rule().left());
          add(aims, program, a.y(), a.rule().right());
          if (a.rule().equals(Arithmetic.DIVIDE) && program.isActive(a.y())) {
            aims.add(new Aim(a.y(), 0));
          }
        }
      }
    } catch (ArithmeticException | IllegalArgumentException e) {
      return List.of(); // There is no value.
    }
    return aims;
  }

  private static void add(List<Aim> aims, Program program, int slot, Domain domain) {
    if (program.isActive(slot)) {
      DoubleStream kinks = domain.kinks().stream().mapToDouble(Double::doubleValue);
      DoubleStream.concat(kinks, DoubleStream.of(domain.low(), domain.high()))
          .filter(target -> Math.abs(target) < FAR)
          .distinct()
          .forEach(target -> aims.add(new Aim(slot, target)));
    }
  }

  private void approach(double[] start, Aim aim) {
    double[] x = start;
    for (int step = 0; step < STEPS; step++) {
      double[] next = step(x, aim);
      if (next.length == 0 || Arrays.equals(next, x)) {
        break;
      }
      x = next;
    }
    look(x);
    double[] beyond = x.clone();
    double[] from = x;
    Arrays.setAll(beyond, i -> from[i] + 1e-9 * Math.signum(from[i] - start[i]));
    look(box.nearest(beyond));
  }

  /** {@code x + (target - v)/|∇v|² ∇v} within the box; nothing where that is no number. */
  private double[] step(double[] x, Aim aim) {
    try {
      Program program = Program.record(f.asVector(), x);
      if (aim.slot >= program.slots() || !program.isActive(aim.slot)) {
        return new double[0]; // On another branch.
      }
      Values values = Passes.run(program, Scalar.of(x));
      if (!(values.get(aim.slot) instanceof Scalar v)) {
        return new double[0];
      }
      double[] gradient = gradient(program, values, aim.slot, x.length);
      double square = Arrays.stream(gradient).map(g -> g * g).sum();
      double rest = aim.target - v.value();
      double[] next = new double[x.length];
      Arrays.setAll(next, i -> x[i] + rest / square * gradient[i]);
      boolean finite = Arrays.stream(next).allMatch(Double::isFinite);
      return finite ? box.nearest(next) : new double[0];
    } catch (ArithmeticException | IllegalArgumentException | UnsupportedOperationException e) {
      return new double[0]; // There is no value, or no derivative.
    }
  }

  private static double[] gradient(Program program, Values values, int slot, int n) {
    double[] gradient = new double[n];
    for (int i = 0; i < n; i++) {
      Object[] dx = new Object[n];
      Arrays.fill(dx, Scalar.of(0.0));
      dx[i] = Scalar.of(1.0);
      Values tangents = Passes.push(program, values, dx);
      gradient[i] = tangents.find(slot) instanceof Scalar t ? t.primal() : 0;
    }
    return gradient;
  }

  private void look(double... x) {
    try {
      Diagnosis diagnosis = Diagnosis.of(f.asVector(), x);
      for (Anomaly anomaly : diagnosis.anomalies()) {
        boolean isNaN = Double.isNaN(anomaly.number());
        add(
            isNaN ? Suspect.Kind.NAN : Suspect.Kind.INFINITY,
            x,
            anomaly.pass() + " " + anomaly.operation(),
            anomaly.toString());
      }
      for (Kink kink : diagnosis.kinks()) {
        add(Suspect.Kind.KINK, x, kink.rule() + kink.line(), kink.toString());
      }
      if (diagnosis.isClean()) {
        lookAtRounding(x);
      }
    } catch (ArithmeticException | IllegalArgumentException | UnsupportedOperationException e) {
      add(Suspect.Kind.NAN, x, "none", "no value or no derivative: " + e.getMessage());
    }
  }

  private void lookAtRounding(double... x) {
    RoundingError rounding = Diagnosis.roundingError(f, x);
    if (rounding.valueEstimate() > LARGE * Math.abs(rounding.value())) {
      add(Suspect.Kind.ROUNDING, x, "value", "of the value: " + rounding);
    }
    double[] gradient = rounding.gradient();
    double largest = Arrays.stream(gradient).map(Math::abs).max().orElse(0);
    double error = Arrays.stream(rounding.gradientEstimate()).max().orElse(0);
    if (error > LARGE * largest) {
      add(Suspect.Kind.ROUNDING, x, "gradient", "of the gradient: " + rounding);
    }
    double[] v = new double[x.length];
    double along = 0;
    double allowed = Double.MIN_NORMAL;
    for (int i = 0; i < v.length; i++) {
      v[i] = 1 + 0.5 * i / v.length;
      along += v[i] * gradient[i];
      allowed += v[i] * (2 * rounding.gradientBound()[i] + v.length * Math.ulp(gradient[i]));
    }
    double pushed = Nested.jvp(f.asVector(), Scalar.of(x), Scalar.of(v)).tangent()[0].value();
    if (!(Math.abs(pushed - along) <= allowed)) {
      add(Suspect.Kind.DISAGREEMENT, x, "jvp", "tangent " + pushed + ", adjoints " + along);
    }
  }

  /** Of those that are alike the first. */
  private void add(Suspect.Kind kind, double[] x, String alike, String what) {
    found.putIfAbsent(kind + alike, new Suspect(kind, x, what));
  }
}
