package org.duetad.core.sparse;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * A colour for each row or column of a matrix, such that those of one colour can be computed
 * together. Colours count from 0; {@value #NONE} is for those that need not be computed. Immutable.
 */
public final class Colouring {

  /** The colour of what is not computed. */
  public static final int NONE = -1;

  private final int[] colours;
  private final int count;

  private Colouring(int[] colours) {
    this.colours = colours;
    this.count = Arrays.stream(colours).max().orElse(NONE) + 1;
  }

  /** Takes the colours without copying. */
  static Colouring owning(int[] colours) {
    return new Colouring(colours);
  }

  static Colouring none(int size) {
    int[] colours = new int[size];
    Arrays.fill(colours, NONE);
    return new Colouring(colours);
  }

  /**
   * Columns in groups, no two of one group with an entry in the same row: a colouring at distance 2
   * of the columns of the bipartite graph (Coleman and Moré 1983; Gebremedhin, Manne and Pothen
   * 2005, section 3.5 and algorithm 3.2).
   *
   * @param pattern the matrix's pattern
   * @param ordering the order in which columns are coloured
   * @return a colour for each column
   */
  public static Colouring ofColumns(SparsityPattern pattern, Ordering ordering) {
    return distanceTwo(pattern.transpose(), pattern, ordering, line -> true);
  }

  /**
   * Rows in groups, no two of one group with an entry in the same column.
   *
   * @param pattern the matrix's pattern
   * @param ordering the order in which rows are coloured
   * @return a colour for each row
   */
  public static Colouring ofRows(SparsityPattern pattern, Ordering ordering) {
    return distanceTwo(pattern, pattern.transpose(), ordering, line -> true);
  }

  /**
   * Lines in groups, no two of one group with an entry in the same crossing line, of those that
   * count.
   */
  static Colouring distanceTwo(
      SparsityPattern lines, SparsityPattern crossings, Ordering ordering, IntPredicate counts) {
    Graph graph = Graph.distanceTwo(lines, crossings, counts);
    int[] colours = new int[graph.size()];
    Arrays.fill(colours, NONE);
    int[] forbidden = new int[graph.size() + 1];
    Arrays.fill(forbidden, NONE);
    for (int v : ordering.of(graph)) {
      boolean[] met = {false};
      graph.visit(
          v,
          w -> {
            met[0] = true;
            if (colours[w] != NONE) {
              forbidden[colours[w]] = v;
            }
          });
      colours[v] = met[0] ? smallestAllowed(forbidden, v) : NONE;
    }
    return new Colouring(colours);
  }

  static int smallestAllowed(int[] forbidden, int v) {
    int colour = 0;
    while (forbidden[colour] == v) {
      colour++;
    }
    return colour;
  }

  /**
   * The rows and columns of a symmetric matrix in groups, such that each element can be read from
   * the sums of the columns of one colour, or its mirror image can: no two neighbours have one
   * colour, and no path of four vertices has only two. See {@link StarColouring}.
   *
   * @param pattern the symmetric matrix's pattern
   * @param ordering the order in which rows are coloured
   * @return a colour for each row and column
   * @throws IllegalArgumentException if the pattern is not symmetric
   */
  public static Colouring star(SparsityPattern pattern, Ordering ordering) {
    if (!pattern.equals(pattern.transpose())) {
      throw new IllegalArgumentException(
          "star colouring: the pattern of "
              + pattern.rows()
              + "x"
              + pattern.columns()
              + " is not symmetric; colour its columns instead");
    }
    return new Colouring(new StarColouring(pattern).colours(ordering));
  }

  /**
   * How many colours there are.
   *
   * @return 0 or more
   */
  public int count() {
    return count;
  }

  /**
   * How many rows or columns there are.
   *
   * @return 0 or more
   */
  public int size() {
    return colours.length;
  }

  /**
   * The colour of a row or column.
   *
   * @param i the row or column
   * @return its colour, or {@value #NONE}
   */
  public int of(int i) {
    return colours[i];
  }

  /**
   * All colours.
   *
   * @return a new array
   */
  public int[] toArray() {
    return colours.clone();
  }

  /**
   * The rows or columns of each colour.
   *
   * @return new arrays, ascending
   */
  public int[][] groups() {
    int[] sizes = new int[count];
    for (int colour : colours) {
      if (colour != NONE) {
        sizes[colour]++;
      }
    }
    int[][] groups = new int[count][];
    Arrays.setAll(groups, colour -> new int[sizes[colour]]);
    for (int i = colours.length - 1; i >= 0; i--) {
      if (colours[i] != NONE) {
        groups[colours[i]][--sizes[colours[i]]] = i;
      }
    }
    return groups;
  }

  @Override
  public String toString() {
    return count + " colours of " + size();
  }
}
