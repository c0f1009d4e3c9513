package org.duetad.acceleration.products;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.duetad.acceleration.vectors.VectorSupport;
import org.duetad.core.matrix.Kernels;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The products have EJML's bits, whatever the shapes and the elements. */
class FastKernelsTest {

  private static final double[] SPECIAL = {
    0.0,
    -0.0,
    1,
    -1,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    1e308,
    -1e308,
    Double.MIN_VALUE,
    -Double.MIN_VALUE,
    1e-160,
    -1e-160
  };

  /** Beyond this, vectors take seconds without the optimizing JIT. */
  private static final long MANY = 100_000;

  private static final Kernels PLAIN = new FastKernels("plain");
  private static final Kernels IN_VECTORS = new FastKernels("vectors");

  /** How elements are drawn. */
  enum Elements {
    ORDINARY,
    ZEROS,
    SPECIAL;

    double draw(Random random) {
      return switch (this) {
        case ORDINARY -> random.nextGaussian();
        case ZEROS -> random.nextInt(3) == 0 ? -0.0 : random.nextInt(2) * -1.0;
        case SPECIAL ->
            random.nextInt(8) == 0
                ? FastKernelsTest.SPECIAL[random.nextInt(FastKernelsTest.SPECIAL.length)]
                : random.nextGaussian();
      };
    }
  }

  @Provide
  Arbitrary<Integer> size() {
    return Arbitraries.frequencyOf(
        Tuple.of(4, Arbitraries.integers().between(0, 20)),
        Tuple.of(3, Arbitraries.integers().between(20, 70)),
        Tuple.of(1, Arbitraries.integers().between(70, 300)),
        Tuple.of(1, Arbitraries.of(1, 255, 256, 257, 300)));
  }

  @Property(tries = 400, seed = "1")
  void bitsAreThoseOfEjml(
      @ForAll("size") int rows,
      @ForAll("size") int inner,
      @ForAll("size") int cols,
      @ForAll boolean transA,
      @ForAll boolean transB,
      @ForAll Elements elements,
      @ForAll long seed) {
    assertSame(rows, inner, cols, transA, transB, elements, new Random(seed));
  }

  static Stream<int[]> edges() {
    int[] sizes = {1, 2, 3, 14, 15, 16, 64, 65, 256, 257};
    return Arrays.stream(sizes)
        .boxed()
        .flatMap(
            m ->
                Arrays.stream(sizes)
                    .boxed()
                    .flatMap(
                        n -> IntStream.of(0, 1, 2, 64, 67).mapToObj(k -> new int[] {m, k, n})));
  }

  @ParameterizedTest
  @MethodSource("edges")
  void bitsAreThoseOfEjmlAtTheEdgesOfBlocks(int[] shape) {
    Random random = new Random(Arrays.hashCode(shape));
    for (Elements elements : Elements.values()) {
      for (int trans = 0; trans < 4; trans++) {
        assertSame(
            shape[0], shape[1], shape[2], (trans & 1) == 1, (trans & 2) == 2, elements, random);
      }
    }
  }

  /** Several blocks of vectors in each direction. */
  @Test
  void vectorsInSeveralBlocks() {
    Random random = new Random(7);
    for (int trans = 0; trans < 4; trans++) {
      boolean transA = (trans & 1) == 1;
      boolean transB = (trans & 2) == 2;
      DMatrixRMaj a = drawn(5, 261, transA, Elements.SPECIAL, random);
      DMatrixRMaj b = drawn(261, 487, transB, Elements.SPECIAL, random);
      assertArrayEquals(
          bits(Kernels.EJML.mult(a, transA, b, transB)),
          bits(IN_VECTORS.mult(a, transA, b, transB)));
    }
  }

