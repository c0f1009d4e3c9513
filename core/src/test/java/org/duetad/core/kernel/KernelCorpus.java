package org.duetad.core.kernel;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.program.Program;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.RuleTable;
import org.duetad.core.rules.UnaryRule;

/** Programs on which whatever executes kernels is compared with the others. */
public final class KernelCorpus {

  private static final int TURNS = 37;

  private KernelCorpus() {}

  /** The programs, by names. */
  public static Map<String, Program> programs() {
    Map<String, Program> all = new LinkedHashMap<>();
    add(all, "diffused", KernelTest::diffused, KernelTest.CELLS + 1);
    add(all, "mixture", KernelTest::mixture, 28);
    add(all, "recurrent", KernelTest::recurrent, 27);
    add(all, "gated", KernelCorpus::gated, 31);
    add(all, "valley", KernelTest::valley, KernelTest.CELLS + 1);
    add(all, "scanned", KernelTest::scanned, 3);
    add(all, "gathered", KernelTest::gathered, 23);
    add(all, "mixed", KernelTest::mixed, 20);
    add(all, "Rosenbrock", KernelCorpus::rosenbrock, 100);
    add(all, "powers", KernelCorpus::powers, 2);
    add(all, "regression", KernelCorpus::regression, 5);
    add(all, "clusters", KernelCorpus::clusters, 15);
    add(all, "wide regression", KernelCorpus::regression, 21);
    add(all, "long", KernelCorpus::longTurn, 12);
    add(all, "ranges", KernelCorpus::ranges, TURNS);
    add(all, "weights", KernelCorpus::weights, 300);
    add(all, "inputs", x -> new Scalar[] {x[2], x[0], Scalar.of(2)}, 3);
    for (UnaryRule rule : RuleTable.unary()) {
      all.put(rule + " of each", Program.record(x -> each(rule, x), near(rule, 3 * TURNS)));
      all.put(rule + " of few", Program.record(x -> each(rule, x), near(rule, 2)));
    }
    for (BinaryRule rule : RuleTable.binary()) {
      add(all, rule + " of each", x -> each(rule, x), TURNS);
      add(all, rule + " of few", x -> each(rule, x), 2);
    }
    return all;
  }

  /** Steps of 14 numbers, in each of which functions of functions follow each other. */
  private static Scalar[] gated(Scalar... x) {
    Scalar[] state = Arrays.copyOf(x, 14);
    for (int step = 0; step < TURNS; step++) {
      for (int i = 0; i < state.length; i++) {
        Scalar gate = state[i].multiply(x[14 + i]).add(x[28]).sigmoid();
        Scalar cell = gate.multiply(state[i].multiply(x[29]).tanh()).add(state[i]);
        state[i] = cell.tanh().multiply(gate.multiply(x[30]).exp().sqrt().log()).softplus();
      }
    }
    return new Scalar[] {Scalar.dot(state, state), state[3]};
  }

  /** Functions with sums in chunks. */
  public static Map<String, Program> chunks() {
    Map<String, Program> all = new LinkedHashMap<>();
    add(all, "chunks", x -> layer(530, x), 22);
    return all;
  }

  /** Functions of which a slope, a product with an adjoint, or a value underflows. */
  public static Map<String, Program> underflows() {
    Map<String, Program> all = new LinkedHashMap<>();
    put(all, "|1e-150 x|", x -> x.multiply(1e-150).abs(), 1e-200);
    put(all, "(1e-150 x)²", x -> x.square().multiply(1e-150).selu(), 1e-100);
    put(all, "factors", x -> x.multiply(1e-300).multiply(1e-40).multiply(1e200), 1.5);
    put(all, "divisors", x -> x.divide(1e300).divide(1e40).divide(1e-200), 1.5);
    put(all, "x / 1e-200", x -> flat(x.divide(1e-200)), 1e-200);
    put(all, "1e-250 / x", x -> flat(Scalar.of(1e-250).divide(x)), 1e-225);
    put(all, "1 / x", x -> flat(Scalar.of(1).divide(x)), 1e-49);
    put(all, "log x", x -> flat(x.log()), 1e-200);
    put(all, "log 0", x -> flat(x.multiply(0).log().add(x)), 1e-200);
    put(all, "√x", x -> flat(flat(x.sqrt()).sqrt()), 1e-300);
    put(all, "atan2", x -> flat(x.atan2(x.multiply(2))), 1e-200);
    put(all, "x^0.1", x -> flat(x.pow(Scalar.of(0.1))), 1e-300);
    put(all, "x²⁄x", x -> flat(x.square()).divide(x), 1e-160);
    put(all, "max", x -> x.multiply(1e-150).max(flat(x)), 1e-200);
    put(all, "relu", x -> x.multiply(1e-150).relu(), 1e-200);
    put(all, "slope of relu", x -> Scalar.select(flat(x), x, x.negate()), 1);
    put(all, "exact zero", x -> x.subtract(x).abs(), 1);
    return all;
  }

