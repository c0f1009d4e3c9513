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
import org.duetad.core.matrix.Matrix;
import org.duetad.core.mode.ProgramMode;
import org.duetad.core.mode.ValueAndGradient;
import org.duetad.core.program.Program;
import org.duetad.core.program.instruction.BranchChangedException;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.rules.Activations;
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
