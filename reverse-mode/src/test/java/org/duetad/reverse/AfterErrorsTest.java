package org.duetad.reverse;

import static org.duetad.core.Closeness.assertSameBits;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixScalarFunction;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** After any error a mode works like a new one. */
class AfterErrorsTest {

  private static final double[] POINT = {0.5, -1.25, 2};
  private static final double[] DIRECTION = {1, 2, -1};

  private static Scalar smooth(Scalar... x) {
    return Scalar.sum(x).sin().multiply(x[0].exp()).add(Scalar.dot(x, x)).multiply(x[1]);
  }

  private static void assertAsNew(ReverseMode mode) {
    ReverseMode fresh = new ReverseMode();
    assertSameBits(
        "gradient",
        fresh.gradient(AfterErrorsTest::smooth, POINT),
        mode.gradient(AfterErrorsTest::smooth, POINT));
    assertSameBits(
        "hvp",
        fresh.hvp(AfterErrorsTest::smooth, POINT, DIRECTION),
        mode.hvp(AfterErrorsTest::smooth, POINT, DIRECTION));
    MatrixScalarFunction f = x -> x[0].mult(x[0]).elementSum();
    DMatrixRMaj a = new DMatrixRMaj(new double[][] {{1, 2}, {3, 4}});
    assertSameBits("matrix", fresh.gradient(f, a)[0].data, mode.gradient(f, a)[0].data);
  }

  /** Wherever the function stops: within a block of operations, and beyond it. */
  @Test
  void afterAnErrorOfTheFunction() {
    for (Error error :
        new Error[] {new OutOfMemoryError("planted"), new StackOverflowError(), new Error("own")}) {
      for (int after : new int[] {0, 1, 100, 20_000}) {
        ScalarFunction f =
            x -> {
              Scalar y = x[0];
              for (int i = 0; i < after; i++) {
                y = y.multiply(1.0001).add(Scalar.dot(x, x));
              }
              throw error;
            };
        ReverseMode mode = new ReverseMode();
        assertEquals(error, assertThrows(Error.class, () -> mode.gradient(f, POINT)));
        assertAsNew(mode);
        assertEquals(error, assertThrows(Error.class, () -> mode.hvp(f, POINT, DIRECTION)));
        assertAsNew(mode);
      }
    }
  }

  @Test
  void aBrokenTapeIsDropped() {
    TapePool pool = new TapePool(false);
    Tape first = pool.with(tape -> tape);
    assertEquals(first, pool.with(tape -> tape));
    assertThrows(
        IllegalStateException.class,
        () ->
            pool.with(
                tape -> {
                  throw new IllegalStateException("the function's own");
                }));
    assertEquals(first, pool.with(tape -> tape));
    assertThrows(
        OutOfMemoryError.class,
        () ->
            pool.with(
                tape -> {
                  throw new OutOfMemoryError("planted");
                }));
    AtomicInteger same = new AtomicInteger();
    pool.with(tape -> tape == first ? same.incrementAndGet() : 0);
    assertEquals(0, same.get());
  }

  /** A function may modify the matrices that its caller passed; the call works on copies. */
  @Test
  void theCallersMatricesAreCopied() {
    double[][] values = {{1, 2}, {3, 4}};
    MatrixScalarFunction clean = x -> x[0].mult(x[0]).elementSum();
    DMatrixRMaj expected = new ReverseMode().gradient(clean, new DMatrixRMaj(values))[0];
    DMatrixRMaj a = new DMatrixRMaj(values);
    MatrixScalarFunction spoiling =
        x -> {
          Arrays.fill(a.data, 100);
          Scalar y = clean.apply(x);
          a.reshape(1, 1);
          return y;
        };
    assertArrayEquals(expected.data, new ReverseMode().gradient(spoiling, a)[0].data);
    DMatrixRMaj b = new DMatrixRMaj(values);
    DMatrixRMaj[] v = {Matrix.identity(2).value()};
    DMatrixRMaj[] product = new ReverseMode().hvp(clean, new DMatrixRMaj[] {b}, v);
    MatrixScalarFunction other =
        x -> {
          Arrays.fill(b.data, 100);
          return clean.apply(x);
        };
    assertArrayEquals(
        product[0].data, new ReverseMode().hvp(other, new DMatrixRMaj[] {b}, v)[0].data);
  }

  /** In a JVM whose memory a tape exhausts, while growing and while sweeping. */
  @Test
  void afterTheMemoryWasUsedUp() throws IOException, InterruptedException {
    Process small =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx48m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                SmallMemory.class.getName())
            .redirectErrorStream(true)
            .start();
    String printed =
        new String(small.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertEquals(0, small.waitFor(), printed);
    assertEquals("as new", printed);
  }

  /** Exhausts the memory with one mode in three ways, and continues to use it. */
  static final class SmallMemory {

    private SmallMemory() {}

    private static Scalar endless(Scalar... x) {
      Scalar y = x[0];
      while (true) {
        y = y.multiply(x[1]).add(Scalar.dot(x, x));
      }
    }

    /** Continues after an error that a function may catch. */
    private static Scalar stubborn(Scalar... x) {
      try {
        return endless(x);
      } catch (OutOfMemoryError e) {
        return smooth(x);
      }
    }

    public static void main(String... args) {
      ReverseMode mode = new ReverseMode();
      int times = 0;
      try {
        mode.gradient(SmallMemory::endless, POINT);
      } catch (OutOfMemoryError e) {
        times++;
      }
      assertAsNew(mode);
      try {
        mode.hvp(SmallMemory::endless, POINT, DIRECTION);
      } catch (OutOfMemoryError e) {
        times++;
      }
      assertAsNew(mode);
      try {
        assertSameBits(
            "caught",
            new ReverseMode().gradient(AfterErrorsTest::smooth, POINT),
            mode.gradient(SmallMemory::stubborn, POINT));
      } catch (OutOfMemoryError e) {
        times++;
      }
      assertAsNew(mode);
      System.out.println(times >= 2 ? "as new" : "never out of memory");
    }
  }
}
