package org.duetad.core.sparse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.duetad.core.Scalar;
import org.duetad.core.spi.Primals;
import org.ejml.data.DMatrixSparseCSC;
import org.junit.jupiter.api.Test;

class BandedFactorsTest {

  /** A band of random numbers, some of them zero, under one order of rows and columns. */
  private static double[][] band(int n, int lower, int upper, Random random, int[] order) {
    double[][] a = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = Math.max(0, i - lower); j <= Math.min(n - 1, i + upper); j++) {
        a[order[i]][order[j]] = random.nextInt(4) == 0 && i != j ? 0 : random.nextGaussian();
      }
    }
    return a;
  }

  private static int[] shuffled(int n, Random random) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, n).boxed().toList());
    Collections.shuffle(order, random);
    return order.stream().mapToInt(i -> i).toArray();
  }

  private static SparsityPattern pattern(double[][] a) {
    int[][] rows = new int[a.length][];
    Arrays.setAll(rows, i -> IntStream.range(0, a.length).filter(j -> a[i][j] != 0).toArray());
    return SparsityPattern.ofRows(a.length, rows);
  }

  private static double[] entries(double[][] a) {
    return Arrays.stream(a).flatMapToDouble(Arrays::stream).filter(x -> x != 0).toArray();
  }

  private static double[] times(double[][] a, double[] x) {
    return Arrays.stream(a)
        .mapToDouble(row -> IntStream.range(0, x.length).mapToDouble(j -> row[j] * x[j]).sum())
        .toArray();
  }

  private static double[][] transposed(double[][] a) {
    double[][] t = new double[a.length][a.length];
    IntStream.range(0, a.length).forEach(i -> Arrays.setAll(t[i], j -> a[j][i]));
    return t;
  }

  @Test
  void solutionsOfRandomBandsInAnyOrder() {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      int n = 1 + random.nextInt(40);
      int[] order = round % 2 == 0 ? IntStream.range(0, n).toArray() : shuffled(n, random);
      double[][] a = band(n, random.nextInt(4), random.nextInt(4), random, order);
      double[] x = random.doubles(n, -1, 1).toArray();
      BandedFactors factors = BandedFactors.of(pattern(a), entries(a));
      double size = 1e-8;
      double[] solved = Primals.of(factors.solve(Scalar.of(times(a, x))));
      assertArrayEquals(times(a, x), times(a, solved), size * (1 + largest(solved)));
      double[][] t = transposed(a);
      solved = Primals.of(factors.solveTransposed(Scalar.of(times(t, x))));
      assertArrayEquals(times(t, x), times(t, solved), size * (1 + largest(solved)));
    }
  }

  private static double largest(double[] x) {
    return Arrays.stream(x).map(Math::abs).max().orElse(0);
  }

  /** A small pivot comes first: without exchanges no digit would be right. */
  @Test
  void rowsAreExchanged() {
    double[][] a = {{1e-20, 1, 0}, {1, 1, 1}, {0, 1, 2}};
    double[] x = {3, -2, 5};
    BandedFactors factors = BandedFactors.of(pattern(a), entries(a));
    assertArrayEquals(x, Primals.of(factors.solve(Scalar.of(times(a, x)))), 1e-14);
    double[] right = times(transposed(a), x);
    assertArrayEquals(x, Primals.of(factors.solveTransposed(Scalar.of(right))), 1e-14);
  }

  @Test
  void compressedColumnsAreTheSameMatrix() {
    Random random = new Random(3);
    double[][] a = band(20, 2, 1, random, shuffled(20, random));
    DMatrixSparseCSC csc = Csc.of(pattern(a).transpose());
    double[] columns = entries(transposed(a));
    System.arraycopy(columns, 0, csc.nz_values, 0, columns.length);
    Scalar[] v = Scalar.of(random.doubles(20).toArray());
    assertArrayEquals(
        Primals.of(BandedFactors.of(pattern(a), entries(a)).solve(v)),
        Primals.of(BandedFactors.of(csc).solve(v)));
  }

  @Test
  void theBandIsFoundInAnyOrder() {
    Random random = new Random(5);
    int[] order = shuffled(500, random);
    int[][] rows = new int[500][];
    for (int i = 0; i < 500; i++) {
      rows[order[i]] =
          IntStream.of(i - 1, i, i + 1).filter(j -> j >= 0 && j < 500).map(j -> order[j]).toArray();
    }
    SparsityPattern chain = SparsityPattern.ofRows(500, rows);
    assertEquals(4, BandOrder.of(chain).width());
    assertTrue(BandedFactors.isNarrow(chain));
    int[][] arrow = new int[500][];
    Arrays.setAll(arrow, i -> i == 0 ? IntStream.range(0, 500).toArray() : new int[] {0, i});
    assertFalse(BandedFactors.isNarrow(SparsityPattern.ofRows(500, arrow)));
  }

  @Test
  void aFullBandKeepsItsOrder() {
    int[][] rows = new int[50][];
    Arrays.setAll(
        rows, i -> IntStream.rangeClosed(Math.max(0, i - 1), Math.min(49, i + 2)).toArray());
    BandOrder order = BandOrder.of(SparsityPattern.ofRows(50, rows));
    assertArrayEquals(IntStream.range(0, 50).toArray(), order.indices());
    assertEquals(5, order.width());
  }

  /** Each pair of unknowns is a part of its own: the search of one must not visit all others. */
  @Test
  void independentEquationsAreOrderedInLinearTime() {
    int n = 200_000;
    int[][] rows = new int[n][];
    Arrays.setAll(rows, i -> new int[] {i, (i + n / 2) % n});
    SparsityPattern pairs = SparsityPattern.ofRows(n, rows);
    assertTimeoutPreemptively(
        Duration.ofSeconds(10), () -> assertTrue(BandedFactors.isNarrow(pairs)));
  }

  @Test
  void entriesThatAreNotFiniteAreNamed() {
    SparsityPattern upper = SparsityPattern.ofRows(2, new int[] {0, 1}, new int[] {1});
    for (double entry : new double[] {Double.NaN, Double.NEGATIVE_INFINITY}) {
      String message =
          assertThrows(ArithmeticException.class, () -> BandedFactors.of(upper, 1, entry, 1))
              .getMessage();
      assertTrue(message.contains("entry (0, 1) is " + entry), message);
    }
  }

  @Test
  void wrongUseIsNamed() {
    SparsityPattern diagonal = SparsityPattern.ofRows(2, new int[] {0}, new int[] {1});
    String message =
        assertThrows(ArithmeticException.class, () -> BandedFactors.of(diagonal, 1, 0))
            .getMessage();
    assertTrue(message.contains("2x2 matrix is singular: pivot 1 is 0.0"), message);
    assertThrows(ArithmeticException.class, () -> BandedFactors.of(diagonal, 1, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> BandedFactors.of(diagonal, 1));
    SparsityPattern wide = SparsityPattern.ofRows(2, new int[] {0});
    assertThrows(IllegalArgumentException.class, () -> BandedFactors.of(wide, 1));
  }
}
