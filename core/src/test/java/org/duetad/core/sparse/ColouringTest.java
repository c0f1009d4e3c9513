package org.duetad.core.sparse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Colourings are checked by their definitions, which the algorithms do not use. */
class ColouringTest {

  @Provide
  Arbitrary<SparsityPattern> patterns() {
    return Arbitraries.randomValue(
        random -> random(1 + random.nextInt(30), 1 + random.nextInt(30), random));
  }

  @Provide
  Arbitrary<SparsityPattern> symmetric() {
    return Arbitraries.randomValue(
        random -> {
          int n = 1 + random.nextInt(25);
          return symmetrised(random(n, n, random));
        });
  }

  private static SparsityPattern random(int m, int n, Random random) {
    double density = random.nextDouble() * random.nextDouble();
    int[][] rows = new int[m][];
    Arrays.setAll(
        rows,
        i ->
            random
                .ints(n, 0, n)
                .filter(j -> random.nextDouble() < (random.nextInt(8) == 0 ? 1 : density))
                .toArray());
    return SparsityPattern.ofRows(n, rows);
  }

  static SparsityPattern symmetrised(SparsityPattern pattern) {
    SparsityPattern transposed = pattern.transpose();
    int[][] rows = new int[pattern.rows()][];
    Arrays.setAll(
        rows,
        i -> {
          int[] both = Arrays.copyOf(pattern.row(i), pattern.degree(i) + transposed.degree(i));
          System.arraycopy(transposed.row(i), 0, both, pattern.degree(i), transposed.degree(i));
          return both;
        });
    return SparsityPattern.ofRows(pattern.columns(), rows);
  }

  @Property(tries = 300, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void columnsOfOneColourShareNoRow(
      @ForAll("patterns") SparsityPattern pattern, @ForAll Ordering ordering) {
    Colouring columns = Colouring.ofColumns(pattern, ordering);
    Colouring rows = Colouring.ofRows(pattern, ordering);
    assertEquals(
        Arrays.toString(columns.toArray()),
        Arrays.toString(Colouring.ofRows(pattern.transpose(), ordering).toArray()));
    for (int i = 0; i < pattern.rows(); i++) {
      for (int j = 0; j < pattern.columns(); j++) {
        if (pattern.contains(i, j)) {
          assertTrue(aloneInRow(pattern, columns, i, j), pattern::toString);
          assertTrue(aloneInColumn(pattern, rows, i, j), pattern::toString);
        }
      }
    }
  }

  private static boolean aloneInRow(SparsityPattern p, Colouring columns, int i, int j) {
    int colour = columns.of(j);
    long same = Arrays.stream(p.row(i)).filter(k -> columns.of(k) == colour).count();
    return colour >= 0 && colour < columns.count() && same == 1;
  }

  private static boolean aloneInColumn(SparsityPattern p, Colouring rows, int i, int j) {
    return aloneInRow(p.transpose(), rows, j, i);
  }

  /** Every entry can be recovered from its place, and paths of four vertices have three colours. */
  @Property(tries = 300, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void bicolouringsAreStar(@ForAll("patterns") SparsityPattern p, @ForAll Ordering ordering) {
    Bicolouring both = Bicolouring.of(p, Compression.BIDIRECTIONAL, ordering);
    int forward = Bicolouring.of(p, Compression.FORWARD, ordering).count();
    int reverse = Bicolouring.of(p, Compression.REVERSE, ordering).count();
    assertEquals(forward, Colouring.ofColumns(p, ordering).count());
    assertEquals(reverse, Colouring.ofRows(p, ordering).count());
    for (int i = 0; i < p.rows(); i++) {
      for (int j : p.row(i)) {
        boolean readable =
            both.rows().of(i) == Colouring.NONE
                ? aloneInRow(p, both.columns(), i, j)
                : aloneInColumn(p, both.rows(), i, j);
        assertTrue(readable, p::toString);
      }
    }
    assertStar(p, both);
  }

  private static void assertStar(SparsityPattern p, Bicolouring both) {
    SparsityPattern t = p.transpose();
    for (int i = 0; i < p.rows(); i++) {
      for (int j : p.row(i)) {
        for (int l : t.row(j)) {
          for (int k : p.row(l)) {
            boolean path = l != i && k != j;
            boolean two =
                both.rows().of(i) == both.rows().of(l)
                    && both.columns().of(j) == both.columns().of(k);
            assertTrue(!path || !two, () -> p + " " + both);
          }
        }
      }
    }
  }

  @Property(tries = 300, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void noPathOfFourHasTwoColours(
      @ForAll("symmetric") SparsityPattern p, @ForAll Ordering ordering) {
    Colouring star = Colouring.star(p, ordering);
    for (int a = 0; a < p.rows(); a++) {
      for (int b : p.row(a)) {
        assertTrue(a == b || star.of(a) != star.of(b), p::toString);
        for (int c : p.row(b)) {
          for (int d : p.row(c)) {
            boolean path = a != b && b != c && c != d && a != c && b != d;
            boolean two = star.of(a) == star.of(c) && star.of(b) == star.of(d);
            assertTrue(!path || !two, p::toString);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aBandNeedsItsWidth(Ordering ordering) {
    for (int half = 0; half < 4; half++) {
      SparsityPattern band = Sparsity.jacobian(Functions.banded(half), Functions.point(60));
      int expected = 2 * half + 1;
      int columns = Colouring.ofColumns(band, ordering).count();
      assertTrue(columns == expected || (ordering != Ordering.NATURAL && columns < 2 * expected));
      assertEquals(
          expected, Bicolouring.of(band, Compression.BIDIRECTIONAL, Ordering.values()).count());
    }
  }

  @Test
  void anArrowNeedsBothDirections() {
    SparsityPattern arrow = Sparsity.jacobian(Functions::arrow, Functions.point(500));
    assertEquals(500, Colouring.ofColumns(arrow, Ordering.NATURAL).count());
    assertEquals(500, Colouring.ofRows(arrow, Ordering.NATURAL).count());
    Bicolouring both = Bicolouring.of(arrow, Compression.BIDIRECTIONAL, Ordering.values());
    assertEquals(2, both.columns().count());
    assertEquals(1, both.rows().count());
  }

  @ParameterizedTest
  @EnumSource
  void anArrowOfAHessianNeedsTwo(Ordering ordering) {
    int n = 30_000;
    SparsityPattern arrow = Sparsity.hessian(Functions::arrowHessian, Functions.point(n));
    assertEquals(3 * n - 2, arrow.count());
    assertEquals(2, Colouring.star(arrow, ordering).count());
  }

  @Test
  void aTridiagonalHessianNeedsThree() {
    SparsityPattern band = Sparsity.hessian(Functions::rosenbrock, Functions.point(100));
    assertEquals(3, Colouring.star(band, Ordering.NATURAL).count());
  }

  @Test
  void wrongUse() {
    SparsityPattern upper = SparsityPattern.ofRows(2, new int[] {1}, new int[] {});
    assertThrows(IllegalArgumentException.class, () -> Colouring.star(upper, Ordering.NATURAL));
    assertThrows(IllegalArgumentException.class, () -> Bicolouring.of(upper, Compression.FORWARD));
  }
}