  private static Scalar flat(Scalar x) {
    return x.multiply(1e-200).multiply(1e-150);
  }

  private static void put(
      Map<String, Program> all, String name, UnaryOperator<Scalar> f, double x) {
    all.put(name, Program.record(in -> new Scalar[] {f.apply(in[0])}, x));
    double[] many = new double[TURNS];
    Arrays.fill(many, x);
    UnaryOperator<Scalar[]> each = in -> Arrays.stream(in).map(f).toArray(Scalar[]::new);
    all.put(name + " in lanes", Program.record(each::apply, many));
    all.put(name + " in turns", Program.record(in -> chained(each.apply(in)), many));
  }

  private static Scalar[] chained(Scalar... terms) {
    Scalar sum = Scalar.of(0.0);
    for (Scalar term : terms) {
      sum = sum.multiply(0.5).add(term);
    }
    return new Scalar[] {sum};
  }

  /** Random functions, as many as are wanted, from a seed on. */
  public static Map<String, Program> random(long seed, int count) {
    Map<String, Program> all = new LinkedHashMap<>();
    for (long k = seed; k < seed + count; k++) {
      double[] x = DrawnFunction.point(new SplittableRandom(k));
      all.put("function " + k, Program.record(new DrawnFunction(k, 500, false), x));
    }
    return all;
  }

  private static void add(Map<String, Program> all, String name, VectorFunction f, int n) {
    double[] x = new double[n];
    Arrays.setAll(x, i -> 0.6 + 0.3 * Math.sin(7 * i + 1));
    all.put(name, Program.record(f, x));
  }

  private static double[] near(UnaryRule rule, int n) {
    return IntStream.range(0, 1000 * n)
        .mapToDouble(i -> 3 * Math.sin(i))
        .filter(x -> Double.isFinite(rule.value().applyAsDouble(x)))
        .limit(n)
        .toArray();
  }

  private static Scalar[] each(UnaryRule rule, Scalar[] x) {
    return Arrays.stream(x).map(v -> v.apply(rule).multiply(x[0])).toArray(Scalar[]::new);
  }

  private static Scalar[] each(BinaryRule rule, Scalar[] x) {
    return Arrays.stream(x).map(v -> v.apply(rule, x[1]).sin()).toArray(Scalar[]::new);
  }

  /** A valley in many dimensions. */
  public static Scalar[] rosenbrock(Scalar... x) {
    Scalar[] terms = new Scalar[x.length - 1];
    for (int i = 0; i < terms.length; i++) {
      Scalar across = x[i + 1].subtract(x[i].square());
      terms[i] = across.square().multiply(100).add(Scalar.of(1).subtract(x[i]).square());
    }
    return new Scalar[] {Scalar.sum(terms)};
  }

  /** Long turns, of which the first and the last read another place: three loops. */
  public static Scalar[] ranges(Scalar... x) {
    Scalar[] y = new Scalar[x.length];
    for (int i = 0; i < x.length; i++) {
      Scalar left = x[i == 0 ? x.length - 1 : i - 1];
      Scalar right = x[i == x.length - 1 ? 0 : i + 1];
      Scalar sum = x[i];
      for (int k = 0; k < 70; k++) {
        sum = sum.multiply(left).subtract(right.multiply(k)).tanh();
      }
      y[i] = sum;
    }
    return y;
  }

  /** Many sums of what all turns add. */
  public static Scalar[] weights(Scalar... x) {
    Scalar[] y = new Scalar[TURNS];
    for (int i = 0; i < y.length; i++) {
      Scalar sum = x[0];
      for (int k = 1; k < x.length; k++) {
        sum = sum.multiply(0.5).add(x[k].multiply(i + k));
      }
      y[i] = sum;
    }
    return y;
  }

