package org.duetad.testing.data;

import java.util.Iterator;
import java.util.stream.LongStream;
import org.duetad.core.data.RowTable;
import org.duetad.core.data.SumOverRows;

/**
 * A pass over rows that do not fit into the heap; run by {@link LargeDataTest} in a JVM of its own.
 */
final class LargeData {

  private static final int COLUMNS = 10;
  private static final int AT_ONCE = 1000;

  private LargeData() {}

  /**
   * Prints value and gradient.
   *
   * @param args how many rows there are
   */
  public static void main(String... args) {
    long rows = Long.parseLong(args[0]);
    RowTable table = RowTable.read(COLUMNS, () -> blocks(rows));
    SumOverRows loss = SumOverRows.of(SumFixture::logistic, table);
    double[] gradient = loss.valueAndGradient(SumFixture.point(COLUMNS, 1)).gradient();
    System.out.println(gradient[COLUMNS - 1]);
  }

  private static Iterator<double[][]> blocks(long rows) {
    return LongStream.range(0, (rows + AT_ONCE - 1) / AT_ONCE)
        .mapToObj(k -> block(k * AT_ONCE, (int) Math.min(AT_ONCE, rows - k * AT_ONCE)))
        .iterator();
  }

  private static double[][] block(long first, int n) {
    double[][] rows = new double[n][COLUMNS];
    for (int i = 0; i < n; i++) {
      for (int c = 0; c < COLUMNS - 1; c++) {
        rows[i][c] = ((first + i) * (7 + c) % 101 - 50) / 50.0;
      }
      rows[i][COLUMNS - 1] = (first + i) % 2;
    }
    return rows;
  }
}
