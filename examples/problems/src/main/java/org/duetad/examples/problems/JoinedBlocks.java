package org.duetad.examples.problems;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.JacobianEntries;
import org.duetad.core.mode.PlacedEntries;
import org.jspecify.annotations.Nullable;

/**
 * All blocks of a problem as one function of the inputs of all blocks side by side. Its Jacobian is
 * block diagonal: the pullback of a seed that has a 1 at one output of each block has a row of each
 * block's Jacobian, so that there are as many pullbacks as a block has outputs, at most.
 */
final class JoinedBlocks implements Problem {

  private final Problem problem;
  private final double[] point;

  /** Where the inputs and the outputs of each block begin, and where those of the last end. */
  private final int[] inputs;

  private final int[] outputs;
  private final double[][] seeds;
  private final VectorFunction function = this::values;

  /** Of the mode used last. */
  private volatile @Nullable Known entries;

  JoinedBlocks(Problem problem) {
    this.problem = problem;
    int blocks = problem.blocks();
    inputs = new int[blocks + 1];
    outputs = new int[blocks + 1];
    double[][] points = new double[blocks][];
    for (int b = 0; b < blocks; b++) {
      points[b] = problem.point(b);
      inputs[b + 1] = inputs[b] + points[b].length;
      outputs[b + 1] = outputs[b] + problem.block(b).value(points[b]).length;
    }
    point = Arrays.stream(points).flatMapToDouble(Arrays::stream).toArray();
    seeds = seeds();
  }

  private double[][] seeds() {
    int most = 0;
    for (int b = 0; b < problem.blocks(); b++) {
      most = Math.max(most, outputs[b + 1] - outputs[b]);
    }
    double[][] rows = new double[most][outputs[problem.blocks()]];
    for (int b = 0; b < problem.blocks(); b++) {
      for (int r = 0; r < outputs[b + 1] - outputs[b]; r++) {
        rows[r][outputs[b] + r] = 1;
      }
    }
    return rows;
  }

  @Override
  public String name() {
    return problem.name();
  }

  @Override
  public String description() {
    return problem.description();
  }

  @Override
  public int inputs() {
    return point.length;
  }

  @Override
  public int outputs() {
    return problem.outputs();
  }

  @Override
  public int entries() {
    return problem.entries();
  }

  @Override
  public VectorFunction block(int i) {
    return function;
  }

  @Override
  public double[] point(int i) {
    return point.clone();
  }

  @Override
  public double[] primal() {
    return problem.primal();
  }

  private Scalar[] values(Scalar... x) {
    List<Scalar> all = new ArrayList<>(outputs());
    for (int b = 0; b < problem.blocks(); b++) {
      Scalar[] of = Arrays.copyOfRange(x, inputs[b], inputs[b + 1]);
      Collections.addAll(all, problem.block(b).apply(of));
    }
    return all.toArray(Scalar[]::new);
  }

  @Override
  public double[] derivative(Differentiator mode) {
    double[] all = new double[entries()];
    derivative(mode, all);
    return all;
  }

  /** Entry by entry, or row by row. */
  @Override
  public void derivative(Differentiator mode, double[] out) {
    Checks.length(name(), "array of elements", out, entries());
    Known known = entries;
    if (known == null || known.mode != mode) {
      known = new Known(mode, mode.entries(function, point));
      entries = known;
    }
    if (!known.isPutTo(out)) {
      putRows(mode, out);
    }
  }

  private void putRows(Differentiator mode, double[] all) {
    double[][] rows = mode.pullback(function, point, seeds);
    int next = 0;
    for (int b = 0; b < problem.blocks(); b++) {
      int count = outputs[b + 1] - outputs[b];
      for (int c = inputs[b]; c < inputs[b + 1]; c++) {
        for (int r = 0; r < count; r++) {
          all[next++] = rows[r][c];
        }
      }
    }
  }

  /** The entries that a mode computes, and where they belong. */
  private final class Known {

    final Differentiator mode;
    private final @Nullable PlacedEntries jacobian;

    /** The elements that are zero everywhere. */
    private int[] zeros = {};

    Known(Differentiator mode, Optional<JacobianEntries> of) {
      this.mode = mode;
      jacobian = of.map(this::placed).orElse(null);
    }

    private PlacedEntries placed(JacobianEntries of) {
      int[] places = places(of);
      boolean[] isEntry = new boolean[entries()];
      for (int place : places) {
        isEntry[Math.max(0, place)] |= place >= 0;
      }
      zeros = IntStream.range(0, isEntry.length).filter(k -> !isEntry[k]).toArray();
      return of.placed(places);
    }

    private int[] places(JacobianEntries of) {
      int[] blockOf = new int[point.length];
      int[] first = new int[problem.blocks()];
      int next = 0;
      for (int b = 0; b < first.length; b++) {
        first[b] = next;
        next += (outputs[b + 1] - outputs[b]) * (inputs[b + 1] - inputs[b]);
        Arrays.fill(blockOf, inputs[b], inputs[b + 1], b);
      }
      int[] all = new int[of.count()];
      for (int k = 0; k < all.length; k++) {
        int column = of.column(k);
        int b = column < 0 ? 0 : blockOf[column];
        int rows = outputs[b + 1] - outputs[b];
        all[k] = column < 0 ? -1 : first[b] + (column - inputs[b]) * rows + of.row(k) - outputs[b];
      }
      return all;
    }

    boolean isPutTo(double[] all) {
      if (jacobian == null || !jacobian.putTo(point, all)) {
        return false;
      }
      for (int zero : zeros) {
        all[zero] = 0;
      }
      return true;
    }
  }
}
