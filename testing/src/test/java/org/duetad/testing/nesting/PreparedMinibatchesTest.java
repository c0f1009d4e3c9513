package org.duetad.testing.nesting;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.reverse.DataFunction;
import org.duetad.reverse.PreparedFunction;
import org.duetad.reverse.ReverseMode;

/** Losses of minibatches that change: passed as data, and captured against the advice. */
class PreparedMinibatchesTest {

  private static final int VARIABLES = 4;

  private final ReverseMode mode = new ReverseMode();

  /** Rows of three numbers and a target. */
  private static Scalar[] loss(Scalar[] w, Scalar[] data) {
    Scalar[] terms = new Scalar[data.length / 4];
    for (int i = 0; i < terms.length; i++) {
      Scalar sum = Scalar.dot(data, 4 * i, w, 0, 3).add(w[3]).tanh();
      terms[i] = sum.subtract(data[4 * i + 3]).square();
    }
    return new Scalar[] {Scalar.sum(terms)};
  }

  private static double[] numbers(int n, Random random) {
    return random.doubles(n, -2, 2).toArray();
  }

  /** Where some batches come again, and several are in use by turns. */
  @Property(tries = 60, seed = "14")
  void dataMayChangeBetweenAllCalls(
      @ForAll @IntRange(min = 1, max = 120) int rows, @ForAll long seed) {
    Random random = new Random(seed);
    double[][] batches = new double[5][];
    Arrays.setAll(batches, k -> numbers(4 * rows, random));
    DataFunction loss = PreparedMinibatchesTest::loss;
    PreparedFunction first = mode.prepare(loss, numbers(VARIABLES, random), batches[0]);
    PreparedFunction[] prepared =
        Arrays.stream(batches).map(first::with).toArray(PreparedFunction[]::new);
    for (int call = 0; call < 20; call++) {
      int k = random.nextInt(batches.length);
      double[] w = numbers(VARIABLES, random);
      double[] v = numbers(VARIABLES, random);
      VectorFunction f = loss.at(batches[k]);
      assertEquals(f.value(w)[0], prepared[k].valueAndGradient(w).value());
      assertClose(mode.gradient(x -> f.apply(x)[0], w), prepared[k].gradient(w));
      assertClose(mode.hvp(x -> f.apply(x)[0], w, v), prepared[k].hvp(w, v));
      assertClose(mode.jvp(f, w, v).tangent(), prepared[k].jvp(w, v).tangent());
    }
    assertEquals(1, first.recordings());
  }

  private static void assertClose(double[] expected, double[] actual) {
    double size = 1 + Arrays.stream(expected).map(Math::abs).max().orElse(0);
    assertArrayEquals(expected, actual, 1e-12 * size);
  }

  /** A captured number that changes after so many uses is found before there are twice as many. */
  @Property(tries = 60, seed = "14")
  void aCapturedBatchThatChangesIsFound(
      @ForAll @IntRange(min = 1, max = 60) int rows,
      @ForAll @IntRange(min = 1, max = 40) int uses,
      @ForAll long seed) {
    Random random = new Random(seed);
    double[] batch = numbers(4 * rows, random);
    VectorFunction f = w -> loss(w, Scalar.of(batch));
    double[] w = numbers(VARIABLES, random);
    PreparedFunction prepared = mode.prepare(f, w);
    for (int use = 0; use < uses; use++) {
      prepared.gradient(w);
    }
    batch[4 * random.nextInt(rows) + 3] += 1;
    String message =
        assertThrows(
                IllegalStateException.class,
                () -> IntStream.range(0, uses + 1).forEach(use -> prepared.gradient(w)))
            .getMessage();
    assertTrue(message.contains("captured data changed; pass them as data"), message);
    assertClose(mode.gradient(x -> f.apply(x)[0], w), prepared.gradient(w));
  }
}
