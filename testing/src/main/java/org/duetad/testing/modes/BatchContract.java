package org.duetad.testing.modes;

import static org.duetad.testing.modes.ErrorContract.assertFails;
import static org.duetad.testing.modes.Near.assertClose;
import static org.duetad.testing.modes.Near.assertSameBits;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import java.util.Arrays;
import java.util.List;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.BatchJvp;
import org.duetad.core.mode.Seeds;
import org.duetad.core.mode.Vjp;
import org.junit.jupiter.api.Test;

/**
 * Several directions or seeds at once give what each of them gives alone: the same bits, but for
 * the sign of a zero.
 */
@SuppressWarnings("NullAway") // Null is passed on purpose.
interface BatchContract extends ModeUnderTest {

  /** Sizes around the chunk sizes of modes with several directions at once. */
  List<Integer> SIZES = List.of(0, 1, 2, 3, 4, 5, 7, 8, 9, 16, 17, 33);

  /** Directions, of which some are zero, and some have zeros. */
  private static double[][] directions(int count, int n) {
    double[][] directions = new double[count][];
    Arrays.setAll(directions, k -> ModeUnderTest.direction(n, k));
    for (int k = 0; k < count; k += 5) {
      directions[k][k % n] = 0;
    }
    if (count > 3) {
      directions[3] = new double[n];
    }
    return directions;
  }

  private static void assertSame(String what, double[] expected, double[] actual) {
    assertSameBits(what, unsigned(expected), unsigned(actual));
  }

  /** With 0 for -0. */
  private static double[] unsigned(double[] v) {
    return Arrays.stream(v).map(vi -> vi + 0.0).toArray();
  }

  @Test
  default void tangentsAreThoseOfEachDirection() {
    for (KnownMap known : KnownMap.all()) {
      for (int count : SIZES) {
        double[][] v = directions(count, known.point.length);
        BatchJvp batch = mode().jvp(known.f, known.point, v);
        assertEquals(count, batch.tangents().length);
        assertSameBits(known + " value", known.f.value(known.point), batch.value());
        for (int k = 0; k < count; k++) {
          String what = known + ", " + k + " of " + count;
          double[] expected = ModeUnderTest.times(known.jacobian(), v[k]);
          assertClose(what, expected, batch.tangents()[k], accuracy().first());
          double[] alone = mode().jvp(known.f, known.point, v[k]).tangent();
          assertSame(what, alone, batch.tangents()[k]);
        }
      }
    }
  }

  @Test
  default void pullbacksAreThoseOfEachSeed() {
    for (KnownMap known : KnownMap.all()) {
      double[][] jacobian = known.jacobian();
      Vjp vjp = mode().vjp(known.f, known.point);
      for (int count : SIZES) {
        double[][] w = directions(count, jacobian.length);
        double[][] pulled = vjp.pullback(w);
        assertEquals(count, pulled.length);
        for (int k = 0; k < count; k++) {
          String what = known + ", " + k + " of " + count;
          double[] expected = ModeUnderTest.transposeTimes(jacobian, w[k], known.point.length);
          assertClose(what, expected, pulled[k], accuracy().first());
          assertSame(what, vjp.pullback(w[k]), pulled[k]);
        }
        double[][] atOnce = mode().pullback(known.f, known.point, w);
        assertEquals(count, atOnce.length);
        for (int k = 0; k < count; k++) {
          assertSame(known + ", seed " + k, pulled[k], atOnce[k]);
        }
      }
    }
  }

  @Test
  default void hessianProductsAreThoseOfEachDirection() {
    for (KnownField known : KnownField.all()) {
      for (int count : List.of(0, 1, 7, 8, 9, 17)) {
        double[][] v = directions(count, known.point.length);
        double[][] products = mode().hvp(known.f, known.point, v);
        assertEquals(count, products.length);
        for (int k = 0; k < count; k++) {
          String what = known + ", " + k + " of " + count;
          assertSame(what, mode().hvp(known.f, known.point, v[k]), products[k]);
        }
      }
    }
  }

