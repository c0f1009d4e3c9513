package org.duetad.testing.corners;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.duetad.checkpoint.block.Checkpoint;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.kernel.KernelMode;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.ProgramMode;
import org.duetad.core.mode.RecordedFunction;
import org.duetad.core.program.Program;
import org.duetad.forward.ForwardMode;
import org.duetad.forward.TaylorMode;
import org.duetad.reverse.ReverseMode;

/**
 * The ways to the derivatives of order 0 to 3 of a function of n operands: each gives all n^order
 * of them, the operand that is differentiated by last first; what a way does not give is NaN by
 * name.
 */
public final class Ways {

  static final Differentiator FORWARD = new ForwardMode();
  static final ReverseMode REVERSE = new ReverseMode();
  static final Differentiator PROGRAM = new ProgramMode();
  static final Differentiator KERNEL = new KernelMode();

  /** Of a way that gives derivatives by one operand only, the mixed ones. */
  static final double NONE = Double.longBitsToDouble(0x7ff8dead00000000L);

  private static final int TURNS = 17;

  @FunctionalInterface
  public interface Way {
    double[] of(ScalarFunction f, double... x);
  }

  private Ways() {}

  public static Map<String, Way> ofOrder(int order) {
    return switch (order) {
      case 0 -> values();
      case 1 -> first();
      case 2 -> second();
      case 3 -> third();
      default -> throw new IllegalArgumentException("order " + order);
    };
  }

  private static Map<String, Way> values() {
    Map<String, Way> ways = new LinkedHashMap<>();
    ways.put("forward", (f, x) -> FORWARD.jvp(f.asVector(), x, x).value());
    ways.put("reverse", (f, x) -> REVERSE.vjp(f.asVector(), x).value());
    ways.put("program", (f, x) -> Program.record(f.asVector(), x).evaluate(x));
    ways.put("by kernels", (f, x) -> KERNEL.vjp(f.asVector(), x).value());
    ways.put("taylor", (f, x) -> taylor(f, x, 0));
    ways.put("checkpointed", (f, x) -> REVERSE.vjp(checkpointed(f).asVector(), x).value());
    return ways;
  }

  private static Map<String, Way> first() {
    Map<String, Way> ways = new LinkedHashMap<>();
    ways.put("forward", FORWARD::gradient);
    ways.put("reverse", REVERSE::gradient);
    ways.put("program, adjoint", PROGRAM::gradient);
    ways.put("program, tangent", Ways::tangents);
    ways.put("recorded", (f, x) -> REVERSE.gradient(recorded(f, x), x));
    ways.put("by kernels", KERNEL::gradient);
    ways.put("checkpointed", (f, x) -> REVERSE.gradient(checkpointed(f), x));
    ways.put("prepared", (f, x) -> REVERSE.prepare(f.asVector(), x).gradient(x));
    ways.put("kernel", Ways::kernel);
    ways.put("kernel, tangent", Ways::kernelTangents);
    ways.put("taylor", (f, x) -> taylor(f, x, 1));
    return ways;
  }

  private static Map<String, Way> second() {
    Map<String, Way> ways = new LinkedHashMap<>();
    ways.put("tape", Ways::tape);
    ways.put("FF", nested(FORWARD, FORWARD));
    ways.put("FR", nested(FORWARD, REVERSE));
    ways.put("RF", nested(REVERSE, FORWARD));
    ways.put("RR", nested(REVERSE, REVERSE));
    ways.put("PP", nested(PROGRAM, PROGRAM));
    ways.put("adjoint's tangent", Ways::adjointsTangent);
    ways.put("adjoint's adjoint", Ways::adjointsAdjoint);
    ways.put("recorded, tape", (f, x) -> tape(recorded(f, x), x));
    ways.put("recorded, RF", (f, x) -> nested(REVERSE, FORWARD).of(recorded(f, x), x));
    ways.put("checkpointed, tape", (f, x) -> tape(checkpointed(f), x));
    ways.put("checkpointed, FR", (f, x) -> nested(FORWARD, REVERSE).of(checkpointed(f), x));
    ways.put("prepared", (f, x) -> flat(REVERSE.prepare(f.asVector(), x).hessian(x)));
    ways.put("taylor", (f, x) -> taylor(f, x, 2));
    return ways;
  }

  private static Map<String, Way> third() {
    Map<String, Way> ways = new LinkedHashMap<>();
    ways.put("tape of F", (f, x) -> tapes(FORWARD, f, x));
    ways.put("tape of R", (f, x) -> tapes(REVERSE, f, x));
    ways.put("FFF", nested(FORWARD, FORWARD, FORWARD));
    ways.put("FRF", nested(FORWARD, REVERSE, FORWARD));
    ways.put("RFR", nested(REVERSE, FORWARD, REVERSE));
    ways.put("RRR", nested(REVERSE, REVERSE, REVERSE));
    ways.put("taylor", (f, x) -> taylor(f, x, 3));
    return ways;
  }

  private static double[] flat(double[][] rows) {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
  }

