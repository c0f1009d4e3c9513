package org.duetad.core.kernel.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Sums over any number of lanes, from any turn on, have the bits of their order. */
class PartialSumsTest {

  private static final int MOST = 40;

  private final Random random = new Random(3);

  private double[] row() {
    return random.doubles(MOST, -1, 1).toArray();
  }

  /** Adds products to the partial sums of each turn modulo 4, the last lane first. */
  private static void addInOrder(double[] sums, int at, int turn, double[] x, double[] z, int n) {
    for (int i = n - 1; i >= 0; i--) {
      sums[at + (turn + i) % 4] += x[i] * z[i];
    }
  }

  @Test
  void lanesAreAddedFromTheLastToTheFirst() {
    for (int n = 0; n <= MOST; n++) {
      for (int turn = 0; turn < 8; turn++) {
        compare(n, turn);
      }
    }
  }

  @Test
  void chunksAreAddedByClasses() {
    double[] x = random.doubles(256, -1, 1).toArray();
    double[] z = random.doubles(256, -1, 1).toArray();
    double[] expected = row();
    double[] sums = expected.clone();
    for (int j = 63; j >= 0; j--) {
      double product = 0;
      double sum = 0;
      for (int i = j + 192; i >= 0; i -= 64) {
        product += x[i] * z[i];
        sum += z[i];
      }
      expected[4 + j % 4] += product;
      expected[8 + j % 4] += sum;
    }
    PartialSums partial = new PartialSums();
    partial.addChunk(sums, new int[] {4}, new double[][] {x}, z);
    partial.addChunk(sums, 8, z);
    assertArrayEquals(expected, sums);
  }

  private void compare(int n, int turn) {
    double[][] x = {row(), row(), row()};
    double[] z = row();
    int[] at = {8, 0, 4};
    double[] expected = row();
    double[] sums = expected.clone();
    for (int k = 0; k < at.length; k++) {
      addInOrder(expected, at[k], turn, x[k], z, n);
    }
    new PartialSums().addProducts(sums, at, x, z, turn, n);
    assertArrayEquals(expected, sums);
    double[] ones = new double[MOST];
    Arrays.fill(ones, 1.0);
    addInOrder(expected, 12, turn, z, ones, n);
    PartialSums.add(sums, 12, turn, z, n);
    assertArrayEquals(expected, sums);
  }
}
