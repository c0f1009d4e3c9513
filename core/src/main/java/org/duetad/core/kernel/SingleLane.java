package org.duetad.core.kernel;

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
        sum += lanes.number(summand.source());
      }
      lanes.rows[row][0] = sum;
    }

    @Override
    public void pull(Lanes lanes) {
      double zBar = lanes.rowAdjoints[row][0];
      for (LaneOperand summand : x) {
        if (summand.isActive()) {
          lanes.add(summand.source(), zBar);
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
        sum += lanes.number(a[k].source()) * lanes.number(b[k].source());
      }
      lanes.rows[row][0] = sum;
    }

    @Override
    public void pull(Lanes lanes) {
      double zBar = lanes.rowAdjoints[row][0];
      for (int k = 0; k < a.length; k++) {
        if (a[k].isActive()) {
          lanes.add(a[k].source(), lanes.number(b[k].source()) * zBar);
        }
        if (b[k].isActive()) {
          lanes.add(b[k].source(), lanes.number(a[k].source()) * zBar);
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
