package org.duetad.core.sparse;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * An order of rows and columns of a square matrix in which its entries are close to the diagonal:
 * that of the reversed breadth-first search of E. Cuthill and J. McKee, "Reducing the bandwidth of
 * sparse symmetric matrices", 1969, or the given one if it is as good.
 *
 * @param indices the row and column at each place
 * @param lower how far below the diagonal there are entries
 * @param upper how far above
 */
@SuppressWarnings("ArrayRecordComponent") // Neither modified nor compared.
record BandOrder(int[] indices, int lower, int upper) {

  static BandOrder of(SparsityPattern pattern) {
    BandOrder given = of(pattern, IntStream.range(0, pattern.rows()).toArray());
    if (given.isFull(pattern)) {
      return given;
    }
    BandOrder searched = of(pattern, searched(pattern));
    return searched.width() < given.width() ? searched : given;
  }

  private static BandOrder of(SparsityPattern pattern, int[] indices) {
    int[] places = new int[indices.length];
    for (int place = 0; place < indices.length; place++) {
      places[indices[place]] = place;
    }
    int lower = 0;
    int upper = 0;
    for (int i = 0; i < indices.length; i++) {
      for (int j : pattern.row(i)) {
        lower = Math.max(lower, places[i] - places[j]);
        upper = Math.max(upper, places[j] - places[i]);
      }
    }
    return new BandOrder(indices, lower, upper);
  }

  /** How many numbers of a row take part in an elimination with exchanges of rows. */
  int width() {
    return 2 * lower + upper + 1;
  }

  /** Whether a row has entries in the whole band, which is then no narrower in another order. */
  private boolean isFull(SparsityPattern pattern) {
    int most =
        IntStream.range(0, pattern.rows())
            .map(i -> pattern.start(i + 1) - pattern.start(i))
            .max()
            .orElse(0);
    return lower <= upper && lower + upper + 1 <= most;
  }

  private static int[] searched(SparsityPattern pattern) {
    int n = pattern.rows();
    int[][] neighbours = neighbours(pattern);
    boolean[] seen = new boolean[n];
    boolean[] known = new boolean[n];
    int[] part = new int[n];
    int[] order = new int[n];
    int count = 0;
    for (int first : byDegree(IntStream.range(0, n).toArray(), neighbours)) {
      if (!known[first]) {
        int far = search(first, neighbours, seen, part, 0);
        int start = part[far - 1];
        count = search(start, neighbours, known, order, count);
      }
    }
    return reversed(order);
  }

  /** A breadth-first search, written behind others; the number of all that were found so far. */
  private static int search(int start, int[][] neighbours, boolean[] known, int[] order, int from) {
    int count = from;
    order[count++] = start;
    known[start] = true;
    for (int next = from; next < count; next++) {
      for (int j : neighbours[order[next]]) {
        if (!known[j]) {
          known[j] = true;
          order[count++] = j;
        }
      }
    }
    return count;
  }

  private static int[][] neighbours(SparsityPattern pattern) {
    SparsityPattern transposed = pattern.transpose();
    int[][] neighbours = new int[pattern.rows()][];
    Arrays.setAll(
        neighbours,
        i ->
            IntStream.concat(Arrays.stream(pattern.row(i)), Arrays.stream(transposed.row(i)))
                .filter(j -> j != i)
                .distinct()
                .toArray());
    int[][] sorted = new int[neighbours.length][];
    Arrays.setAll(sorted, i -> byDegree(neighbours[i], neighbours));
    return sorted;
  }

  /** Those with the fewest neighbours first. */
  private static int[] byDegree(int[] indices, int[][] neighbours) {
    return Arrays.stream(indices)
        .boxed()
        .sorted(Comparator.<Integer>comparingInt(i -> neighbours[i].length).thenComparing(i -> i))
        .mapToInt(i -> i)
        .toArray();
  }

  private static int[] reversed(int[] order) {
    return IntStream.range(0, order.length).map(k -> order[order.length - 1 - k]).toArray();
  }
}
