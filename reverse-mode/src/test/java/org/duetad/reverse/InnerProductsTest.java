package org.duetad.reverse;

import static org.duetad.core.Closeness.assertClose;
import static org.duetad.core.Closeness.assertSameBits;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.forward.ForwardMode;
import org.junit.jupiter.api.Test;

/** Inner products of variables and constants in any mixture, against their quadratic form. */
class InnerProductsTest {

  private static final int N = 5;
  private static final double ROUNDING = 1e-14;

  private final ReverseMode mode = new ReverseMode();

  /** A factor {@code c + x_i}, without a variable if i is negative. */
  private record Factor(double constant, int variable) {

    static Factor draw(Random random, double constants) {
      return random.nextDouble() < constants
          ? new Factor(random.nextInt(9) - 4.5, -1)
          : new Factor(0, random.nextInt(N));
    }

    Scalar at(Scalar[] x) {
      return variable < 0 ? Scalar.of(constant) : x[variable];
    }

    double at(double[] x) {
      return variable < 0 ? constant : x[variable];
    }

    double slope(int i) {
      return variable == i ? 1 : 0;
    }
  }

  /** An inner product of parts of two lists, from index 1. */
  @SuppressWarnings("ArrayRecordComponent") // Not compared.
  private record Product(Factor[] a, Factor[] b) {

    static Product draw(Random random, int length, double constants) {
      return new Product(factors(random, length, constants), factors(random, length, constants));
    }

    private static Factor[] factors(Random random, int length, double constants) {
      return IntStream.rangeClosed(0, length)
          .mapToObj(k -> Factor.draw(random, constants))
          .toArray(Factor[]::new);
    }

    Scalar at(Scalar[] x) {
      Scalar[] left = Arrays.stream(a).map(factor -> factor.at(x)).toArray(Scalar[]::new);
      Scalar[] right = Arrays.stream(b).map(factor -> factor.at(x)).toArray(Scalar[]::new);
      return Scalar.dot(left, 1, right, 1, a.length - 1);
    }

    double[] gradient(double[] x) {
      double[] gradient = new double[N];
      for (int i = 0; i < N; i++) {
        for (int k = 1; k < a.length; k++) {
          gradient[i] += a[k].slope(i) * b[k].at(x) + a[k].at(x) * b[k].slope(i);
        }
      }
      return gradient;
    }

    double[][] hessian() {
      double[][] hessian = new double[N][N];
      for (int i = 0; i < N; i++) {
        for (int j = 0; j < N; j++) {
          for (int k = 1; k < a.length; k++) {
            hessian[i][j] += a[k].slope(i) * b[k].slope(j) + a[k].slope(j) * b[k].slope(i);
          }
        }
      }
      return hessian;
    }
  }

  private static double[] times(double[][] a, double[] v) {
    return Arrays.stream(a)
        .mapToDouble(row -> IntStream.range(0, N).mapToDouble(j -> row[j] * v[j]).sum())
        .toArray();
  }

  @Test
  void derivativesOfEveryMixture() {
    Random random = new Random(7);
    for (int trial = 0; trial < 300; trial++) {
      double constants = trial % 4 / 3.0;
      Product[] products = new Product[1 + trial % 11];
      Arrays.setAll(products, r -> Product.draw(random, random.nextInt(12), constants));
      double[] x = random.doubles(N, -2, 2).toArray();
      double[] v = random.doubles(N, -2, 2).toArray();
      assertDerivatives(products, x, v);
    }
  }

  private void assertDerivatives(Product[] products, double[] x, double[] v) {
    VectorFunction f =
        in -> Arrays.stream(products).map(product -> product.at(in)).toArray(Scalar[]::new);
    double[][] rows =
        Arrays.stream(products).map(product -> product.gradient(x)).toArray(double[][]::new);
    assertClose("jacobian", rows, mode.jacobian(f, x), ROUNDING);
    assertClose("jvp", times(rows, v), mode.jvp(f, x, v).tangent(), ROUNDING);
    double[][] tangents = mode.jvp(f, x, new double[][] {v, x, v, x}).tangents();
    assertClose("jvp of several", times(rows, x), tangents[3], ROUNDING);
    ScalarFunction first = in -> products[0].at(in);
    assertClose("gradient", rows[0], mode.gradient(first, x), ROUNDING);
    double[][] hessian = products[0].hessian();
    assertClose("hessian", hessian, mode.hessian(first, x), ROUNDING);
    assertClose("hvp", times(hessian, v), mode.hvp(first, x, v), ROUNDING);
  }