  private static double[] unit(int n, int i) {
    double[] unit = new double[n];
    unit[i] = 1;
    return unit;
  }

  private static double[] tangents(ScalarFunction f, double... x) {
    return IntStream.range(0, x.length)
        .mapToDouble(i -> PROGRAM.jvp(f.asVector(), x, unit(x.length, i)).tangent()[0])
        .toArray();
  }

  private static ScalarFunction recorded(ScalarFunction f, double... x) {
    RecordedFunction recorded = RecordedFunction.of(f.asVector(), x);
    return at -> recorded.apply(at)[0];
  }

  private static ScalarFunction checkpointed(ScalarFunction f) {
    return Checkpoint.ofScalar(f);
  }

  /** So many equal outputs that {@code prepare} makes a kernel. */
  private static Scalar[] repeated(ScalarFunction f, Scalar... x) {
    return IntStream.range(0, TURNS).mapToObj(k -> f.apply(x)).toArray(Scalar[]::new);
  }

  private static double[] kernel(ScalarFunction f, double... x) {
    return REVERSE.prepare(in -> repeated(f, in), x).pullback(x, unit(TURNS, 1));
  }

  private static double[] kernelTangents(ScalarFunction f, double... x) {
    var prepared = REVERSE.prepare(in -> repeated(f, in), x);
    return IntStream.range(0, x.length)
        .mapToDouble(i -> prepared.jvp(x, unit(x.length, i)).tangent()[1])
        .toArray();
  }

  private static double[] tape(ScalarFunction f, double... x) {
    return IntStream.range(0, x.length)
        .mapToObj(i -> REVERSE.hvp(f, x, unit(x.length, i)))
        .flatMapToDouble(Arrays::stream)
        .toArray();
  }

  private static Way nested(Differentiator outer, Differentiator inner) {
    return (f, x) -> transposed(outer.jacobian(at -> inner.gradient(f, at), x));
  }

  /** Rows by the operand that was differentiated by last. */
  private static double[] transposed(double[][] rows) {
    double[][] columns = new double[rows[0].length][rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int k = 0; k < rows[i].length; k++) {
        columns[k][i] = rows[i][k];
      }
    }
    return flat(columns);
  }

  private static Way nested(Differentiator outer, Differentiator middle, Differentiator inner) {
    return (f, x) ->
        transposed(
            outer.jacobian(
                at ->
                    Stream.of(middle.jacobian(z -> inner.gradient(f, z), at))
                        .flatMap(Arrays::stream)
                        .toArray(Scalar[]::new),
                x));
  }

  private static double[] tapes(Differentiator inner, ScalarFunction f, double... x) {
    double[] all = new double[x.length * x.length * x.length];
    for (int k = 0; k < x.length; k++) {
      int component = k;
      double[] second = tape(at -> inner.gradient(f, at)[component], x);
      for (int i = 0; i < second.length; i++) {
        all[i * x.length + k] = second[i];
      }
    }
    return all;
  }

  private static double[] adjointsTangent(ScalarFunction f, double... x) {
    Program second = Program.record(f.asVector(), x).adjoint().tangent();
    int n = x.length;
    double[] all = new double[n * n];
    for (int i = 0; i < n; i++) {
      double[] in = new double[2 * n + 2];
      System.arraycopy(x, 0, in, 0, n);
      in[n] = 1;
      in[n + 1 + i] = 1;
      System.arraycopy(second.evaluate(in), n + 2, all, i * n, n);
    }
    return all;
  }

  private static double[] adjointsAdjoint(ScalarFunction f, double... x) {
    Program second = Program.record(f.asVector(), x).adjoint().adjoint();
    int n = x.length;
    double[][] rows = new double[n][];
    for (int i = 0; i < n; i++) {
      double[] in = new double[2 * n + 2];
      System.arraycopy(x, 0, in, 0, n);
      in[n] = 1;
      in[n + 2 + i] = 1;
      rows[i] = Arrays.copyOfRange(second.evaluate(in), n + 1, 2 * n + 1);
    }
    return transposed(rows);
  }

  private static double[][] columns(double... x) {
    return Arrays.stream(x).mapToObj(xi -> new double[] {xi}).toArray(double[][]::new);
  }

  private static double[] taylor(ScalarFunction f, double[] x, int order) {
    int n = x.length;
    if (order == 0) {
      return TaylorMode.coefficients(f.asVector(), columns(x))[0];
    }
    double[] all = new double[(int) Math.pow(n, order)];
    Arrays.fill(all, NONE);
    int apart = IntStream.range(0, order).map(k -> (int) Math.pow(n, k)).sum();
    for (int i = 0; i < n; i++) {
      double[][] line = new double[n][order + 1];
      for (int k = 0; k < n; k++) {
        line[k][0] = x[k];
      }
      line[i][1] = 1;
      double factorial = order == 3 ? 6 : order;
      all[i * apart] = factorial * TaylorMode.coefficients(f.asVector(), line)[0][order];
    }
    return all;
  }

  public static boolean isNone(double d) {
    return Double.doubleToRawLongBits(d) == Double.doubleToRawLongBits(NONE);
  }
}
