package org.duetad.core.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.ProgramMode;
import org.duetad.core.mode.Seeds;
import org.duetad.core.program.Program;
import org.junit.jupiter.api.Test;

/** Jacobians with all columns at once. */
class KernelColumnsTest {

  private static final int N = 11;

  /** All kinds of rules, outputs that are equal, an input, a constant, and what has no tangents. */
  private static Scalar[] various(Scalar... x) {
    Scalar[] y = new Scalar[60];
    Scalar fixed = Scalar.of(2).sqrt();
    for (int i = 0; i < y.length; i++) {
      Scalar a = x[i % N];
      Scalar b = x[i * i % N];
      Scalar[] some = Arrays.copyOfRange(x, i % 7, i % 7 + 1 + i % 4);
      y[i] =
          switch (i % 9) {
            case 0 -> a.add(b).subtract(a.multiply(3)).negate();
            case 1 -> a.divide(b.square().add(1)).multiply(a);
            case 2 -> Scalar.logSumExp(some).add(Scalar.sum(some));
            case 3 -> Scalar.dot(some, some).atan2(fixed);
            case 4 -> Scalar.weightedSum(new double[] {1, -2, 3, 4, 5, 6, 7}, 0, x, 0, 7);
            case 5 -> a.isGreaterThan(-5) ? a.sigmoid().exp() : b;
            case 6 -> y[i - 1];
            case 7 -> b.max(a).multiply(y[i - 5]);
            default -> i == 8 ? a : i == 17 ? fixed : y[i - 3].sin();
          };
    }
    return y;
  }

  private static double[] point(long seed) {
    return new Random(seed).doubles(N, -1, 1).toArray();
  }

  private static KernelColumns columns(VectorFunction f) {
    return KernelColumns.of(Program.record(f, point(1)), N).orElseThrow();
  }

  @Test
  void columnsAreThoseOfTheProgram() {
    KernelColumns columns = columns(KernelColumnsTest::various);
    for (long seed = 1; seed < 5; seed++) {
      double[] x = point(seed);
      double[] y = new double[60];
      double[][] rows = new double[60][N];
      assertTrue(columns.jacobian(x, y, rows));
      assertArrayEquals(((VectorFunction) KernelColumnsTest::various).value(x), y);
      double[][] tangents =
          new ProgramMode().jvp(KernelColumnsTest::various, x, Seeds.units(N)).tangents();
      for (int i = 0; i < y.length; i++) {
        for (int k = 0; k < N; k++) {
          assertArrayEquals(
              new double[] {tangents[k][i]}, new double[] {rows[i][k]}, 1e-14, i + " by " + k);
        }
      }
    }
  }