  /** Of inputs one after the other only the first is kept: on the right, or on both sides. */
  @Test
  void derivativesOfRuns() {
    double[] x = {0.3, -1.2, 2.5, 0.7, -0.4};
    double[] v = {1.5, -0.5, 0.25, 2.0, -1.0};
    List<Product> products = new ArrayList<>();
    for (int length = 1; length <= N; length++) {
      for (int left = 0; left <= N - length; left++) {
        Factor[] run = run(left, length);
        Factor[] reversed = run.clone();
        Collections.reverse(Arrays.asList(reversed).subList(1, reversed.length));
        for (int right = 0; right <= N - length; right++) {
          products.add(new Product(run, run(right, length)));
          products.add(new Product(reversed, run(right, length)));
          products.add(new Product(run(right, length), reversed));
        }
      }
    }
    Product[] all = products.toArray(Product[]::new);
    assertDerivatives(all, x, v);
    for (Product product : all) {
      assertDerivatives(new Product[] {product}, x, v);
    }
  }

  /** Nothing at index 0, then as many variables from one on. */
  private static Factor[] run(int first, int length) {
    return IntStream.rangeClosed(0, length)
        .mapToObj(k -> new Factor(0, k == 0 ? -1 : first + k - 1))
        .toArray(Factor[]::new);
  }

  /** A run that is found to end takes the other form, with the same bits. */
  @Test
  void runsAndListsHaveTheSameBits() {
    int n = 7;
    double[] x = new Random(3).doubles(2L * n, -2, 2).toArray();
    double[] v = new Random(4).doubles(2L * n, -2, 2).toArray();
    int[] spread = IntStream.range(0, n).map(k -> 2 * k).toArray();
    for (int ends = 0; ends < n; ends++) {
      int[] order = IntStream.range(0, 2 * n).toArray();
      order[ends] = 2 * n - 1;
      order[2 * n - 1] = ends;
      ScalarFunction inOrder = at -> inner(at, spread);
      ScalarFunction exchanged = at -> inner(permuted(at, order), spread);
      assertSameBits(
          "gradient",
          mode.gradient(inOrder, permuted(x, order)),
          permuted(mode.gradient(exchanged, x), order));
      assertSameBits(
          "hvp",
          mode.hvp(inOrder, permuted(x, order), permuted(v, order)),
          permuted(mode.hvp(exchanged, x, v), order));
      double[][] directions = {v, x, v};
      double[][] others = {permuted(v, order), permuted(x, order), permuted(v, order)};
      assertSameBits(
          "jvp",
          mode.jvp(inOrder.asVector(), permuted(x, order), others).tangents()[1],
          mode.jvp(exchanged.asVector(), x, directions).tangents()[1]);
    }
  }

  private static Scalar inner(Scalar[] x, int[] left) {
    Scalar[] factors = Arrays.stream(left).mapToObj(k -> x[k]).toArray(Scalar[]::new);
    Scalar first = Scalar.dot(factors, 0, x, 3, left.length);
    return first.multiply(Scalar.dot(x, 1, x, 2, left.length)).add(Scalar.dot(x, x));
  }

  private static Scalar[] permuted(Scalar[] x, int[] order) {
    return Arrays.stream(order).mapToObj(k -> x[k]).toArray(Scalar[]::new);
  }

  private static double[] permuted(double[] x, int[] order) {
    return Arrays.stream(order).mapToDouble(k -> x[k]).toArray();
  }

  /** Where a factor is there more than once, its terms are added in the same order. */
  @Test
  void seedsAtOnceHaveTheBitsOfEachAlone() {
    int n = 9;
    double[] x = new Random(5).doubles(n, -2, 2).toArray();
    VectorFunction f =
        at -> {
          Scalar[] reversed =
              IntStream.range(0, n).mapToObj(k -> at[n - 1 - k]).toArray(Scalar[]::new);
          return new Scalar[] {Scalar.dot(at, reversed).add(Scalar.dot(reversed, 0, at, 2, 6))};
        };
    double[][] seeds =
        new Random(6).doubles(8, -2, 2).mapToObj(w -> new double[] {w}).toArray(double[][]::new);
    double[][] atOnce = mode.vjp(f, x).pullback(seeds);
    for (int k = 0; k < seeds.length; k++) {
      assertSameBits("pullback", mode.vjp(f, x).pullback(seeds[k]), atOnce[k]);
    }
  }

