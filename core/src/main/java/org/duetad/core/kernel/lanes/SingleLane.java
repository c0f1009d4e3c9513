package org.duetad.core.kernel.lanes;

import java.util.List;
import org.duetad.core.kernel.memory.Lanes;
import org.jspecify.annotations.Nullable;

/** Sums in code that has one turn only: operands are numbers, not arrays. */
final class SingleLane {

  private SingleLane() {}

  /**
   * {@code z = Σ x_k}, left to right.
   *
   * @param x the summands
   * @param run where they are, if they are together
   * @param row the row of the result
   */
  @SuppressWarnings("ArrayRecordComponent") // Not changed or compared.
  record Sum(LaneOperand[] x, @Nullable PlaceRun run, int row) implements LaneOperation {

    Sum(LaneOperand[] x, int row) {
      this(x, PlaceRun.of(x), row);
    }

    @Override
    public void evaluate(Lanes lanes) {
      lanes.rows[row][0] = run == null ? sum(lanes) : sum(lanes, run);
    }

    private static double sum(Lanes lanes, PlaceRun run) {
      double[] values = lanes.values;
      int base = run.base(lanes.turn);
      double sum = 0;
      for (int offset : run.offsets(lanes.turn)) {
        sum += values[base + offset];
      }
      return sum;
    }

    private double sum(Lanes lanes) {
      double sum = 0;
      for (LaneOperand summand : x) {
        sum += summand.number(lanes);
      }
      return sum;
    }

    @Override
    public List<LaneOperand> operands() {
      return List.of(x);
    }

    @Override
    public void pull(Lanes lanes) {
      double zBar = lanes.rowAdjoints[row][0];
      if (run != null) {
        pull(lanes, run, zBar);
        return;
      }
      for (LaneOperand summand : x) {
        if (summand.isActive()) {
          summand.add(lanes, zBar);
        }
      }
    }

    private void pull(Lanes lanes, PlaceRun run, double zBar) {
      if (x[0].isActive()) {
        int base = run.base(lanes.turn);
        for (int offset : run.offsets(lanes.turn)) {
          lanes.adjoints[base + offset] += zBar;
        }
      }
    }
  }

  /**
   * {@code z = Σ a_k b_k}, left to right.
   *
   * @param a the left factors
   * @param b the right factors
   * @param left where the left factors are, if they are together
   * @param right where the right factors are
   * @param row the row of the result
   */
  @SuppressWarnings("ArrayRecordComponent") // Not changed or compared.
  record Dot(
      LaneOperand[] a, LaneOperand[] b, @Nullable PlaceRun left, @Nullable PlaceRun right, int row)
      implements LaneOperation {

    Dot(LaneOperand[] a, LaneOperand[] b, int row) {
      this(a, b, PlaceRun.of(a), PlaceRun.of(b), row);
    }

    @Override
    public void evaluate(Lanes lanes) {
      lanes.rows[row][0] = left != null && right != null ? sum(lanes, left, right) : sum(lanes);
    }

    private static double sum(Lanes lanes, PlaceRun left, PlaceRun right) {
      double[] values = lanes.values;
      int one = left.base(lanes.turn);
      int two = right.base(lanes.turn);
      int[] ones = left.offsets(lanes.turn);
      int[] twos = right.offsets(lanes.turn);
      double sum = 0;
      for (int k = 0; k < ones.length; k++) {
        sum += values[one + ones[k]] * values[two + twos[k]];
      }
      return sum;
    }

    private double sum(Lanes lanes) {
      double sum = 0;
      for (int k = 0; k < a.length; k++) {
        sum += a[k].number(lanes) * b[k].number(lanes);
      }
      return sum;
    }

    @Override
    public List<LaneOperand> operands() {
      return LaneOperand.alternating(a, b);
    }

    @Override
    public void pull(Lanes lanes) {
      double zBar = lanes.rowAdjoints[row][0];
      boolean isOneSided = !a[0].isActive() || !b[0].isActive();
      if (left != null && right != null && isOneSided) {
        add(lanes, b[0].isActive(), left, right, zBar);
        add(lanes, a[0].isActive(), right, left, zBar);
        return;
      }
      for (int k = 0; k < a.length; k++) {
        if (a[k].isActive()) {
          a[k].add(lanes, b[k].number(lanes) * zBar);
        }
        if (b[k].isActive()) {
          b[k].add(lanes, a[k].number(lanes) * zBar);
        }
      }
    }

    /** Adds products with some factors to the adjoints of the others. */
    private static void add(
        Lanes lanes, boolean isActive, PlaceRun factors, PlaceRun others, double zBar) {
      if (!isActive) {
        return;
      }
      int one = factors.base(lanes.turn);
      int two = others.base(lanes.turn);
      int[] ones = factors.offsets(lanes.turn);
      int[] twos = others.offsets(lanes.turn);
      for (int k = 0; k < ones.length; k++) {
        lanes.adjoints[two + twos[k]] += lanes.values[one + ones[k]] * zBar;
      }
    }

    @Override
    public void keep(boolean[] rows) {
      for (int k = 0; k < a.length; k++) {
        a[k].keepFactor(b[k], rows);
        b[k].keepFactor(a[k], rows);
      }
    }
  }
}
