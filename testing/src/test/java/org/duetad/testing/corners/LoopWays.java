package org.duetad.testing.corners;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.data.MapOverRows;
import org.duetad.core.data.RowTable;
import org.duetad.core.data.SumOverRows;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.PreparedFunction;
import org.duetad.reverse.ReverseMode;

/** The ways to derivatives of a function of one number that loops, or sums over rows, repeat. */
final class LoopWays {

  private static final ReverseMode REVERSE = new ReverseMode();
  private static final ForwardMode FORWARD = new ForwardMode();
  private static final int TURNS = 20;
  private static final int LAST = TURNS - 1;

  /** Jacobians are by columns if there are at least this many, and fewer than outputs. */
  private static final int COLUMNS = 8;

  private static final RowTable ROWS = RowTable.of(ones(TURNS, 1));

  private LoopWays() {}

  /** A derivative of a function at a number. */
  @FunctionalInterface
  interface Way {
    double of(UnaryOperator<Scalar> g, double x);
  }

  /** Without loops: the derivative of an order, by the tape. */
  static Way tape(int order) {
    return order == 1
        ? (g, x) -> REVERSE.gradient(in -> g.apply(in[0]), x)[0]
        : (g, x) -> REVERSE.hvp(in -> g.apply(in[0]), one(x), one(1))[0];
  }

  static Way square() {
    return (g, x) -> {
      double slope = tape(1).of(g, x);
      return slope * slope;
    };
  }

  static Map<String, Way> first() {
    Map<String, Way> ways = new LinkedHashMap<>();
    ways.put("gradient", (g, x) -> preparedSum(sum(g), x).gradient(all(x))[LAST]);
    ways.put("pullback", (g, x) -> prepared(map(g), x).pullback(all(x), unit(TURNS))[LAST]);
    ways.put("jvp", (g, x) -> prepared(map(g), x).jvp(all(x), unit(TURNS)).tangent()[LAST]);
    ways.put("jacobian", (g, x) -> prepared(map(g), x).jacobian(all(x))[LAST][LAST]);
    ways.put("columns", LoopWays::columns);
    ways.put("recurrence", (g, x) -> preparedSum(recurrence(g), x).gradient(all(x))[LAST]);
    ways.put(
        "recurrence, jvp",
        (g, x) -> preparedSum(recurrence(g), x).jvp(all(x), unit(TURNS)).tangent()[0]);
    ways.put("rows", (g, x) -> rows(g).valueAndGradient(x).gradient()[0] / TURNS);
    ways.put(
        "rows, jvp",
        (g, x) -> FORWARD.jvp(rows(g).asVector(), one(x), one(1)).tangent()[0] / TURNS);
    ways.put("rows, Jacobian", (g, x) -> mapOverRows(g).jacobians(x)[LAST][0][0]);
    ways.put("rows, vjp", (g, x) -> REVERSE.gradient(rows(g), x)[0] / TURNS);
    return ways;
  }

  static Map<String, Way> second() {
    Map<String, Way> ways = new LinkedHashMap<>();
    ways.put("hvp", (g, x) -> preparedSum(sum(g), x).hvp(all(x), unit(TURNS))[LAST]);
    ways.put("Hessian", (g, x) -> preparedSum(sum(g), x).hessian(all(x))[LAST][LAST]);
    ways.put("recurrence", (g, x) -> preparedSum(recurrence(g), x).hvp(all(x), unit(TURNS))[LAST]);
    ways.put("rows", (g, x) -> rows(g).hvp(one(x), one(1))[0] / TURNS);
    ways.put("rows, tape", (g, x) -> REVERSE.hvp(rows(g), one(x), one(1))[0] / TURNS);
    ways.put(
        "rows, FR",
        (g, x) -> FORWARD.jacobian(at -> REVERSE.gradient(rows(g), at), x)[0][0] / TURNS);
    return ways;
  }

  /** Products of two first derivatives. */
  static Map<String, Way> squares() {
    Map<String, Way> ways = new LinkedHashMap<>();
    ways.put(
        "Gauss-Newton",
        (g, x) -> {
          SumOverRows squares = SumOverRows.ofSquares((w, r) -> row(g, w, r), 1, ROWS);
          return squares.gaussNewtonProduct(one(x), one(1))[0] / TURNS;
        });
    return ways;
  }

  private static PreparedFunction prepared(VectorFunction f, double x) {
    return REVERSE.prepare(f, all(x));
  }

  private static PreparedFunction preparedSum(ScalarFunction f, double x) {
    return REVERSE.prepare(f.asVector(), all(x));
  }

  private static VectorFunction map(UnaryOperator<Scalar> g) {
    return x -> Arrays.stream(x).map(g).toArray(Scalar[]::new);
  }

  private static ScalarFunction sum(UnaryOperator<Scalar> g) {
    return x -> Scalar.sum(map(g).apply(x));
  }

  /** Each turn reads the result of the one before. */
  private static ScalarFunction recurrence(UnaryOperator<Scalar> g) {
    return x -> {
      Scalar y = Scalar.of(0.0);
      for (Scalar in : x) {
        y = y.multiply(0.5).add(g.apply(in));
      }
      return y;
    };
  }

  private static double columns(UnaryOperator<Scalar> g, double x) {
    VectorFunction f =
        in -> {
          Scalar[] y = new Scalar[COLUMNS + 1];
          Arrays.setAll(y, i -> g.apply(in[i % COLUMNS]));
          return y;
        };
    double[] at = filled(COLUMNS, x);
    return REVERSE.prepare(f, at).jacobian(at)[1][1];
  }

  private static SumOverRows rows(UnaryOperator<Scalar> g) {
    return SumOverRows.of((w, r) -> row(g, w, r)[0], ROWS);
  }

  private static MapOverRows mapOverRows(UnaryOperator<Scalar> g) {
    return MapOverRows.of((w, r) -> row(g, w, r), 1, ROWS);
  }

  /** In each row the datum is 1. */
  private static Scalar[] row(UnaryOperator<Scalar> g, Scalar[] w, Scalar[] r) {
    return new Scalar[] {g.apply(w[0].multiply(r[0]))};
  }

  private static double[] all(double x) {
    return filled(TURNS, x);
  }

  private static double[] one(double x) {
    return filled(1, x);
  }

  private static double[] filled(int n, double x) {
    double[] all = new double[n];
    Arrays.fill(all, x);
    return all;
  }

  private static double[] unit(int n) {
    double[] unit = new double[n];
    unit[n - 1] = 1;
    return unit;
  }

  private static double[][] ones(int rows, int columns) {
    double[][] ones = new double[rows][];
    Arrays.setAll(ones, row -> filled(columns, 1));
    return ones;
  }
}