  @Test
  void runsTakeLessMemory() {
    int n = 20_000;
    assertTrue(bytes(n, 1) < bytes(n, -1) / 2, "a run takes as much as a list");
  }

  /** Of the tape of twenty inner products of all inputs but some, up or down. */
  private static long bytes(int n, int step) {
    Tape tape = new Tape();
    Scalar[] x = tape.variables(new double[n]);
    Scalar[] y =
        IntStream.range(0, n).mapToObj(k -> x[step > 0 ? k : n - 1 - k]).toArray(Scalar[]::new);
    for (int k = 0; k < 20; k++) {
      Scalar.dot(y, k, x, k, n - 20);
    }
    return tape.usedBytes();
  }

  @Test
  void factorsThatAreResultsKeepTheirValues() {
    ScalarFunction f =
        x -> {
          Scalar[] y = {x[0].exp(), x[1].multiply(x[0]), x[1].sin()};
          return Scalar.dot(y, y).multiply(Scalar.dot(y, 0, x, 0, 2));
        };
    double a = 0.3;
    double b = -1.2;
    double square = Math.exp(2 * a) + a * a * b * b + Math.sin(b) * Math.sin(b);
    double mixed = Math.exp(a) * a + a * b * b;
    double[] expected = {
      (2 * Math.exp(2 * a) + 2 * a * b * b) * mixed
          + square * (Math.exp(a) * a + Math.exp(a) + b * b),
      (2 * a * a * b + Math.sin(2 * b)) * mixed + square * 2 * a * b
    };
    assertClose("gradient", expected, mode.gradient(f, a, b), ROUNDING);
  }

  /** In no order, so that there is no run. */
  @Test
  void aProductOfVariablesTakesTwoIndicesAndTwoValues() {
    int n = 20_000;
    Tape tape = new Tape();
    Scalar[] x = tape.variables(new double[n]);
    Scalar[] reversed = IntStream.range(0, n).mapToObj(k -> x[n - 1 - k]).toArray(Scalar[]::new);
    long before = tape.bytes();
    Scalar.dot(reversed, reversed);
    long first = tape.bytes() - before;
    assertEquals(2L * n, tape.edges());
    assertEquals(4L * (2 * n + 1), first - 8L * (3L * (n + 1) / 2), "indices, and room for values");
    long values = tape.bytes();
    Scalar.dot(reversed, reversed);
    assertEquals(values + 4L * (2 * n + 1), tape.bytes(), "values are stored once");
    long lists = tape.bytes();
    Scalar.dot(x, x);
    assertTrue(tape.bytes() <= lists + (1 << 17), "of runs only the first factor");
  }

  /** Sums of squares of sums, over several blocks, so that factors are results, old and new. */
  private static Scalar chain(Scalar[] x, int length) {
    Scalar y = x[0];
    for (int i = 0; i < length; i++) {
      Scalar[] factors = {y, x[1], Scalar.of(i % 3).subtract(y)};
      y = Scalar.dot(factors, x).subtract(y.multiply(0.25));
    }
    return y;
  }

  @Test
  void aTapeWithManyFactorsKeepsAllValuesFromTheNextRecordingOn() {
    Tape tape = new Tape();
    double[] one = {1};
    double[][] gradients = new double[4][];
    long[] bytes = new long[4];
    for (int round = 0; round < 4; round++) {
      Scalar[] x = tape.variables(0.5, -0.25, 0.125);
      gradients[round] = tape.pullback(new Scalar[] {chain(x, 9000)}, one, x);
      bytes[round] = tape.bytes();
      tape.clear();
    }
    ScalarFunction f = x -> chain(x, 9000);
    double[] tangents = new ForwardMode().gradient(f, 0.5, -0.25, 0.125);
    assertClose("dual numbers", tangents, gradients[0], ROUNDING);
    for (int round = 1; round < 4; round++) {
      assertSameBits("round " + round, gradients[0], gradients[round]);
      assertEquals(bytes[1], bytes[round]);
    }
  }
}
