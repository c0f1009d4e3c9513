package org.duetad.core.data;

import java.util.Arrays;

/**
 * Some rows of a block that are done at once by a kernel, which may have room for more: then the
 * last row stands there too, with zero seeds, and its values are unused.
 */
final class Piece {

  final RowsBody body;
  final int p;
  final RowLanes lanes;
  private final PassNumbers pass;
  private final int room;

  /** The rows in the block, and how many. */
  private final int[] rows;

  private final int from;
  private final int count;
  private final long first;

  /** What this piece adds to the sums. */
  private final double[] sums;

  Piece(
      RowKernels kernels,
      RowLanes lanes,
      PassNumbers pass,
      Block block,
      int[] rows,
      int from,
      int count,
      double[] sums) {
    body = kernels.body();
    p = kernels.shared();
    room = kernels.rows();
    this.lanes = lanes;
    this.pass = pass;
    this.rows = rows;
    this.from = from;
    this.count = count;
    this.first = block.first();
    this.sums = sums;
    int data = p + body.locals() * room;
    if (isContiguous()) {
      block.copy(rows[from], count, lanes.x, data, room);
    } else {
      for (int i = 0; i < count; i++) {
        block.copy(rows[from + i], 1, lanes.x, data + i, room);
      }
    }
    for (int c = 0; c < body.columns(); c++) {
      fill(data + c * room);
    }
  }

  private boolean isContiguous() {
    return rows[from + count - 1] - rows[from] == count - 1;
  }

  /** Repeats the last row of a column. */
  private void fill(int column) {
    Arrays.fill(lanes.x, column + count, column + room, lanes.x[column + count - 1]);
  }

  private int number(int i) {
    return Math.toIntExact(first + rows[from + i]);
  }

  /** Reads a number of each row's inputs. */
  private void read(int k, double[] to, int at) {
    if (isContiguous()) {
      pass.locals().read(number(0), k, to, at, count);
      return;
    }
    for (int i = 0; i < count; i++) {
      to[at + i] = pass.locals().at(number(i), k);
    }
  }

  void putPoint() {
    putInputs(0, 0, 0);
  }

  /** The directions are the last inputs of the kernel. */
  void putDirection(int shared, int locals) {
    putInputs(lanes.inputs - p - body.locals() * room, shared, locals);
  }

  private void putInputs(int at, int shared, int locals) {
    System.arraycopy(pass.shared(), shared, lanes.x, at, p);
    for (int k = 0; k < body.locals(); k++) {
      int column = at + p + k * room;
      read(locals + k, lanes.x, column);
      fill(column);
    }
  }

  /** Seeds of the outputs from one on, whose seeds are among the inputs of the pass. */
  void putSeeds(int shared, int locals, int firstOutput) {
    int at = firstOutput * room;
    for (int j = 0; j < body.outputs(); j++, at += room) {
      if (j < body.sums()) {
        Arrays.fill(lanes.yBar, at, at + count, pass.shared()[shared + j]);
      } else {
        read(locals + j - body.sums(), lanes.yBar, at);
      }
      Arrays.fill(lanes.yBar, at + count, at + room, 0.0);
    }
  }

  /** The seeds of the outputs are their tangents. */
  void putTangentsAsSeeds() {
    int outputs = body.outputs() * room;
    Arrays.fill(lanes.yBar, 0.0);
    for (int at = 0; at < outputs; at += room) {
      System.arraycopy(lanes.y, outputs + at, lanes.yBar, at, count);
    }
  }

  /** Adds outputs to sums, in four partial sums of the rows modulo 4. */
  void addSums(int output, int sum, int n) {
    for (int j = 0; j < n; j++) {
      sums[sum + j] += sum(lanes.y, (output + j) * room);
    }
  }

  private double sum(double[] y, int at) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = at;
    for (int end = at + (count & -4); i < end; i += 4) {
      a += y[i];
      b += y[i + 1];
      c += y[i + 2];
      d += y[i + 3];
    }
    int rest = at + count - i;
    a += rest > 0 ? y[i] : 0.0;
    b += rest > 1 ? y[i + 1] : 0.0;
    c += rest > 2 ? y[i + 2] : 0.0;
    return (a + b) + (c + d);
  }

  /** The adjoints of the parameters are added to the sums, those of the row's variables are its. */
  void addGradient(int sum) {
    for (int i = 0; i < p; i++) {
      sums[sum + i] += lanes.xBar[i];
    }
    put(0, lanes.xBar, p, body.locals());
  }

  /** Puts the adjoints of the row's variables for each output, unless it takes another branch. */
  boolean isJacobianPut() {
    double[][] seeds = lanes.seeds(body.outputs());
    double[][] gradients = lanes.gradients(body.outputs());
    for (int j = 0; j < seeds.length; j++) {
      Arrays.fill(seeds[j], j * room, j * room + count, 1.0);
      Arrays.fill(seeds[j], j * room + count, (j + 1) * room, 0.0);
    }
    if (!lanes.pulls(seeds, gradients)) {
      return false;
    }
    if (isContiguous()) {
      pass.jacobians().put(number(0), count, gradients, room, 0);
    } else {
      for (int i = 0; i < count; i++) {
        pass.jacobians().put(number(i), 1, gradients, room, i);
      }
    }
    return true;
  }

  /** Columns become results of each row, from one on. */
  void putMaps(int first, double[] from, int column, int n) {
    put(first, from, column * room, n);
  }

  private void put(int first, double[] from, int at, int n) {
    for (int k = 0; k < n; k++) {
      int column = at + k * room;
      if (isContiguous()) {
        pass.put(number(0), first + k, from, column, count);
      } else {
        for (int i = 0; i < count; i++) {
          pass.put(number(i), first + k, from, column + i, 1);
        }
      }
    }
  }
}