  /** All turns read all inputs, by as many operations as sums in chunks have. */
  private static Scalar[] layer(int turns, Scalar... x) {
    Scalar[] terms = new Scalar[turns];
    for (int i = 0; i < turns; i++) {
      Scalar[] units = new Scalar[x.length];
      for (int r = 0; r < units.length; r++) {
        units[r] = x[r].multiply(Math.sin(i * r + 1)).subtract(x[(r + 1) % x.length]).square();
      }
      terms[i] = Scalar.dot(x, units).tanh();
    }
    return new Scalar[] {Scalar.sum(terms)};
  }

  /** All turns read all inputs. */
  public static Scalar[] regression(Scalar... x) {
    Scalar[] terms = new Scalar[6 * TURNS];
    for (int row = 0; row < terms.length; row++) {
      Scalar[] features = new Scalar[x.length];
      for (int i = 0; i < x.length; i++) {
        features[i] = Scalar.of(Math.sin(row * x.length + i));
      }
      terms[row] = Scalar.dot(x, features).tanh();
    }
    return new Scalar[] {Scalar.sum(terms)};
  }

  /** Distances of data from the centres of three clusters. */
  private static Scalar[] clusters(Scalar... x) {
    Scalar[] terms = new Scalar[7 * TURNS];
    for (int p = 0; p < terms.length; p++) {
      Scalar[] squares = new Scalar[3];
      for (int j = 0; j < squares.length; j++) {
        Scalar[] c = new Scalar[x.length / 3];
        for (int i = 0; i < c.length; i++) {
          c[i] = Scalar.of(Math.sin(p + i * i)).subtract(x[c.length * j + i]);
        }
        squares[j] = Scalar.dot(c, c);
      }
      terms[p] = squares[0].min(squares[1]).min(squares[2]);
    }
    return new Scalar[] {Scalar.sum(terms)};
  }

  /** Networks with a hidden layer, of random sizes, on random numbers of points. */
  public static Map<String, Program> networks(long seed, int count) {
    Map<String, Program> all = new LinkedHashMap<>();
    for (long k = seed; k < seed + count; k++) {
      SplittableRandom random = new SplittableRandom(k);
      int features = random.nextInt(1, 12);
      int hidden = random.nextInt(1, 7);
      int points = random.nextInt(5, 600);
      double[] x = random.doubles((features + 1L) * hidden, -1, 1).toArray();
      all.put(
          "network " + k,
          Program.record(in -> network(in, features, hidden, points, random.split()), x));
    }
    return all;
  }

  private static Scalar[] network(
      Scalar[] x, int features, int hidden, int points, SplittableRandom random) {
    Scalar[] terms = new Scalar[points];
    for (int p = 0; p < points; p++) {
      Scalar[] point = Scalar.of(random.doubles(features, -1, 1).toArray());
      Scalar[] layer = new Scalar[hidden];
      for (int j = 0; j < hidden; j++) {
        layer[j] = Scalar.dot(x, j * features, point, 0, features).tanh();
      }
      terms[p] = Scalar.dot(x, hidden * features, layer, 0, hidden).square();
    }
    return new Scalar[] {Scalar.sum(terms), terms[points / 2]};
  }

  /** Straight code with divisions, an unused result, and a result that is used often. */
  private static Scalar[] powers(Scalar... x) {
    Scalar y = x[0].divide(x[1]);
    Scalar unused = y.exp();
    for (int k = 2; k < 9; k++) {
      y = y.multiply(x[k % 2]).add(x[0].pow(k).divide(y.add(k)));
    }
    return new Scalar[] {y, y.tanh().divide(x[1]), x[0], Scalar.of(3), unused.multiply(0)};
  }

  /** A turn that is too long for one method, and straight code that is. */
  private static Scalar[] longTurn(Scalar... x) {
    Scalar[] y = x.clone();
    Scalar before = x[1];
    for (int t = 0; t < 8; t++) {
      for (int k = 0; k < 150; k++) {
        int i = k * k % 11;
        y[i] = (k % 3 == 0 ? y[(k + 5) % 12].multiply(before) : y[i].sin().add(x[k % 7]));
        y[i] = k % 7 == 2 ? y[i].subtract(x[t]).divide(2 + k % 5) : y[i].multiply(0.25);
        before = y[i];
      }
    }
    return y;
  }
}
