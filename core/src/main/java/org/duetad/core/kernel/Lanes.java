package org.duetad.core.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The working memory of one thread, and the block of turns that it is at. What a block computes is
 * in rows, an array for each result; they are kept for the sweep. Inputs, constants, and the
 * results that other blocks read are in one array as well, those of a body's result for successive
 * turns side by side.
 */
final class Lanes {

  /** The turns of the largest block. */
  static final int MOST = 256;

  private static final int PARTS = 4;

  final double[] values;
  final double[] adjoints;

  /** The turn of each loop around the block, and the first turn of the block. */
  final int[] turn;

  /** Sums of adjoints over the lanes, each in four parts. */
  private final double[] sums;

  private final double[][] loaded;
  private final List<double[]> temporaries = new ArrayList<>();

  /** Whether a sweep has begun and not ended. */
  private boolean sweeping;

  /** The loop of the lanes, the first turn and how many. */
  private int level;

  private int first;
  int n;

  double[][] rows = {};
  double[][] rowAdjoints = {};

  private final double[][][][] rowsOf;
  private final double[][][] adjointsOf;

  /** A NaN for each lane in which a result is not finite. */
  private final double[] doubts = new double[MOST];

  /** Memory for a number of values, loops of lanes, and sums over lanes. */
  Lanes(int size, int depth, List<LaneLoop> loops, int sums) {
    values = new double[size];
    adjoints = new double[size];
    turn = new int[depth];
    this.sums = new double[PARTS * sums];
    loaded = new double[3][MOST];
    rowsOf = new double[loops.size()][][][];
    adjointsOf = new double[loops.size()][][];
    for (int k = 0; k < rowsOf.length; k++) {
      LaneLoop loop = loops.get(k);
      rowsOf[k] = new double[loop.blocks()][loop.rows()][loop.lanes()];
      adjointsOf[k] = new double[loop.rows()][loop.lanes()];
    }
  }

  /** The rows of a block of a loop, all turns of the loops around counted. */
  double[][] rowsOf(int loop, int block) {
    return rowsOf[loop][block];
  }

  double[][] adjointsOf(int loop) {
    return adjointsOf[loop];
  }

  /** Forgets what was not finite. */
  void beginEvaluation() {
    Arrays.fill(doubts, 0.0);
  }

  /** Notes what is not finite in the rows. */
  void doubt() {
    for (double[] row : rows) {
      LaneMath.addDoubts(doubts, row, n);
    }
  }

  /** Whether no result is infinite or NaN, nor one of the first values, inputs and constants. */
  boolean areFinite(int head) {
    for (double doubt : doubts) {
      if (doubt != 0) {
        return false;
      }
    }
    return LaneMath.areFinite(values, head);
  }

  void at(int loop, int from, int count) {
    level = loop;
    first = from;
    n = count;
    turn[level] = first;
  }

  /** An array for intermediate results of an operation. */
  double[] scratch() {
    return loaded[2];
  }

  /** One of any number of arrays for the intermediate results of a slope. */
  double[] temporary(int index) {
    while (temporaries.size() <= index) {
      temporaries.add(new double[MOST]);
    }
    return temporaries.get(index);
  }

  /** The numbers of a source; those from memory are copied to the left or the right side. */
  double[] read(LaneSource source, int side) {
    if (source instanceof LaneSource.Row row) {
      return rows[row.row()];
    }
    double[] to = loaded[side];
    if (n == 1) {
      to[0] = scalar((LaneSource.Memory) source);
    } else {
      load(((LaneSource.Memory) source).address(), to);
    }
    return to;
  }

  /** The number of a source in the first lane of the block. */
  double number(LaneSource source) {
    return source instanceof LaneSource.Row row
        ? rows[row.row()][0]
        : scalar((LaneSource.Memory) source);
  }

  /** Adds to the adjoint of a source in the only turn there is. */
  void add(LaneSource source, double term) {
    if (source instanceof LaneSource.Row row) {
      rowAdjoints[row.row()][0] += term;
    } else {
      adjoints[((LaneSource.Memory) source).at(turn)] += term;
    }
  }

  /** The number of a source that is the same for all lanes. */
  double scalar(LaneSource.Memory source) {
    return values[source.at(turn)];
  }

