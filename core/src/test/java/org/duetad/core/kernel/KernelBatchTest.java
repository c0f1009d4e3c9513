package org.duetad.core.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.program.Program;
import org.duetad.core.rules.Arity;
import org.duetad.core.rules.GeneralRule;
import org.duetad.core.rules.RuleTable;
import org.junit.jupiter.api.Test;

/** Several seeds and directions side by side have the bits of each alone. */
class KernelBatchTest {

  private static final int SEEDS = 11;

  private int compared;

  /** One program at a point. */
  private final class Comparison {

    private final String name;
    private final Kernel kernel;
    private final Optional<Kernel> tangent;
    private final KernelBatch batch;
    private final double[] x;
    private final int m;

    Comparison(
        String name, Kernel kernel, Optional<Kernel> tangent, KernelBatch batch, double[] x) {
      this.name = name;
      this.kernel = kernel;
      this.tangent = tangent;
      this.batch = batch;
      this.x = x;
      m = kernel.outputs();
    }

    private double[][] drawn(int length) {
      Random random = new Random(name.hashCode());
      double[][] drawn = new double[SEEDS][length];
      for (double[] each : drawn) {
        int kept = random.nextInt(3);
        Arrays.setAll(each, i -> random.nextInt(3) < kept ? 0 : random.nextDouble() - 0.5);
      }
      return drawn;
    }

    void require() {
      double[] y = new double[m];
      double[][] w = drawn(m);
      double[][] adjoints = new double[SEEDS][x.length];
      if (batch.pullbacks(x, w, y, adjoints)) {
        compared++;
        KernelFrame frame = kernel.frame();
        double[] expected = new double[m];
        kernel.evaluate(x, frame, expected);
        assertArrayEquals(expected, y, name);
        for (int s = 0; s < SEEDS; s++) {
          double[] alone = new double[x.length];
          kernel.pullback(frame, w[s], alone);
          assertArrayEquals(alone, adjoints[s], name + ", seed " + s);
        }
      }
      tangent.ifPresent(this::requireTangents);
    }

    private void requireTangents(Kernel tangent) {
      double[][] v = drawn(x.length);
      double[] y = new double[m];
      double[][] tangents = new double[SEEDS][m];
      double[][] products = new double[SEEDS][x.length];
      boolean areTangents = batch.tangents(x, v, y, tangents);
      boolean areProducts = m == 1 && batch.products(x, v, y, products);
      compared += areTangents ? 1 : 0;
      compared += areProducts ? 1 : 0;
      for (int s = 0; s < SEEDS; s++) {
        double[] in = Arrays.copyOf(x, 2 * x.length);
        System.arraycopy(v[s], 0, in, x.length, x.length);
        double[] both = new double[2 * m];
        KernelFrame frame = tangent.frame();
        if (tangent.holds(in, frame, both)) {
          if (areTangents) {
            double[] alone = Arrays.copyOfRange(both, m, 2 * m);
            assertArrayEquals(alone, tangents[s], name + ", direction " + s);
          }
          if (areProducts) {
            double[] alone = new double[x.length];
            tangent.pullback(frame, new double[] {0, 1}, alone);
            assertArrayEquals(alone, products[s], name + ", product " + s);
          }
        }
      }
    }
  }

  private void require(Map<String, Program> programs) {
    programs.forEach(
        (name, program) -> {
          require(name, program);
          VectorFunction sum = x -> new Scalar[] {Scalar.sum(program.evaluate(x))};
          require("sum of " + name, Program.record(sum, point(program)));
        });
  }

  private static double[] point(Program program) {
    return Arrays.stream(program.point()).mapToDouble(x -> ((Scalar) x).value()).toArray();
  }

  private void require(String name, Program program) {
    Optional<KernelBatch> batch = KernelBatch.of(program, program.inputs());
    if (batch.isPresent()) {
      Kernel kernel = Kernel.of(program);
      Optional<Kernel> tangent = kernel.findTangent();
      double[] x = point(program);
      double[] near = Arrays.stream(x).map(each -> each * 1.0001).toArray();
      new Comparison(name, kernel, tangent, batch.get(), x).require();
      new Comparison(name, kernel, tangent, batch.get(), near).require();
    }
  }

  @Test
  void theyHaveTheBitsOfEachAlone() {
    require(KernelCorpus.programs());
    assertTrue(compared > 300, "compared " + compared);
  }

  @Test
  void theyDoInRandomFunctionsWithLoopsAndBranches() {
    require(KernelCorpus.random(7, 300));
    assertTrue(compared > 300, "compared " + compared);
  }

  @Test
  void theyDoInRandomFunctionsWithFewLoops() {
    for (long seed = 0; seed < 200; seed++) {
      double[] x = DrawnFunction.point(new SplittableRandom(seed));
      VectorFunction f = new DrawnFunction(seed, 40, false);
      require(Map.of("function " + seed, Program.record(f, x)));
    }
    assertTrue(compared > 1_000, "compared " + compared);
  }

