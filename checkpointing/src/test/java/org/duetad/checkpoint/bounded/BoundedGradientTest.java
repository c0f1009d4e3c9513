package org.duetad.checkpoint.bounded;

import static org.duetad.core.Closeness.assertSameBits;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.kernel.PiecewiseSweep;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.mode.ProgramMode;
import org.duetad.core.mode.ValueAndGradient;
import org.duetad.core.program.Program;
import org.duetad.core.program.instruction.BranchChangedException;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.rules.Activations;
import org.duetad.core.rules.Domain;
import org.duetad.core.rules.UnaryRule;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** Gradients in bounded memory equal those in unbounded memory. */
class BoundedGradientTest {

  /** A long chain with side chains: few values are live between its links. */
  private static Scalar chain(Scalar... x) {
    Scalar a = x[0];
    Scalar b = x[1];
    for (int i = 0; i < 400; i++) {
      Scalar c = a.multiply(b).sin().add(x[2].multiply(a));
      b = a.subtract(c.tanh().multiply(0.3));
      a = c.divide(c.square().add(1));
    }
    return a.add(b);
  }

  /** Every value is live to the end. */
  private static Scalar crowd(Scalar... x) {
    Scalar[] all = new Scalar[600];
    all[0] = x[0];
    for (int i = 1; i < all.length; i++) {
      all[i] = all[i - 1].multiply(x[1]).add(x[2]).sin();
    }
    return Scalar.sum(all).multiply(Scalar.norm2(all));
  }

  /** Layers of a network. */
  private static Scalar layers(Scalar... x) {
    Matrix weights = Matrix.of(3, 3, Arrays.copyOfRange(x, 0, 9));
    Matrix state = Matrix.of(3, 1, Arrays.copyOfRange(x, 9, 12));
    for (int i = 0; i < 60; i++) {
      Matrix next = weights.mult(state).apply(Activations.SIGMOID);
      state = next.plus(state.scale(next.get(0, 0)));
    }
    return state.squaredNorm();
  }

  /** Reductions, conditions, constants, unused results, and rules of two operands. */
  private static Scalar mixture(Scalar... x) {
    Scalar[] all = x.clone();
    for (int i = 0; i < 300; i++) {
      Scalar dot = Scalar.dot(all, new Scalar[] {all[1], all[2], all[0]});
      Scalar smooth = Scalar.logSumExp(all).multiply(0.1 + i % 7);
      Scalar unused = dot.exp();
      Scalar next = dot.isGreaterThan(smooth) ? dot.pow(1.5) : smooth.atan2(dot);
      all[i % 3] = Scalar.sum(next.tanh(), all[i % 3].multiply(0.5), Scalar.of(0.25));
      all[(i + 1) % 3] = i % 50 == 0 ? unused.reciprocal() : all[(i + 1) % 3];
    }
    return Scalar.norm2(all).max(all[0]);
  }

  /** The slope of {@code abs} depends on what underflows in each turn. */
  private static Scalar underflowing(Scalar... x) {
    Scalar sum = x[0];
    for (int i = 0; i < 300; i++) {
      Scalar tiny = sum.multiply(x[1].multiply(1e-200)).multiply(1e-200);
      sum = sum.add(tiny.abs().multiply(1e200).multiply(1e150)).multiply(x[2]).add(0.5);
    }
    return sum;
  }

  @Test
  void everyBoundGivesTheSameBitsWhateverTheOperations() {
    double[] x = {0.3, 0.4, 0.5};
    Program program = Program.record(in -> new Scalar[] {mixture(in)}, x);
    double[] free = BoundedReverse.gradient(program, 10_000_000, x).gradient();
    for (long bytes : new long[] {20_000, 30_000, 50_000, 90_000}) {
      BoundedGradient tight = BoundedReverse.gradient(program, bytes, x);
      assertTrue(tight.peakBytes() <= bytes, tight::toString);
      assertSameBits("mixture", free, tight.gradient());
    }
    double[] recorded =
        new ProgramMode().valueAndGradient(BoundedGradientTest::mixture, x).gradient();
    for (int i = 0; i < x.length; i++) {
      assertEquals(recorded[i], free[i], 1e-12 * Math.abs(recorded[i]));
    }
    holds("underflowing", BoundedGradientTest::underflowing, 3, 10_000);
  }

  /** A sweep on doubles has the bits of one that tracks the origin of zeros. */
  @Test
  void carefulSweepsHaveTheSameBits() {
    List<ScalarFunction> all =
        List.of(
            BoundedGradientTest::chain,
            BoundedGradientTest::crowd,
            in -> in[1],
            in -> Scalar.of(2.0),
            in -> Scalar.sum(in[0], in[0], Scalar.of(1.0)).multiply(in[0]));
    double[] x = {0.3, 0.4, 0.5};
    for (ScalarFunction f : all) {
      Program program = Program.record(f.asVector(), x);
      ValueSizes sizes = new ValueSizes(program, Scalar.of(x));
      CarefulWorker careful = new CarefulWorker(program, sizes, Scalar.of(x));
      long peak = SweepOrder.run(sizes, 100_000, careful);
      PlainWorker plain =
          new PlainWorker(
              PiecewiseSweep.find(program, sizes.lastReads, sizes.most(peak), x).orElseThrow());
      assertEquals(peak, SweepOrder.run(sizes, 100_000, plain));
      assertTrue(plain.isRight());
      assertEquals(careful.value(), plain.value());
      assertEquals(careful.evaluations(), plain.evaluations());
      assertSameBits("gradient", careful.gradient(), plain.gradient());
    }
  }

