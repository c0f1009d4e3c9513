package org.duetad.core.kernel;

import java.util.List;

/** Sums in code that has one turn only: operands are numbers, not arrays. */
final class SingleLane {

  private SingleLane() {}

  /**
   * {@code z = Σ x_k}, left to right.
   *
   * @param x the summands
   * @param row the row of the result
   */
  @SuppressWarnings("ArrayRecordComponent") // Not changed or compared.
  record Sum(LaneOperand[] x, int row) implements LaneOperation {

    @Override
    public void evaluate(Lanes lanes) {
      double sum = 0;
      for (LaneOperand summand : x) {
        sum += summand.number(lanes);
      }
      lanes.rows[row][0] = sum;
    }

    @Override
    public List<LaneOperand> operands() {
      return List.of(x);
    }

    @Override
    public void pull(Lanes lanes) {
      double zBar = lanes.rowAdjoints[row][0];
      for (LaneOperand summand : x) {
        if (summand.isActive()) {
          summand.add(lanes, zBar);
        }
      }
    }
  }

  /**
   * {@code z = Σ a_k b_k}, left to right.
   *
   * @param a the left factors
   * @param b the right factors
   * @param row the row of the result
   */
  @SuppressWarnings("ArrayRecordComponent") // Not changed or compared.
  record Dot(LaneOperand[] a, LaneOperand[] b, int row) implements LaneOperation {

    @Override
    public void evaluate(Lanes lanes) {
      double sum = 0;
      for (int k = 0; k < a.length; k++) {
        sum += a[k].number(lanes) * b[k].number(lanes);
      }
      lanes.rows[row][0] = sum;
    }

    @Override
    public List<LaneOperand> operands() {
      return LaneOperand.alternating(a, b);
    }

    @Override
    public void pull(Lanes lanes) {
      double zBar = lanes.rowAdjoints[row][0];
      for (int k = 0; k < a.length; k++) {
        if (a[k].isActive()) {
          a[k].add(lanes, b[k].number(lanes) * zBar);
        }
        if (b[k].isActive()) {
          b[k].add(lanes, a[k].number(lanes) * zBar);
        }
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