  /** Each rule of several results, with operands and results that others read, too. */
  @Test
  void theyDoForRulesOfSeveralResults() {
    Map<String, Program> all = new LinkedHashMap<>();
    for (GeneralRule rule : RuleTable.general()) {
      int n = rule.arity().allows(5) ? 5 : rule.arity().allows(4) ? 4 : 2;
      double[] x = new SplittableRandom(n).doubles(n, 0.3, 1.2).toArray();
      VectorFunction f =
          in -> {
            Scalar[] y = rule.of(in);
            Scalar[] again = y.length == n ? rule.of(y) : y;
            return new Scalar[] {
              Scalar.dot(again, again).multiply(in[0]), y[0].exp().multiply(y[y.length - 1])
            };
          };
      all.put(rule.name(), Program.record(f, x));
    }
    require(all);
    assertTrue(compared >= 4 * all.size(), "compared " + compared);
  }

  /** A rule that fails for one of the seeds leaves nothing behind. */
  @Test
  void anotherSeedMayFollowOneAtWhichARuleFails() {
    GeneralRule choosy = new ChoosyRule();
    VectorFunction f = x -> choosy.of(x[0].multiply(2), x[1]);
    double[] x = {0.7, -1.3};
    double[][] out = new double[3][2];
    KernelBatch batch = batch(f, x);
    assertFalse(batch.pullbacks(x, new double[][] {{1, 2}, {3, 4}, {13, 1}}, new double[2], out));
    requirePullbacks(f, x, seeds(5, 2));
    assertTrue(batch.pullbacks(x, new double[][] {{1, 2}, {3, 4}, {0, 1}}, new double[2], out));
    assertArrayEquals(new double[][] {{4, 1}, {8, 3}, {2, 0}}, out);
    double[][] fatal = {{1, 2}, {3, 4}, {14, 1}};
    assertThrows(AssertionError.class, () -> batch.pullbacks(x, fatal, new double[2], out));
    requirePullbacks(f, x, seeds(5, 2));
    assertTrue(batch.pullbacks(x, new double[][] {{1, 2}, {3, 4}, {0, 1}}, new double[2], out));
    assertArrayEquals(new double[][] {{4, 1}, {8, 3}, {2, 0}}, out);
  }

  /** {@code (x, y) ↦ (y, x)}, which refuses adjoints of 13 and 14. */
  private static final class ChoosyRule extends GeneralRule {

    ChoosyRule() {
      super("choosy", Arity.exactly(2));
    }

    @Override
    public double[] value(double... x) {
      return new double[] {x[1], x[0]};
    }

    @Override
    protected Scalar[] pushforward(Scalar[] x, Scalar[] y, Scalar[] dx) {
      return new Scalar[] {dx[1], dx[0]};
    }

    @Override
    protected Scalar[] pullback(Scalar[] x, Scalar[] y, Scalar[] yBar) {
      if (yBar[0].value() == 13) {
        throw new IllegalArgumentException("13");
      } else if (yBar[0].value() == 14) {
        throw new AssertionError("14");
      }
      return new Scalar[] {yBar[1], yBar[0]};
    }
  }

  /** Where a single sweep is careful, there is no result, or the same. */
  @Test
  void theyDoWhereNumbersUnderflow() {
    require(KernelCorpus.underflows());
  }

  private static Scalar[] branching(Scalar... x) {
    Scalar y = x[0].isGreaterThan(1) ? x[0].exp() : x[1].sin();
    return new Scalar[] {y.multiply(x[0]).log()};
  }

  @Test
  void thereIsNoResultOnAnotherBranchOrWhereNumbersAreNotFiniteOrLarge() {
    Program program = Program.record(KernelBatchTest::branching, 2.0, 0.5);
    KernelBatch batch = KernelBatch.of(program, 2).orElseThrow();
    assertTrue(areComputed(batch, 3, 1));
    assertFalse(areComputed(batch, 0.5, 1));
    assertFalse(areComputed(batch, 800, 1));
    assertFalse(areComputed(batch, 100, 1));
    assertFalse(areComputed(batch, Double.NaN, 1));
    assertFalse(areComputed(batch, 3, 1e60));
    assertTrue(areComputed(batch, 3, 1));
  }

  private static KernelBatch batch(VectorFunction f, double... x) {
    return KernelBatch.of(Program.record(f, x), x.length).orElseThrow();
  }

  /** Adjoints of seeds have the bits of a kernel's, signs of zeros included. */
  private static void requirePullbacks(VectorFunction f, double[] x, double[][] w) {
    Kernel kernel = Kernel.of(Program.record(f, x));
    KernelFrame frame = kernel.frame();
    double[] expected = new double[kernel.outputs()];
    kernel.evaluate(x, frame, expected);
    double[] y = new double[expected.length];
    double[][] out = new double[w.length][x.length];
    assertTrue(batch(f, x).pullbacks(x, w, y, out));
    assertEquals(Arrays.toString(expected), Arrays.toString(y));
    for (int s = 0; s < w.length; s++) {
      double[] alone = new double[x.length];
      kernel.pullback(frame, w[s], alone);
      assertEquals(Arrays.toString(alone), Arrays.toString(out[s]), "seed " + s);
    }
  }