  @Test
  default void unitVectorsGiveRowsAndColumns() {
    for (int n : CHUNK_EDGES) {
      double[] x = Ring.point(n);
      double[][] jacobian = Ring.jacobian(x);
      for (int from = 0; from < n; from++) {
        double[][] units = Seeds.units(n, from, n);
        double[][] columns = mode().jvp(Ring::terms, x, units).tangents();
        double[][] rows = mode().vjp(Ring::terms, x).pullback(units);
        for (int k = 0; k < units.length; k++) {
          int at = from + k;
          double[] column = Arrays.stream(jacobian).mapToDouble(row -> row[at]).toArray();
          assertClose("column " + at + " of " + n, column, columns[k], accuracy().first());
          assertClose("row " + at + " of " + n, jacobian[at], rows[k], accuracy().first());
        }
      }
    }
  }

  /** Where slopes are infinite or NaN a zero annihilates in its own direction only. */
  @Test
  default void aZeroAnnihilatesInItsOwnDirection() {
    VectorFunction f =
        x -> {
          Scalar root = x[0].sqrt();
          return new Scalar[] {
            root.multiply(x[1]), root.add(x[1]), Scalar.sum(root, x[1], x[2].log()), x[2].log()
          };
        };
    double[] x = {0, 2, 0};
    double[][] v = {
      {0, 1, 0},
      {1, 0, 0},
      {0, 0, 1},
      {0, 0, 0},
      {1, 1, 1},
      {0, 2, -1},
      {-1, 0, 2},
      {0, 0, 0},
      {Double.NaN, 1, 0},
      {0, Double.POSITIVE_INFINITY, 0}
    };
    double[][] w = {
      {0, 1, 0, 0},
      {1, 0, 0, 0},
      {0, 0, 1, 0},
      {0, 0, 0, 0},
      {0, 0, 0, 1},
      {1, -1, 0, 0},
      {1, 1, 1, 1},
      {0, 0, 0, 0},
      {0, Double.NaN, 0, 0},
      {0, 0, Double.NEGATIVE_INFINITY, 0}
    };
    double[][] tangents = mode().jvp(f, x, v).tangents();
    Vjp vjp = mode().vjp(f, x);
    double[][] pulled = vjp.pullback(w);
    for (int k = 0; k < v.length; k++) {
      assertSame("direction " + k, mode().jvp(f, x, v[k]).tangent(), tangents[k]);
      assertSame("seed " + k, vjp.pullback(w[k]), pulled[k]);
    }
  }

  /** Where overflow made a zero, too, which concerns some of the directions only. */
  @Test
  default void overflowInSomeDirections() {
    VectorFunction f =
        x ->
            new Scalar[] {
              x[0].exp().add(1).log(),
              x[1].sin().multiply(x[2].exp()).add(Scalar.norm2(x[1], x[2])),
              Scalar.softmax(x[1], x[2])[0].divide(x[2]).add(x[0].exp().reciprocal()).add(x[2])
            };
    double[] x = {1000, 0.3, -0.7};
    double[][] v = directions(17, 3);
    for (int k = 0; k < v.length; k += 2) {
      v[k][0] = 0;
    }
    double[][] tangents = mode().jvp(f, x, v).tangents();
    Vjp vjp = mode().vjp(f, x);
    double[][] pulled = vjp.pullback(v);
    for (int k = 0; k < v.length; k++) {
      assertSame("direction " + k, mode().jvp(f, x, v[k]).tangent(), tangents[k]);
      assertSame("seed " + k, vjp.pullback(v[k]), pulled[k]);
    }
  }

