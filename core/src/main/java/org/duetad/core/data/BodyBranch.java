package org.duetad.core.data;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.duetad.core.kernel.RowsKernel;
import org.duetad.core.program.Program;

/** One branch of a body, and its kernels for some numbers of rows. */
final class BodyBranch {

  /** How many instructions a kernel may have in all its rows. */
  private static final int MOST_INSTRUCTIONS = 1 << 18;

  /** For few rows. */
  private static final int FEW = 16;

  private final Program program;
  private final RowsBody body;
  private final int shared;
  private final int most;
  private final Map<Integer, RowKernels> kernels = new ConcurrentHashMap<>();

  BodyBranch(Program program, RowsBody body) {
    this.program = program;
    this.body = body;
    shared = program.inputs() - body.locals() - body.columns();
    most = most(program.code().size());
  }

  /** The most rows at once, a power of four. */
  private static int most(int instructions) {
    int rows = PartialSum.ROWS;
    while (rows > 1 && (long) rows * instructions > MOST_INSTRUCTIONS) {
      rows /= 4;
    }
    return rows;
  }

  /** Whether a row takes this branch. */
  boolean holds(double[] in) {
    if (in.length != program.inputs()) {
      return false;
    }
    RowKernels one = kernels(1);
    RowLanes lanes = one.values().take();
    try {
      return lanes.holds(in);
    } finally {
      one.values().put(lanes);
    }
  }

  boolean isDerivative() {
    return program.isDerivative();
  }

  double[] value(double[] in) {
    return program.evaluate(in);
  }

  /** How many of some rows are done at once. */
  int rows(int count) {
    if (count == 1) {
      return 1;
    }
    return count <= FEW ? Math.min(FEW, most) : most;
  }

  /** The kernels for a number of rows at once. */
  RowKernels kernels(int rows) {
    RowKernels known = kernels.get(rows);
    return known == null ? kernels.computeIfAbsent(rows, this::made) : known;
  }

  private RowKernels made(int rows) {
    return new RowKernels(
        RowsKernel.of(program, body.f(), shared, body.locals(), rows), shared, body, rows);
  }
}