  private void load(Address address, double[] to) {
    if (address instanceof Address.Table table) {
      int index = table.index(turn);
      int stride = table.strides()[level];
      int[] slots = table.slots();
      for (int i = 0; i < n; i++) {
        to[i] = values[slots[index + i * stride]];
      }
      return;
    }
    for (int i = 0; i < n; ) {
      turn[level] = first + i;
      int end = Math.min(n, address.end(level, turn) - first);
      Address.Affine form = address.form(turn);
      load(form.at(turn), form.strides()[level], to, i, end);
      i = end;
    }
    turn[level] = first;
  }

  private void load(int base, int stride, double[] to, int from, int end) {
    if (stride == 1) {
      System.arraycopy(values, base, to, from, end - from);
    } else if (stride == 0) {
      Arrays.fill(to, from, end, values[base]);
    } else {
      for (int i = from; i < end; i++) {
        to[i] = values[base + (i - from) * stride];
      }
    }
  }

  /** Adds products to the adjoints of a source. */
  void addProducts(LaneSource source, double[] slopes, double[] zBar) {
    if (source instanceof LaneSource.Row row) {
      LaneMath.addProducts(rowAdjoints[row.row()], slopes, zBar, n);
    } else if (((LaneSource.Memory) source).isInvariant()) {
      int at = PARTS * ((LaneSource.Memory) source).sum();
      LaneMath.addTo(sums, at, first, slopes, zBar, n);
    } else {
      LaneMath.multiply(scratch(), slopes, zBar, n);
      store((LaneSource.Memory) source, scratch());
    }
  }

  /** Adds multiples to the adjoints of a source. */
  void addMultiples(LaneSource source, double factor, double[] zBar) {
    if (source instanceof LaneSource.Row row) {
      LaneMath.addMultiples(rowAdjoints[row.row()], factor, zBar, n);
    } else {
      LaneMath.multiply(scratch(), factor, zBar, n);
      add(source, scratch());
    }
  }

  /** Adds to the adjoints of a source. */
  void add(LaneSource source, double[] zBar) {
    if (source instanceof LaneSource.Row row) {
      LaneMath.increase(rowAdjoints[row.row()], zBar, n);
    } else if (((LaneSource.Memory) source).isInvariant()) {
      LaneMath.addTo(sums, PARTS * ((LaneSource.Memory) source).sum(), first, zBar, n);
    } else {
      store((LaneSource.Memory) source, zBar);
    }
  }

  /** Subtracts from the adjoints of a source. */
  void subtract(LaneSource source, double[] zBar) {
    if (source instanceof LaneSource.Row row) {
      LaneMath.decrease(rowAdjoints[row.row()], zBar, n);
    } else {
      addMultiples(source, -1, zBar);
    }
  }

  private void store(LaneSource.Memory source, double[] terms) {
    if (n == 1) {
      adjoints[source.at(turn)] += terms[0];
      return;
    }
    Address address = source.address();
    if (address instanceof Address.Table table) {
      int index = table.index(turn);
      int stride = table.strides()[level];
      int[] slots = table.slots();
      for (int i = 0; i < n; i++) {
        adjoints[slots[index + i * stride]] += terms[i];
      }
      return;
    }
    for (int i = 0; i < n; ) {
      turn[level] = first + i;
      int end = Math.min(n, address.end(level, turn) - first);
      Address.Affine form = address.form(turn);
      store(form.at(turn), form.strides()[level], terms, i, end);
      i = end;
    }
    turn[level] = first;
  }

  private void store(int base, int stride, double[] terms, int from, int end) {
    if (stride == 1) {
      for (int i = from, place = base; i < end; i++, place++) {
        adjoints[place] += terms[i];
      }
    } else {
      for (int i = from, place = base; i < end; i++, place += stride) {
        adjoints[place] += terms[i];
      }
    }
  }

  /** Ends the sum of the adjoint of a source that is the same for all lanes. */
  void settle(LaneSource.Memory source) {
    int at = PARTS * source.sum();
    double sum = sums[at] + sums[at + 1] + (sums[at + 2] + sums[at + 3]);
    adjoints[source.at(turn)] += sum;
    Arrays.fill(sums, at, at + PARTS, 0.0);
  }

  /** Adjoints and sums are zero between sweeps, unless one failed. */
  void beginSweep() {
    if (sweeping) {
      Arrays.fill(adjoints, 0.0);
      Arrays.fill(sums, 0.0);
    }
    sweeping = true;
  }

  /** All parts have taken what was theirs; the adjoints of inputs and constants remain. */
  void endSweep(int remaining) {
    Arrays.fill(adjoints, 0, remaining, 0.0);
    sweeping = false;
  }
}