  @Test
  default void functionsWithoutOutputsOrWithConstantOnes() {
    VectorFunction nothing = x -> new Scalar[0];
    VectorFunction constants = x -> new Scalar[] {Scalar.of(7), x[0], Scalar.of(-1)};
    double[] x = {1, 2};
    double[][] units = Seeds.units(2);
    assertSameBits("none", new double[0], mode().jvp(nothing, x, units).tangents()[1]);
    assertSameBits("none", x.clone(), x);
    double[][] none = mode().vjp(nothing, x).pullback(new double[5][0]);
    assertSameBits("none", new double[2], none[4]);
    assertSameBits("constants", new double[3], mode().jvp(constants, x, units).tangents()[1]);
    double[][] rows = mode().vjp(constants, x).pullback(Seeds.units(3));
    assertSameBits("constants", new double[2], rows[0]);
    assertClose("input", new double[] {1, 0}, rows[1], accuracy().first());
    assertSameBits("constants", new double[2], rows[2]);
    assertSameBits("hvp", new double[2], mode().hvp(p -> Scalar.of(7), x, new double[9][2])[8]);
  }

  @Test
  default void directionsAndSeedsOfABatchThatDoNotFit() {
    double[] x = {1, 2};
    double[][] wrong = {{1, 1}, {1, 1, 1}};
    double[][] missing = {{1, 1}, {1, 1}, null};
    Class<? extends Throwable> illegal = IllegalArgumentException.class;
    Class<? extends Throwable> absent = NullPointerException.class;
    double[][] nothing = null;
    Vjp vjp = mode().vjp(Ring::terms, x);
    String[] direction = {"direction 1", "length 3", "expected 2"};
    assertFails(illegal, () -> mode().jvp(Ring::terms, x, wrong), direction);
    assertFails(illegal, () -> mode().hvp(Ring::sum, x, wrong), direction);
    assertFails(illegal, () -> vjp.pullback(wrong), "seed 1", "length 3", "expected 2");
    assertFails(absent, () -> mode().jvp(Ring::terms, x, missing), "direction 2 is null");
    assertFails(absent, () -> mode().hvp(Ring::sum, x, missing), "direction 2 is null");
    assertFails(absent, () -> vjp.pullback(missing), "seed 2 is null");
    assertFails(absent, () -> mode().jvp(Ring::terms, x, nothing), "directions are null");
    assertFails(absent, () -> mode().hvp(Ring::sum, x, nothing), "directions are null");
    assertFails(absent, () -> vjp.pullback(nothing), "seeds are null");
    double[] none = {};
    assertFails(illegal, () -> mode().jvp(Ring::terms, none, new double[0][]), "0 coordinates");
    assertFails(illegal, () -> mode().hvp(Ring::sum, none, new double[0][]), "0 coordinates");
    assertClose("after", Ring.jacobian(x), vjp.pullback(Seeds.units(2)), accuracy().first());
  }

  @Test
  default void arraysOfABatchAreTheCallers() {
    double[] x = Ring.point(9);
    double[][] v = directions(9, 9);
    double[][] kept = Arrays.stream(v).map(double[]::clone).toArray(double[][]::new);
    BatchJvp jvp = mode().jvp(Ring::terms, x, v);
    Vjp vjp = mode().vjp(Ring::terms, x);
    double[][] pulled = vjp.pullback(v);
    double[][] products = mode().hvp(Ring::sum, x, v);
    for (double[][] results : List.of(jvp.tangents(), pulled, products)) {
      double[] second = results[1].clone();
      assertNotSame(results[0], results[1]);
      Arrays.fill(results[0], 100);
      assertSameBits("second", second, results[1]);
    }
    for (int k = 0; k < v.length; k++) {
      assertSameBits("direction " + k, kept[k], v[k]);
      Arrays.fill(v[k], 100);
    }
    assertSameBits("again", pulled[8], vjp.pullback(kept)[8]);
    assertSameBits("value", ((VectorFunction) Ring::terms).value(x), jvp.value());
  }
}
