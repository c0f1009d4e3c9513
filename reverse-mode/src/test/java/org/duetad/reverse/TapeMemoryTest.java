package org.duetad.reverse;

import static org.duetad.core.Closeness.assertClose;
import static org.duetad.core.Closeness.assertSameBits;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.Vjp;
import org.junit.jupiter.api.Test;

/** A tape grows by blocks, and is reused without new memory. */
class TapeMemoryTest {

  private static final int BLOCK_BYTES = 24 * Storage.BLOCK;

  private final Tape tape = new Tape();

  /** {@code x (1 + 1/n)ⁿ} in n operations. */
  private static Scalar compound(Scalar x, int n) {
    Scalar y = x;
    for (int i = 0; i < n; i++) {
      y = y.multiply(1 + 1.0 / n);
    }
    return y;
  }

  private double[] gradient(Scalar y, Scalar... x) {
    return tape.pullback(new Scalar[] {y}, new double[] {1}, x);
  }

  @Test
  void growsByBlocks() {
    assertTrue(tape.bytes() < 1000, "an empty tape is small");
    Scalar[] x = tape.variables(1);
    compound(x[0], Storage.BLOCK - 2);
    assertEquals(
        BLOCK_BYTES, tape.bytes(), "entry 0, the variable and the operations fill a block");
    x[0].sin();
    assertEquals(2 * BLOCK_BYTES, tape.bytes());
  }

  @Test
  void sweepsAcrossBlocks() {
    for (int n :
        new int[] {
          1, 29, 30, 31, 1021, 1022, 1023, Storage.BLOCK - 3, Storage.BLOCK, 3 * Storage.BLOCK + 1
        }) {
      tape.clear();
      Scalar[] x = tape.variables(1);
      Scalar y = compound(x[0], n);
      assertEquals(n, tape.operations());
      assertClose("gradient", y.value(), gradient(y, x)[0], 1e-15);
      double tangent = tape.pushforward(x, new double[] {1}, y)[0];
      assertClose("tangent", y.value(), tangent, 1e-15);
    }
  }

  /** 2,000 kept pullbacks of one operation each. */
  @Test
  void keptPullbacksOfSmallFunctionsAreSmall() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().getId();
    ReverseMode mode = new ReverseMode();
    Map<String, VectorFunction> functions =
        Map.of(
            "product", x -> new Scalar[] {x[0].multiply(x[1])},
            "reduction", x -> new Scalar[] {Scalar.sum(x)},
            "several results", Scalar::softmax);
    functions.forEach(
        (name, f) -> {
          List<Vjp> kept = new ArrayList<>();
          kept.add(mode.vjp(f, 2, 3));
          long before = threads.getThreadAllocatedBytes(id);
          for (int i = 0; i < 2000; i++) {
            kept.add(mode.vjp(f, i, i + 1));
          }
          long each = (threads.getThreadAllocatedBytes(id) - before) / 2000;
          assertTrue(each <= 3000, () -> name + ": " + each + " bytes");
          double[] expected = mode.vjp(f, 9, 10).pullback(unit(f));
          assertSameBits(name, expected, kept.get(10).pullback(unit(f)));
        });
  }

  private static double[] unit(VectorFunction f) {
    double[] unit = new double[f.value(1, 2).length];
    unit[0] = 1;
    return unit;
  }

  @Test
  void linksOfLongReductionsGrowTheTape() {
    int n = 20_000;
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    Scalar[] x = tape.variables(ones);
    long before = tape.bytes();
    Scalar y = Scalar.sum(x);
    assertEquals(n, tape.edges());
    assertEquals(before + 12L * (n + 1), tape.bytes());
    assertSameBits("gradient", ones, gradient(y, x));
    for (int i = 0; i < 3000; i++) {
      y = Scalar.sum(y, x[i], x[0], x[0]);
    }
    double[] expected = ones.clone();
    Arrays.fill(expected, 0, 3000, 2);
    expected[0] += 6000;
    assertSameBits("gradient", expected, gradient(y, x));
  }

  @Test
  void usedAgainWithoutNewMemory() {
    long bytes = 0;
    for (int round = 0; round < 4; round++) {
      Scalar[] x = tape.variables(0.5, 0.25);
      Scalar y = compound(x[0], 20_000).multiply(Scalar.sum(x));
      for (int i = 0; i < 3000; i++) {
        y = Scalar.sum(y, x[0], x[1]);
      }
      gradient(y, x);
      assertTrue(round == 0 || tape.bytes() == bytes, "round " + round + ": " + tape.bytes());
      bytes = tape.bytes();
      tape.clear();
      assertEquals(bytes, tape.bytes(), "clear keeps the memory");
      assertEquals(0, tape.operations());
      assertEquals(0, tape.edges());
    }
  }

  @Test
  void longerAndLongerReductionsKeepOneBlock() {
    int longest = 8300;
    for (int n = 8200; n <= longest; n++) {
      tape.clear();
      Scalar.sum(tape.variables(new double[n]));
    }
    assertEquals(2L * BLOCK_BYTES + 12L * (longest + 1), tape.bytes());
  }

  @Test
  void nothingIsLeftOfAnEarlierRecording() {
    Scalar[] first = tape.variables(1, 2, 3, 4);
    Scalar y = Scalar.softmax(first)[1].add(Scalar.norm2(first));
    gradient(y, first);
    tape.clear();
    Scalar[] x = tape.variables(2, 5);
    Scalar z = x[0].multiply(x[1]).add(x[0].square());
    assertSameBits("gradient", new double[] {5 + 4, 2}, gradient(z, x));
    assertEquals(3, tape.operations());
    assertEquals(5, tape.edges());
  }

  @Test
  void generalRulesAreForgotten() {
    Storage storage = new Storage(false);
    Recording recording = new Recording(storage);
    Scalar.softmax(recording.input(1), recording.input(2));
    assertTrue(storage.hasOperations());
    assertEquals(1, new Recording(storage).size(), "entry 0");
    assertFalse(storage.hasOperations());
  }

  @Test
  void aModeKeepsItsTapes() {
    TapePool pool = new TapePool(false);
    Tape one =
        pool.with(
            outer -> {
              Tape inner = pool.with(tape -> tape);
              assertTrue(outer != inner, "a tape in use is not given out");
              return outer;
            });
    assertEquals(one, pool.with(tape -> tape));
  }

  /** Where derivatives of a batch would not fit, directions are swept one by one. */
  @Test
  void batchesFitIntoTheHeap() {
    Storage storage = new Storage(true);
    assertEquals(8, storage.derivatives(100, 8).length);
    assertEquals(4, storage.secondOrder(100, 4).width());
    storage.nextMatrix(Runtime.getRuntime().maxMemory() / 50);
    assertEquals(1, storage.derivatives(100, 8).length);
    assertEquals(4, storage.secondOrder(100, 4).width());
    assertEquals(1, storage.secondOrder(100, 8).width());
  }
}
