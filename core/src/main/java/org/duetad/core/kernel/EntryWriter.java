package org.duetad.core.kernel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Writes the entries that come from some rows of a loop to their places. Rows whose places lie side
 * by side, equally far from turn to turn, are written four at a time.
 */
final class EntryWriter {

  /** The entries of so many turns are written together: they are near each other. */
  private static final int TILE = 32;

  private final EntryPlaces places;

  /** Four rows each, whose places lie side by side. */
  private final List<Row[]> fours = new ArrayList<>();

  private final List<Row> others = new ArrayList<>();

  /**
   * A row of entries.
   *
   * @param index which of the rows
   * @param entry the entry of the first turn; those of the others follow
   * @param place the place of the first turn, if places are even
   * @param stride how far places are from turn to turn, if they are even
   * @param isEven whether they are, and no other entry has them
   * @param isAlone whether no other entry has them
   */
  private record Row(
      int index, int entry, int place, int stride, boolean isEven, boolean isAlone) {}

  /**
   * For some rows.
   *
   * @param places the places of all entries
   * @param entries the entry of the first turn in each row
   * @param turns how many turns there are
   */
  EntryWriter(EntryPlaces places, int[] entries, int turns) {
    this.places = places;
    List<Row> even = new ArrayList<>();
    for (int k = 0; k < entries.length; k++) {
      boolean isAlone = places.areAlone(entries[k], turns);
      boolean isEven = isAlone && places.areEven(entries[k], turns);
      int first = places.at(entries[k]);
      int stride = isEven ? places.stride(entries[k], turns) : 0;
      (isEven ? even : others).add(new Row(k, entries[k], first, stride, isEven, isAlone));
    }
    even.sort(Comparator.comparingInt(Row::place));
    for (int k = 0; k < even.size(); ) {
      if (areSideBySide(even, k)) {
        fours.add(even.subList(k, k + 4).toArray(Row[]::new));
        k += 4;
      } else {
        others.add(even.get(k++));
      }
    }
  }

  private static boolean areSideBySide(List<Row> even, int k) {
    for (int i = 1; i < 4; i++) {
      if (k + i == even.size()
          || even.get(k + i).place != even.get(k).place + i
          || even.get(k + i).stride != even.get(k).stride) {
        return false;
      }
    }
    return true;
  }

  /**
   * Writes the entries of a block.
   *
   * @param rows the numbers of each row in the lanes of the block
   * @param first the first turn of the block
   * @param n how many turns it has
   * @param out receives them
   */
  void write(double[][] rows, int first, int n, double[] out) {
    for (int from = 0; from < n; from += TILE) {
      int end = Math.min(n, from + TILE);
      for (Row[] four : fours) {
        write(rows, four, from, end, four[0].place + first * four[0].stride, out);
      }
      for (Row row : others) {
        write(rows[row.index], row, from, end, first, out);
      }
    }
  }

  /** A zero has no sign, as if it were added to zero. */
  private static void write(
      double[][] rows, Row[] four, int from, int end, int place, double[] out) {
    double[] a = rows[four[0].index];
    double[] b = rows[four[1].index];
    double[] c = rows[four[2].index];
    double[] d = rows[four[3].index];
    int stride = four[0].stride;
    int to = place + from * stride;
    for (int i = from; i < end; i++) {
      out[to] = a[i] + 0.0;
      out[to + 1] = b[i] + 0.0;
      out[to + 2] = c[i] + 0.0;
      out[to + 3] = d[i] + 0.0;
      to += stride;
    }
  }

  private void write(double[] terms, Row row, int from, int end, int first, double[] out) {
    if (row.isEven) {
      int to = row.place + (first + from) * row.stride;
      for (int i = from; i < end; i++, to += row.stride) {
        out[to] = terms[i] + 0.0;
      }
      return;
    }
    for (int i = from; i < end; i++) {
      int place = places.at(row.entry + first + i);
      if (place >= 0) {
        out[place] = row.isAlone ? terms[i] + 0.0 : out[place] + terms[i];
      }
    }
  }
}
