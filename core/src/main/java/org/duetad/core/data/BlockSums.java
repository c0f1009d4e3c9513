package org.duetad.core.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Computes the sums of a block of rows. Rows of one branch are done together, the branch of the
 * first row first; so the result depends on the rows and the inputs only.
 */
final class BlockSums {

  private static final int[] NUMBERS = IntStream.range(0, PartialSum.ROWS).toArray();

  private final RecordedBody recorded;
  private final PassNumbers pass;
  private final int parameters;

  /** The branch of the first row of the latest block that another branch failed for. */
  private volatile @Nullable BodyBranch latest;

  BlockSums(RecordedBody recorded, PassNumbers pass, int parameters) {
    this.recorded = recorded;
    this.pass = pass;
    this.parameters = parameters;
  }

  /** The sums; results of each row are put where the pass has them. */
  double[] of(Block block) {
    try {
      return computed(block);
    } catch (RuntimeException e) {
      throw failure(block, e);
    }
  }

  private double[] computed(Block block) {
    if (block.first() == 0) {
      recorded.recordings().check(inputs(block, 0));
    }
    double[] sums = new double[pass.widths().sums()];
    int[] all = Arrays.copyOf(NUMBERS, block.count());
    BodyBranch before = latest;
    if (before != null && isDone(before, block, all, sums)) {
      return sums;
    }
    BodyBranch branch = recorded.recordings().branch(inputs(block, 0));
    latest = branch;
    Arrays.fill(sums, 0.0);
    if (branch.equals(before) || !isDone(branch, block, all, sums)) {
      Arrays.fill(sums, 0.0);
      addByBranch(block, all, sums);
    }
    return sums;
  }

  private void addByBranch(Block block, int[] rows, double[] sums) {
    byBranch(block, rows).forEach((branch, some) -> require(branch, block, some, sums));
  }

  private Map<BodyBranch, List<Integer>> byBranch(Block block, int[] of) {
    Map<BodyBranch, List<Integer>> rows = new LinkedHashMap<>();
    for (int i : of) {
      double[] in = inputs(block, i);
      BodyBranch taken =
          rows.keySet().stream()
              .filter(branch -> branch.holds(in))
              .findFirst()
              .orElseGet(() -> recorded.recordings().branch(in));
      rows.computeIfAbsent(taken, branch -> new ArrayList<>()).add(i);
    }
    return rows;
  }

  private void require(BodyBranch branch, Block block, List<Integer> rows, double[] sums) {
    if (!isDone(branch, block, rows.stream().mapToInt(i -> i).toArray(), sums)) {
      throw new IllegalStateException(
          "the body takes another branch when it is evaluated again; it may depend on its arguments only");
    }
  }

  private boolean isDone(BodyBranch branch, Block block, int[] rows, double[] sums) {
    RowKernels kernels = branch.kernels(branch.rows(rows.length));
    if (!pass.pass().hasTangents()) {
      return isDone(kernels, kernels.values(), block, rows, sums);
    }
    Optional<LanesPool> tangents = kernels.tangents();
    if (tangents.isEmpty()) {
      derived().addByBranch(block, rows, sums);
      return true;
    }
    return isDone(kernels, tangents.get(), block, rows, sums);
  }

  /** The same by values of the body of the derivatives. */
  private BlockSums derived() {
    RecordedBody body = pass.pass().derived(recorded, parameters);
    return new BlockSums(body, pass.values(), pass.widths().shared());
  }

  private boolean isDone(
      RowKernels kernels, LanesPool pool, Block block, int[] rows, double[] sums) {
    RowLanes lanes = pool.take();
    try {
      for (int from = 0; from < rows.length; from += kernels.rows()) {
        int count = Math.min(kernels.rows(), rows.length - from);
        Piece piece = new Piece(kernels, lanes, pass, block, rows, from, count, sums);
        if (!pass.pass().isDone(piece)) {
          return false;
        }
      }
      return true;
    } finally {
      pool.put(lanes);
    }
  }

  /** The parameters, variables and data of a row. */
  private double[] inputs(Block block, int row) {
    RowsBody body = recorded.body();
    double[] in = Arrays.copyOf(pass.shared(), parameters + body.locals() + body.columns());
    for (int k = 0; k < body.locals(); k++) {
      in[parameters + k] = pass.locals().at(Math.toIntExact(block.first() + row), k);
    }
    block.copy(row, 1, in, parameters + body.locals(), 1);
    return in;
  }

  /** The failure of the first row that fails alone, or the given one. */
  private RuntimeException failure(Block block, RuntimeException e) {
    for (int row = 0; row < block.count(); row++) {
      try {
        recorded.body().f().value(inputs(block, row));
      } catch (RuntimeException ofRow) {
        return new RowException(block.first() + row, ofRow);
      }
    }
    return e;
  }
}