  /** What a rule throws, and where a condition fails, is told as by the function itself. */
  @Test
  void failuresAreThoseOfTheFunction() {
    UnaryRule positive =
        UnaryRule.of(
            "positive",
            Domain.REAL,
            v -> {
              if (v < 0) {
                throw new ArithmeticException("negative: " + v);
              }
              return v;
            },
            (v, y) -> Scalar.of(1.0));
    Program rule = Program.record(in -> new Scalar[] {in[0].sin().apply(positive)}, 1.0);
    assertEquals(
        "negative: " + Math.sin(-1.0),
        assertThrows(ArithmeticException.class, () -> BoundedReverse.gradient(rule, 1000, -1.0))
            .getMessage());
    Program branch =
        Program.record(in -> new Scalar[] {in[0].isGreaterThan(0) ? in[0] : in[0].exp()}, 1.0);
    assertTrue(
        assertThrows(
                BranchChangedException.class, () -> BoundedReverse.gradient(branch, 1000, -1.0))
            .getMessage()
            .contains("-1.0 > 0.0 at "));
  }

  @Test
  void everyBoundGivesTheSameBits() {
    holds("chain", BoundedGradientTest::chain, 3, 4_000);
    holds("crowd", BoundedGradientTest::crowd, 3, 100_000);
    holds("layers", BoundedGradientTest::layers, 12, 20_000);
  }

  private static void holds(String name, ScalarFunction f, int n, long usefulBound) {
    double[] x = new Random(n).doubles(n, 0.1, 0.9).toArray();
    VectorFunction vector = in -> new Scalar[] {f.apply(in)};
    Program program = Program.record(vector, x);
    ValueAndGradient expected = new ProgramMode().valueAndGradient(f, x);
    long evaluations = Long.MAX_VALUE;
    boolean useful = false;
    for (long bytes = 500; bytes < 2_000_000; bytes += bytes / 2) {
      try {
        BoundedGradient actual = BoundedReverse.gradient(program, bytes, x);
        assertEquals(expected.value(), actual.value(), name);
        assertSameBits(name, expected.gradient(), actual.gradient());
        assertTrue(actual.peakBytes() <= bytes, name + ": " + actual.peakBytes());
        assertTrue(actual.evaluations() >= program.instructions().size());
        useful |= bytes <= usefulBound;
        evaluations = actual.evaluations();
      } catch (IllegalArgumentException e) {
        assertTrue(e.getMessage().contains("allow "), e.getMessage());
        long enough = Long.parseLong(e.getMessage().replaceAll(".*allow ", "").replace(",", ""));
        assertSameBits(
            name, expected.gradient(), BoundedReverse.gradient(program, enough, x).gradient());
      }
    }
    assertTrue(useful, name);
    assertEquals(program.instructions().size(), evaluations, name + ": with room for all");
  }

  @Test
  void aChainIsRepeatedAFewTimesOnly() {
    Program program = Program.record(in -> new Scalar[] {chain(in)}, 0.3, 0.4, 0.5);
    long all = BoundedReverse.gradient(program, 10_000_000, 0.3, 0.4, 0.5).peakBytes();
    BoundedGradient tenth = BoundedReverse.gradient(program, all / 10, 0.3, 0.4, 0.5);
    BoundedGradient fortieth = BoundedReverse.gradient(program, all / 40, 0.3, 0.4, 0.5);
    int n = program.instructions().size();
    assertTrue(tenth.evaluations() <= 2L * n, () -> tenth + " of " + n);
    assertTrue(fortieth.evaluations() <= 5L * n, () -> fortieth + " of " + n);
    assertTrue(tenth.programBytes() > 40L * n, tenth::toString);
  }

  /** Live values are counted independently. */
  @Test
  void valuesAreLetGo() {
    Program program = Program.record(in -> new Scalar[] {chain(in)}, 0.3, 0.4, 0.5);
    ValueSizes weights = new ValueSizes(program, Scalar.of(0.3, 0.4, 0.5));
    int[] live = program.liveValues();
    for (int k = 0; k < live.length; k++) {
      assertEquals(24L * live[k], weights.alive[k + 1]);
    }
    for (int k = 0; k < live.length; k += 37) {
      assertEquals(counted(program, k), live[k], "after instruction " + k);
    }
  }

  /** The slots filled up to an instruction and read after it. */
  private static long counted(Program program, int k) {
    List<Instruction> all = program.instructions();
    IntStream filled =
        IntStream.concat(
            IntStream.range(0, program.inputs()),
            all.subList(0, k + 1).stream()
                .flatMapToInt(i -> IntStream.range(i.first(), i.first() + i.results())));
    Set<Integer> read =
        Stream.concat(
                all.subList(k + 1, all.size()).stream().map(Instruction::operands),
                Stream.of(program.outputs()))
            .flatMapToInt(Arrays::stream)
            .boxed()
            .collect(Collectors.toSet());
    return filled.filter(read::contains).count();
  }

  @Test
  void misuseIsRefused() {
    Program two = Program.record(in -> new Scalar[] {in[0], in[0].exp()}, 1.0);
    assertThrows(IllegalArgumentException.class, () -> BoundedReverse.gradient(two, 1000, 1.0));
    Program one = Program.record(in -> new Scalar[] {in[0].exp()}, 1.0);
    assertThrows(
        IllegalArgumentException.class, () -> BoundedReverse.gradient(one, 1000, 1.0, 2.0));
    Program matrices = Program.record(in -> in[0].mult(in[0]), new DMatrixRMaj(1, 1));
    assertThrows(
        IllegalArgumentException.class, () -> BoundedReverse.gradient(matrices, 1000, 1.0));
    Program branch =
        Program.record(in -> new Scalar[] {in[0].isGreaterThan(0) ? in[0] : in[0].exp()}, 1.0);
    assertThrows(BranchChangedException.class, () -> BoundedReverse.gradient(branch, 1000, -1.0));
  }
}