  private static Scalar[] odd(Scalar... x) {
    Scalar product = x[0].multiply(x[1]);
    Scalar dot = Scalar.dot(new Scalar[] {product, x[0]}, new Scalar[] {x[1], product});
    return new Scalar[] {x[1], Scalar.of(3), product, product, dot, x[1], x[0].negate()};
  }

  private static double[][] seeds(int count, int length) {
    double[] some = {1, -0.0, 0, -2.5, 1e-310, 1e30};
    double[][] seeds = new double[count][length];
    for (int s = 0; s < count; s++) {
      for (int i = 0; i < length; i++) {
        seeds[s][i] = some[(7 * s + 3 * i + s * i) % some.length];
      }
    }
    return seeds;
  }

  @Test
  void anyNumberOfSeedsHasTheBitsOfEachAlone() {
    VectorFunction input = x -> new Scalar[] {x[1], x[1]};
    for (int count = 0; count < 19; count++) {
      requirePullbacks(KernelBatchTest::odd, new double[] {0.7, -1.3}, seeds(count, 7));
      requirePullbacks(KernelBatchTest::odd, new double[] {-0.0, 2}, seeds(count, 7));
      requirePullbacks(input, new double[] {3, 4}, seeds(count, 2));
      requirePullbacks(x -> new Scalar[0], new double[] {3, 4}, seeds(count, 0));
    }
  }

  /** Of eight seeds, one meets a zero, an infinity or an overflow; the memory is used again. */
  @Test
  void thereIsNoResultIfOneOfTheSeedsIsNotFiniteOrOverflows() {
    double[] x = {1e10, 3};
    KernelBatch batch = batch(KernelBatchTest::odd, x);
    double[] bad = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e300};
    for (int count = 1; count < 12; count++) {
      for (double one : bad) {
        double[][] w = seeds(count, 7);
        w[count - 1][2] = one;
        double[] y = new double[7];
        assertFalse(batch.pullbacks(x, w, y, new double[count][2]));
        assertArrayEquals(new double[7], y);
      }
      double[][] w = new double[count][7];
      double[][] out = new double[count][2];
      assertTrue(batch.pullbacks(x, w, new double[7], out));
      assertArrayEquals(new double[count][2], out);
    }
  }

  @Test
  void otherNumbersOfResultsThanOfSeedsAreRejected() {
    double[] x = {0.7, -1.3};
    KernelBatch batch = batch(z -> new Scalar[] {z[0].multiply(z[1]).sin()}, x);
    double[] y = new double[1];
    double[][] one = {{1}, {1}, {1}};
    double[][] two = new double[3][2];
    double[][] few = new double[2][2];
    double[][] more = new double[4][2];
    for (double[][] other : new double[][][] {few, more}) {
      assertThrows(IllegalArgumentException.class, () -> batch.pullbacks(x, one, y, other));
      assertThrows(IllegalArgumentException.class, () -> batch.products(x, two, y, other));
      double[][] tangents = new double[other.length][1];
      assertThrows(IllegalArgumentException.class, () -> batch.tangents(x, two, y, tangents));
    }
    assertTrue(batch.pullbacks(x, one, y, two));
    double slope = Math.cos(x[0] * x[1]);
    assertArrayEquals(new double[] {x[1] * slope, x[0] * slope}, two[2], 1e-15);
  }

  @Test
  void outputsMayBePutIntoTheArrayOfThePointOrOfASeed() {
    VectorFunction f = x -> new Scalar[] {x[0].multiply(x[1]), x[0].sin()};
    double[] x = {0.7, -1.3};
    double[][] w = {{2, 3}, {4, 5}, {6, 7}};
    double[][] expected = new double[3][2];
    double[] y = new double[2];
    assertTrue(batch(f, x).pullbacks(x, w, y, expected));
    for (double[] shared : new double[][] {x.clone(), w[1]}) {
      double[] at = shared == w[1] ? x : shared;
      double[][] out = new double[3][2];
      assertTrue(batch(f, x).pullbacks(at, w, shared, out));
      assertArrayEquals(y, shared);
      assertArrayEquals(expected, out);
    }
  }

  private static boolean areComputed(KernelBatch batch, double... x) {
    double[][] out = new double[3][2];
    double[] y = new double[1];
    boolean areTangents = batch.tangents(x, new double[3][2], y, new double[3][1]);
    boolean areAdjoints = batch.pullbacks(x, new double[3][1], y, out);
    boolean areProducts = batch.products(x, new double[3][2], y, out);
    assertTrue(areTangents == areAdjoints && areTangents == areProducts);
    return areTangents;
  }
}
