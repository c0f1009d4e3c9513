package org.duetad.core.sparse;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A colouring of columns and rows together, such that each element can be read from the sum of the
 * columns of one colour or from the sum of the rows of one: a star bicolouring (Coleman and Verma,
 * "The efficient computation of sparse Jacobian matrices using automatic differentiation", SIAM J.
 * Sci. Comput. 19, 1998; Gebremedhin, Manne and Pothen 2005, section 6). A matrix with few dense
 * rows and few dense columns, an arrow, needs few colours of both kinds but many of one kind.
 *
 * <p>The rows with more entries than some threshold are <em>dense</em>: they get colours, and their
 * elements are read from sums of rows. The other elements are read from sums of columns, so that
 * columns of one colour may overlap in dense rows. Of all such thresholds the one with the fewest
 * colours is chosen; without dense rows this is forward compression, with only dense rows it is
 * reverse.
 */
public final class Bicolouring {

  /** The maximum number of divisions into dense and sparse rows that are coloured. */
  private static final int TRIALS = 8;

  private final Colouring columns;
  private final Colouring rows;

  private Bicolouring(Colouring columns, Colouring rows) {
    this.columns = columns;
    this.rows = rows;
  }

  /**
   * The colouring with the fewest colours for a kind of compression; among equals, the one with
   * fewer colours of rows.
   *
   * @param pattern the matrix's pattern
   * @param compression what may be coloured
   * @param orderings the orders in which lines are coloured, tried in turn
   * @return the colouring
   * @throws IllegalArgumentException without an ordering
   */
  public static Bicolouring of(
      SparsityPattern pattern, Compression compression, Ordering... orderings) {
    if (orderings.length == 0) {
      throw new IllegalArgumentException("colouring: no ordering; pass at least one");
    }
    SparsityPattern transposed = pattern.transpose();
    Bicolouring best = null;
    for (Division division : divisions(pattern, compression)) {
      if (best != null && division.bound >= best.count()) {
        break;
      }
      for (Ordering ordering : orderings) {
        if (best == null || division.bound < best.count()) {
          best = better(best, coloured(pattern, transposed, division.most, ordering));
        }
      }
    }
    return best == null ? coloured(pattern, transposed, Integer.MAX_VALUE, orderings[0]) : best;
  }

  private static Bicolouring better(@Nullable Bicolouring a, Bicolouring b) {
    return a == null || b.count() < a.count() ? b : a;
  }

  /**
   * Rows with more entries than {@code most} are dense; {@code bound} is a lower bound of the
   * number of colours.
   */
  private record Division(int most, int bound) {}

  private static List<Division> divisions(SparsityPattern pattern, Compression compression) {
    int[] degrees = IntStream.range(0, pattern.rows()).map(pattern::degree).toArray();
    int[] order = Buckets.sorted(degrees);
    int[] inColumn = new int[pattern.columns()];
    Stream.Builder<Division> all = Stream.builder();
    int densest = 0;
    for (int at = 0; at < order.length; at++) {
      int degree = degrees[order[at]];
      if (at == 0 || degree < degrees[order[at - 1]]) {
        all.add(new Division(degree, degree + densest));
      }
      for (int k = pattern.start(order[at]); k < pattern.start(order[at] + 1); k++) {
        densest = Math.max(densest, ++inColumn[pattern.column(k)]);
      }
    }
    all.add(new Division(0, densest));
    List<Division> found = all.build().toList();
    return switch (compression) {
      case FORWARD -> found.subList(0, 1);
      case REVERSE -> found.subList(found.size() - 1, found.size());
      case BIDIRECTIONAL ->
          found.stream().sorted(Comparator.comparingInt(Division::bound)).limit(TRIALS).toList();
    };
  }

  private static Bicolouring coloured(
      SparsityPattern pattern, SparsityPattern transposed, int most, Ordering ordering) {
    Colouring columns =
        Colouring.distanceTwo(transposed, pattern, ordering, row -> pattern.degree(row) <= most);
    int[][] kept = new int[pattern.rows()][];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = pattern.degree(i) > most ? pattern.row(i) : new int[0];
    }
    SparsityPattern ofDense = SparsityPattern.ofSorted(pattern.columns(), kept);
    Colouring rows = Colouring.distanceTwo(ofDense, ofDense.transpose(), ordering, column -> true);
    return new Bicolouring(columns, rows);
  }

  /**
   * The colours of the columns.
   *
   * @return a colour for each, or none
   */
  public Colouring columns() {
    return columns;
  }

  /**
   * The colours of the rows. The elements of a coloured row are read from the sum of the rows of
   * that colour; those of other rows from the sums of columns.
   *
   * @return a colour for each, or none
   */
  public Colouring rows() {
    return rows;
  }

  /**
   * How many colours there are.
   *
   * @return those of columns and of rows
   */
  public int count() {
    return columns.count() + rows.count();
  }

  @Override
  public String toString() {
    return "columns: " + columns + ", rows: " + rows;
  }
}
