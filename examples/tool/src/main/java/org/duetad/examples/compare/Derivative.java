package org.duetad.examples.compare;

import java.util.BitSet;
import java.util.stream.IntStream;
import org.apache.commons.math3.util.MathArrays;
import org.jspecify.annotations.Nullable;

/** The derivative of a problem, or some directions of it. */
final class Derivative {

  private final ColumnLayout layout;
  private final double[] entries;
  private final BitSet known = new BitSet();

  private Derivative(ColumnLayout layout, double[] entries) {
    this.layout = layout;
    this.entries = entries;
  }

  static Derivative whole(ColumnLayout layout, double[] entries) {
    if (entries.length != layout.entries()) {
      throw new IllegalStateException(
          "compare: a derivative has " + entries.length + " entries, expected " + layout.entries());
    }
    Derivative derivative = new Derivative(layout, entries);
    derivative.known.set(0, layout.directions());
    return derivative;
  }

  /** Entries of which some directions are known. */
  static Derivative of(ColumnLayout layout, double[] entries, IntStream directions) {
    Derivative derivative = new Derivative(layout, entries);
    directions.forEach(derivative.known::set);
    return derivative;
  }

  /** All entries, also of directions that are not known, without copying. */
  double[] entries() {
    return entries;
  }

  static Derivative empty(ColumnLayout layout) {
    return new Derivative(layout, new double[layout.entries()]);
  }

  /** The Euclidean norm of all entries; null unless all are known and finite. */
  @Nullable Double norm() {
    double norm = MathArrays.safeNorm(entries);
    return known.cardinality() == layout.directions() && Double.isFinite(norm) ? norm : null;
  }

  /** Whether an entry of a known direction is finite. */
  boolean isAnyFinite() {
    return known.stream()
        .flatMap(d -> IntStream.range(layout.entry(d), layout.entry(d) + layout.rowsOf(d)))
        .anyMatch(i -> Double.isFinite(entries[i]));
  }

  /** Stores some columns of a block. */
  void put(int block, int from, double[][] columns) {
    for (int c = 0; c < columns.length; c++) {
      int at = layout.entry(block, from + c);
      System.arraycopy(columns[c], 0, entries, at, columns[c].length);
      known.set(layout.direction(block, from + c));
    }
  }

  /**
   * The difference of two derivatives, relative to {@code max(|b|, 1e-6 max |b|)} of the entry.
   *
   * @param worst that of the entry which comes closest to what it may differ by, or exceeds it most
   * @param finite the number of entries that are finite in both, and of which a tolerance is known
   * @param share the fraction of directions that both contain, 1 for all
   */
  record Comparison(Distance worst, long finite, double share) {

    /** An estimate from a smaller share of directions does not count. */
    static final double LEAST_SHARE = 1e-3;

    boolean isCounted() {
      return finite > 0 && share >= LEAST_SHARE;
    }
  }

  /** The directions that are known. */
  IntStream directions() {
    return known.stream();
  }

  /**
   * Compares all entries that both contain.
   *
   * @param reference the other derivative
   * @param allowed by how much each entry may differ, NaN where nothing can be said
   */
  Comparison comparedWith(Derivative reference, double[] allowed) {
    Scale scale = Scale.of(reference.entries);
    BitSet both = (BitSet) known.clone();
    both.and(reference.known);
    Distance worst = Distance.NONE;
    long finite = 0;
    for (int d = both.nextSetBit(0); d >= 0; d = both.nextSetBit(d + 1)) {
      int begin = layout.entry(d);
      int end = begin + layout.rowsOf(d);
      for (int i = begin; i < end; i++) {
        Distance here = Distance.of(scale, entries[i], reference.entries[i], allowed[i]);
        worst = here.isWorseThan(worst) ? here : worst;
        finite += here.isKnown() && Double.isFinite(entries[i] + reference.entries[i]) ? 1 : 0;
      }
    }
    return new Comparison(worst, finite, both.cardinality() / (double) layout.directions());
  }
}
