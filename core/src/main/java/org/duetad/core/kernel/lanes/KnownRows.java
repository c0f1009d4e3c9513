package org.duetad.core.kernel.lanes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.duetad.core.rules.UnaryRule;

/**
 * What the operations of a turn compute of single rows: the slope of one may be, or be computed
 * from, the result of another, as those of sine and cosine are.
 */
final class KnownRows {

  /** By function and row of the operand. */
  private final Map<List<Object>, Integer> rows = new HashMap<>();

  /** Notes that a row has the values of a rule at an operand. */
  void put(UnaryRule rule, LaneOperand operand, int row) {
    put(RowFunctions.of(rule), operand, row);
  }

  /** Notes that a row has the values of a function of an operand. */
  void put(Object function, LaneOperand operand, int row) {
    if (operand.row() >= 0) {
      rows.putIfAbsent(List.of(function, operand.row()), row);
    }
  }

  /** The row of the values of a function at those of a row, or -1. */
  int of(Object function, int operand) {
    return rows.getOrDefault(List.of(function, operand), -1);
  }
}