  /** EJML's sums start from the first product or from zero, which the sign of a zero shows. */
  @ParameterizedTest
  @MethodSource("edges")
  void zerosHaveTheSignsOfEjml(int[] shape) {
    for (int trans = 0; trans < 4; trans++) {
      boolean transA = (trans & 1) == 1;
      boolean transB = (trans & 2) == 2;
      DMatrixRMaj a = filled(shape[0], shape[1], transA, -0.0);
      DMatrixRMaj b = filled(shape[1], shape[2], transB, 1.0);
      assertBits(a, transA, b, transB);
    }
  }

  /** B large enough that {@code A Bᵀ} is computed with a transposed copy. */
  @ParameterizedTest
  @MethodSource("large")
  void largeTransposedFactors(int[] shape) {
    for (Elements elements : Elements.values()) {
      assertSame(shape[0], shape[1], shape[2], false, true, elements, new Random(3));
    }
    DMatrixRMaj a = filled(shape[0], shape[1], false, -0.0);
    DMatrixRMaj b = filled(shape[1], shape[2], true, 1.0);
    assertBits(a, false, b, true);
  }

  static Stream<int[]> large() {
    return Stream.of(
        new int[] {15, 500, 100},
        new int[] {16, 500, 100},
        new int[] {16, 500, 99},
        new int[] {16, 5000, 10},
        new int[] {20, 50_000, 1},
        new int[] {20, 4000, 15});
  }

  /** Factors that share an array are read only. */
  @Test
  void factorsMayShareAnArray() {
    DMatrixRMaj a = drawn(40, 40, false, Elements.ORDINARY, new Random(1));
    DMatrixRMaj same = DMatrixRMaj.wrap(40, 40, a.data);
    double[] before = a.data.clone();
    assertBits(a, true, same, false);
    assertArrayEquals(before, a.data);
  }

  /** Where the module of vectors is there, its code is emitted and verified by the JVM. */
  @Test
  void vectorsAreUsedWhereTheyArePresent() {
    Vectors vectors = new Vectors();
    vectors.require();
    Tile tile = vectors.forProduct(1);
    assertEquals(VectorSupport.here().isAdded(), tile != null);
    assertTrue(tile == null || tile.width() % 3 == 0);
  }

  private void assertSame(
      int rows,
      int inner,
      int cols,
      boolean transA,
      boolean transB,
      Elements elements,
      Random random) {
    DMatrixRMaj a = drawn(rows, inner, transA, elements, random);
    DMatrixRMaj b = drawn(inner, cols, transB, elements, random);
    assertBits(a, transA, b, transB);
  }

  /** Every bit, except those of a NaN. */
  private static void assertBits(DMatrixRMaj a, boolean transA, DMatrixRMaj b, boolean transB) {
    DMatrixRMaj expected = Kernels.EJML.mult(a, transA, b, transB);
    long size = (long) expected.getNumElements() * (transA ? a.numRows : a.numCols);
    for (Kernels kernels : size <= MANY ? List.of(PLAIN, IN_VECTORS) : List.of(PLAIN)) {
      DMatrixRMaj actual = kernels.mult(a, transA, b, transB);
      assertEquals(expected.numRows, actual.numRows);
      assertEquals(expected.numCols, actual.numCols);
      assertArrayEquals(bits(expected), bits(actual));
    }
  }

  private static long[] bits(DMatrixRMaj a) {
    return Arrays.stream(a.data).mapToLong(Double::doubleToLongBits).toArray();
  }

  private static DMatrixRMaj drawn(
      int rows, int cols, boolean transposed, Elements elements, Random random) {
    DMatrixRMaj a = transposed ? new DMatrixRMaj(cols, rows) : new DMatrixRMaj(rows, cols);
    Arrays.setAll(a.data, k -> elements.draw(random));
    return a;
  }

  private static DMatrixRMaj filled(int rows, int cols, boolean transposed, double element) {
    DMatrixRMaj a = transposed ? new DMatrixRMaj(cols, rows) : new DMatrixRMaj(rows, cols);
    Arrays.fill(a.data, element);
    return a;
  }
}
