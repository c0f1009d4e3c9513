package org.duetad.reverse;

import static org.duetad.core.Closeness.assertClose;
import static org.duetad.core.Closeness.assertSameBits;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.duetad.core.Scalar;
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
    assertEquals(BLOCK_BYTES, tape.bytes());
    Scalar[] x = tape.variables(1);
    compound(x[0], Storage.BLOCK - 2);
    assertEquals(
        BLOCK_BYTES, tape.bytes(), "entry 0, the variable and the operations fill a block");
    x[0].sin();
    assertEquals(2 * BLOCK_BYTES, tape.bytes());
  }

  @Test
  void sweepsAcrossBlocks() {
    for (int n : new int[] {Storage.BLOCK - 3, Storage.BLOCK, 3 * Storage.BLOCK + 1}) {
      tape.clear();
      Scalar[] x = tape.variables(1);
      Scalar y = compound(x[0], n);
      assertEquals(n, tape.operations());
      assertClose("gradient", y.value(), gradient(y, x)[0], 1e-15);
      double tangent = tape.pushforward(x, new double[] {1}, y)[0];
      assertClose("tangent", y.value(), tangent, 1e-15);
    }
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
