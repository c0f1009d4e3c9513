package org.duetad.core.data;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.duetad.core.kernel.RecordedBranches;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.program.Passes;
import org.duetad.core.program.Program;
import org.duetad.core.program.instruction.BranchChangedException;
import org.duetad.core.program.instruction.Values;
import org.duetad.core.spi.Excerpt;
import org.jspecify.annotations.Nullable;

/**
 * The recordings of a body of matrices, one for each number of rows and each branch; the latest are
 * kept.
 */
final class BlockRecordings {

  /** Bodies that read numbers of the rows have as many branches as blocks. */
  private static final int MOST = 8;

  private final String name;
  private final BlockBody body;
  private final AtomicLong passes = new AtomicLong();
  private final RecordedBranches<Recording> recordings = new RecordedBranches<>();

  BlockRecordings(String name, BlockBody body) {
    this.name = name;
    this.body = body;
  }

  /**
   * A recording.
   *
   * @param rows for how many rows
   * @param program of the parameters and the rows
   */
  private record Recording(int rows, Program program) {}

  /**
   * The sums of some rows, then the adjoints of the parameters.
   *
   * @param w the parameters, a column
   * @param yBar the adjoints of the sums, a column
   * @param rows the rows
   * @return null where the recording of such a body is not enough
   */
  double @Nullable [] pulled(ConstantMatrix w, ConstantMatrix yBar, ConstantMatrix rows) {
    for (Recording each : recordings.all()) {
      if (each.rows == rows.numRows()) {
        try {
          return pulled(each.program, w, yBar, rows);
        } catch (BranchChangedException another) {
          // Perhaps the next one.
        }
      }
    }
    return recordings.all().size() < MOST ? pulled(record(w, rows), w, yBar, rows) : null;
  }

  private Program record(ConstantMatrix w, ConstantMatrix rows) {
    Program program =
        Program.record(in -> body.ofColumn(in[0], in[1]), w.elements(), rows.elements());
    recordings.add(new Recording(rows.numRows(), program), MOST);
    return program;
  }

  private static double @Nullable [] pulled(
      Program program, ConstantMatrix w, ConstantMatrix yBar, ConstantMatrix rows) {
    if (program.isDerivative()) {
      return null;
    }
    Values values = Passes.run(program, new Matrix[] {w, rows});
    double[] y = ((ConstantMatrix) values.matrix(program.outputs()[0])).array();
    Matrix wBar = Passes.pull(program, values, new Object[] {yBar}, 1).matrix(0);
    double[] all = Arrays.copyOf(y, y.length + w.numRows());
    if (wBar != null) {
      System.arraycopy(((ConstantMatrix) wBar).array(), 0, all, y.length, w.numRows());
    }
    return Arrays.stream(all).allMatch(Double::isFinite) ? all : null;
  }

  /**
   * Compares the first block with the body itself, in the first, second, fourth, ... pass.
   *
   * @param sums its sums, as they were recorded
   */
  void check(double[] sums, ConstantMatrix w, ConstantMatrix rows) {
    long pass = passes.incrementAndGet();
    if ((pass & pass - 1) != 0) {
      return;
    }
    double[] expected = ((ConstantMatrix) body.ofColumn(w, rows)).array();
    double[] actual = Arrays.copyOf(sums, expected.length);
    if (!Arrays.equals(expected, actual)) {
      recordings.clear();
      throw new IllegalStateException(
          name
              + ": recorded, the body of the first block is "
              + Excerpt.of(actual)
              + ", but it now gives "
              + Excerpt.of(expected)
              + ": captured data changed; pass them as parameters or in the rows");
    }
  }
}