  /**
   * Chains of 3 x 2 matrices that turn by angles of their own, and inner products of their rows
   * with constants: numbers side by side along some of the columns, and such that are read in
   * another order, number by number, and with columns in between.
   */
  private static Scalar[] chains(Scalar... x) {
    Random random = new Random(2);
    Scalar[] start = {x[0].sin(), x[1].exp(), x[0].multiply(x[1]), x[0], x[1].cos(), x[0].tanh()};
    List<Scalar[]> all = new ArrayList<>(List.<Scalar[]>of(start));
    for (int k = 2; k < 8; k++) {
      Scalar[] a = all.get(k == 5 ? 0 : all.size() - 1);
      Scalar[] turn = {x[k].sin(), x[k].cos()};
      Scalar[] b = new Scalar[6];
      for (int i = 0; i < 6; i++) {
        b[i] = Scalar.dot(a, i / 2 * 2, turn, 0, 2).add(a[i].multiply(turn[i % 2]));
      }
      all.add(b);
    }
    List<Scalar> y = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Scalar[] a = all.get(random.nextInt(all.size()));
      Scalar[] b = all.get(random.nextInt(all.size()));
      double[] c = random.doubles(6, -1, 1).toArray();
      for (int row = i % 4 == 0 ? 2 : 0; row < 3; row++) {
        int turned = i % 5 == 0 ? 2 - row : row;
        Scalar one = i % 3 == 0 ? Scalar.of(i) : a[2 * row];
        Scalar two = i % 3 == 0 ? a[2 * row] : Scalar.of(i);
        Scalar three = i % 7 == 0 ? x[row == 1 ? 1 : 0] : x[8 + row];
        y.add(Scalar.weightedSum(c, one, two, a[2 * row + 1], b[2 * turned], three, x[1]));
      }
    }
    y.add(Scalar.sum(y.get(0), y.get(1), y.get(2), y.get(0), all.get(3)[1]));
    return y.toArray(Scalar[]::new);
  }

  /** Groups of numbers by the same operations with the same factors, of earlier groups. */
  private static Scalar[] random(long seed, Scalar... x) {
    Random random = new Random(seed);
    int width = 1 + random.nextInt(5);
    List<Scalar[]> groups = new ArrayList<>();
    for (int k = 0; k < 4; k++) {
      int first = random.nextInt(N - width + 1);
      groups.add(Arrays.copyOfRange(x, first, first + width));
    }
    for (int k = 0; k < 40; k++) {
      Scalar[] a = groups.get(random.nextInt(groups.size()));
      Scalar[] b = groups.get(random.nextInt(groups.size()));
      Scalar[] c = groups.get(Math.max(0, groups.size() - 1 - random.nextInt(3)));
      Scalar one = x[random.nextInt(N)];
      double[] w = random.doubles(5, -1, 1).toArray();
      int kind = random.nextInt(8);
      int shift = random.nextInt(3) == 0 ? 1 : 0;
      Scalar[] z = new Scalar[width];
      for (int i = 0; i < width; i++) {
        Scalar p = a[(i + shift) % width];
        Scalar q = b[i];
        Scalar r = c[i];
        Scalar fixed = Scalar.of(i - 1.5);
        z[i] =
            switch (kind) {
              case 0 -> Scalar.weightedSum(w, fixed, p, q, r, one);
              case 1 -> Scalar.weightedSum(w, p, one, q, fixed, r);
              case 2 -> Scalar.dot(new Scalar[] {p, q, fixed}, new Scalar[] {one, one.sin(), r});
              case 3 -> Scalar.sum(p, q, r, fixed);
              case 4 -> p.multiply(0.5).sin().subtract(q);
              case 5 -> Scalar.weightedSum(w, p, q, r, a[0], b[0]);
              case 6 -> p.multiply(one).add(r.multiply(w[0])).tanh();
              default -> i == 0 ? q.cos() : p.divide(r.square().add(2));
            };
      }
      groups.add(z);
    }
    return groups.stream().flatMap(Arrays::stream).toArray(Scalar[]::new);
  }

  @Test
  void columnsOfNumbersSideBySideAreThoseOfTheProgram() {
    requireColumns(KernelColumnsTest::chains);
  }

  @Test
  void columnsOfRandomProgramsAreTheirs() {
    for (long seed = 0; seed < 60; seed++) {
      long of = seed;
      requireColumns(x -> random(of, x));
    }
  }

  /** Sums of multiples of some turned numbers, three side by side, and of variables or not. */
  private static Scalar[] sums(long seed, boolean areRead, Scalar... x) {
    Random random = new Random(seed);
    List<Scalar[]> turned = new ArrayList<>();
    for (int k = 0; k < 6; k++) {
      Scalar a = x[k].sin().multiply(x[k + 1]);
      Scalar b = k % 2 == 0 ? x[k + 2].multiply(x[0]) : x[0];
      turned.add(new Scalar[] {a.add(b), a.subtract(b), a.multiply(b)});
    }
    List<Scalar> y = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      double[] w = random.doubles(5, -1, 1).toArray();
      Scalar[] p = turned.get(random.nextInt(6));
      Scalar[] q = turned.get(random.nextInt(6));
      int first = random.nextInt(N - 2);
      int kind = random.nextInt(5);
      for (int row = 0; row < 3; row++) {
        Scalar begin = kind == 0 ? x[N + row] : Scalar.of(row - 0.5);
        Scalar end = kind == 1 ? q[row] : x[first + row];
        Scalar middle = kind == 2 ? q[2 - row] : q[row];
        y.add(
            kind == 3
                ? Scalar.weightedSum(Arrays.copyOf(w, 3), p[row], middle, end)
                : Scalar.weightedSum(w, begin, p[row], middle, kind == 4 ? middle : p[row], end));
      }
    }
    if (areRead) {
      y.add(Scalar.sum(y.toArray(Scalar[]::new)));
    }
    return y.toArray(Scalar[]::new);
  }

  @Test
  void rowsOfNumbersThatAreReadHaveTheSameBits() {
    for (long seed = 0; seed < 40; seed++) {
      long of = seed;
      double[] x = new Random(seed).doubles(N + 3, -1, 1).toArray();
      VectorFunction alone = all -> sums(of, false, all);
      VectorFunction read = all -> sums(of, true, all);
      double[][] rows = rows(alone, x);
      double[][] expected = Arrays.copyOf(rows(read, x), rows.length);
      assertArrayEquals(expected, rows);
      double[][] tangents = new ProgramMode().jvp(alone, x, Seeds.units(N + 3)).tangents();
      for (int i = 0; i < rows.length; i++) {
        for (int k = 0; k < N; k++) {
          assertEquals(tangents[k][i], rows[i][k], 1e-13, i + " by " + k);
        }
      }
    }
  }

  private static double[][] rows(VectorFunction f, double[] x) {
    Program program = Program.record(f, x);
    KernelColumns columns = KernelColumns.of(program, N).orElseThrow();
    double[] expected = f.value(x);
    double[] y = new double[expected.length];
    double[][] rows = new double[y.length][];
    assertTrue(columns.jacobian(x, y, rows));
    assertArrayEquals(expected, y);
    return rows;
  }

  private static void requireColumns(VectorFunction f) {
    KernelColumns columns = columns(f);
    for (long seed = 1; seed < 5; seed++) {
      double[] x = point(seed);
      double[] expected = f.value(x);
      double[] y = new double[expected.length];
      double[][] rows = new double[y.length][];
      assertTrue(columns.jacobian(x, y, rows));
      assertArrayEquals(expected, y);
      double[][] tangents = new ProgramMode().jvp(f, x, Seeds.units(N)).tangents();
      for (int i = 0; i < y.length; i++) {
        for (int k = 0; k < N; k++) {
          double size = 1 + Math.abs(tangents[k][i]);
          assertEquals(tangents[k][i], rows[i][k], 1e-12 * size, i + " by " + k);
        }
      }
      double[][] given = new double[y.length][N];
      Arrays.stream(given).forEach(row -> Arrays.fill(row, Double.NaN));
      assertTrue(columns.jacobian(x, y, given));
      assertArrayEquals(rows, given);
    }
  }

  @Test
  void thereIsNoResultOnAnotherBranchOrWhereNumbersAreNotFinite() {
    KernelColumns columns = columns(KernelColumnsTest::various);
    double[] x = point(1);
    assertTrue(columns.jacobian(x, new double[60], new double[60][N]));
    double before = x[5];
    x[5] = -6;
    assertFalse(columns.jacobian(x, new double[60], new double[60][N]));
    x[5] = Double.POSITIVE_INFINITY;
    assertFalse(columns.jacobian(x, new double[60], new double[60][N]));
    x[5] = 1e60;
    assertFalse(columns.jacobian(x, new double[60], new double[60][N]));
    x[5] = before;
    double[] y = new double[60];
    assertTrue(columns.jacobian(x, y, new double[60][N]));
    assertArrayEquals(((VectorFunction) KernelColumnsTest::various).value(x), y);
  }

  /** Outputs and tangents are of ordinary size. */
  @Test
  void thereIsNoResultWhereOneOfTheValuesBetweenIsLarge() {
    for (int large = 0; large < 7; large++) {
      KernelColumns columns = columns(sumsOfSums(large, 1e20));
      double[][] rows = new double[21][N];
      assertTrue(columns.jacobian(point(1), new double[21], rows));
      double[] x = Arrays.stream(point(1)).map(each -> 1e15 * each).toArray();
      assertFalse(columns.jacobian(x, new double[21], rows), "sum " + large);
      assertTrue(columns(sumsOfSums(large, 1)).jacobian(x, new double[21], rows));
    }
  }

  @Test
  void thereIsNoResultWhereOneOfTheValuesTurnedIsLarge() {
    for (int large = 0; large < 7; large++) {
      VectorFunction f = turned(sumsOfSums(large, 1e20));
      KernelColumns columns = columns(f);
      double[] y = new double[20];
      assertTrue(columns.jacobian(point(1), y, new double[20][]));
      assertArrayEquals(f.value(point(1)), y);
      double[] x = Arrays.stream(point(1)).map(each -> 1e15 * each).toArray();
      assertFalse(columns.jacobian(x, y, new double[20][]), "sum " + large);
      assertTrue(columns(turned(sumsOfSums(large, 1))).jacobian(x, y, new double[20][]));
    }
  }

  /** Neighbours turned by the first two variables, and small multiples of the results. */
  private static VectorFunction turned(VectorFunction f) {
    return x -> {
      Scalar[] a = f.apply(x);
      Scalar[] y = new Scalar[a.length - 1];
      Scalar sin = x[0].sin();
      Scalar cos = x[1].cos();
      for (int i = 0; i < y.length; i++) {
        Scalar of = Scalar.dot(new Scalar[] {a[i], cos, a[i + 1]}, new Scalar[] {cos, x[0], sin});
        y[i] = Scalar.weightedSum(new double[] {1e-10, 2}, of, x[i % N]);
      }
      return y;
    };
  }

  /** Weighted sums of weighted sums of all variables, of which one has other weights. */
  private static VectorFunction sumsOfSums(int other, double weight) {
    return x -> {
      Scalar[] y = new Scalar[21];
      for (int i = 0; i < 7; i++) {
        double size = i == other ? weight : 1;
        for (int row = 0; row < 3; row++) {
          double[] w = new Random(7L * i + row).doubles(N, size, 2 * size).toArray();
          y[3 * i + row] = Scalar.weightedSum(w, 0, x, 0, N);
        }
      }
      Scalar[] z = new Scalar[21];
      for (int k = 0; k < z.length; k++) {
        double small = k / 3 == other ? 1e-3 / weight : 1;
        z[k] = Scalar.weightedSum(new double[] {small, 1, 2}, y[k], x[k % N], Scalar.of(k));
      }
      return z;
    };
  }

  @Test
  void rowsOfOtherNumbersOrLengthsAreRejected() {
    KernelColumns columns = columns(KernelColumnsTest::various);
    double[] x = point(1);
    double[] y = new double[60];
    for (double[][] rows : new double[][][] {new double[59][N], new double[60][N - 1]}) {
      assertThrows(IllegalArgumentException.class, () -> columns.jacobian(x, y, rows));
    }
  }

  @Test
  void rulesOfSeveralResultsAndFewVariablesHaveNone() {
    VectorFunction several = x -> Scalar.softmax(x);
    assertFalse(KernelColumns.of(Program.record(several, point(1)), N).isPresent());
    VectorFunction few = x -> new Scalar[] {x[0].sin(), x[1].cos(), x[0].add(x[1])};
    assertFalse(KernelColumns.of(Program.record(few, 1.0, 2.0), 2).isPresent());
  }

  @Test
  void loopsOfManyTurnsHaveNone() {
    VectorFunction loop =
        x -> {
          Scalar[] y = new Scalar[300];
          Arrays.setAll(y, i -> x[0].multiply(i).exp().subtract(x[i % 2 + 1]).square());
          return y;
        };
    assertFalse(KernelColumns.of(Program.record(loop, point(1)), N).isPresent());
  }
}
