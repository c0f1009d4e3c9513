package org.duetad.core.kernel.lanes;

import java.util.List;
import org.duetad.core.kernel.memory.Lanes;
import org.duetad.core.rules.UnaryRule;

/** A function of one operand whose slopes are computed with its values, and kept in a row. */
abstract class SlopedLanes implements LaneOperation {

  private final UnaryRule rule;
  private final LaneOperand x;
  private final int row;
  private int slopes;

  /**
   * A function of one operand.
   *
   * @param rule the function
   * @param x the operand, on which a derivative depends
   * @param row the row of the result
   * @param slopes the row of the slopes
   */
  SlopedLanes(UnaryRule rule, LaneOperand x, int row, int slopes) {
    this.rule = rule;
    this.x = x;
    this.row = row;
    this.slopes = slopes;
  }

  /** The function. */
  final UnaryRule rule() {
    return rule;
  }

  /** The operand. */
  final LaneOperand x() {
    return x;
  }

  @Override
  public final int row() {
    return row;
  }

  /** The row of the slopes. */
  final int slopes() {
    return slopes;
  }

  /** Puts the slopes into another row, that of an operation whose result they are. */
  final void putSlopes(int other) {
    slopes = other;
  }

  @Override
  public final List<LaneOperand> operands() {
    return List.of(x);
  }

  @Override
  public final void pull(Lanes lanes) {
    x.addProducts(lanes, lanes.rows[slopes], lanes.rowAdjoints[row]);
  }

  @Override
  public final void keep(boolean[] rows) {
    rows[slopes] = true;
  }
}
