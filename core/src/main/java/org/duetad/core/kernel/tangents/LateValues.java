package org.duetad.core.kernel.tangents;

import org.duetad.core.kernel.code.FlatCode;
import org.duetad.core.kernel.plan.KernelLayout;
import org.duetad.core.rules.Reductions;

/**
 * Which values are computed with the tangents: sums and inner products with factors that depend on
 * few variables, or on none, that only others of the kind read. For these the value is the sum that
 * their tangents begin with.
 */
public final class LateValues {

  private LateValues() {}

  /** A mark for each instruction. */
  public static boolean[] of(FlatCode code, KernelLayout layout, ColumnOrders columns) {
    boolean[] late = new boolean[code.size()];
    boolean[] isRead = new boolean[code.slots()];
    for (int k = code.size() - 1; k >= 0; k--) {
      late[k] =
          code.instruction(k).results() == 1
              && !isRead[code.result(k)]
              && isSum(code, layout, columns, k);
      for (int i = 0; i < code.arity(k) && !late[k]; i++) {
        isRead[code.operand(k, i)] = true;
      }
    }
    return late;
  }

  /** Sums of few numbers that depend on variables and many others take longer lane by lane. */
  private static boolean isSum(FlatCode code, KernelLayout layout, ColumnOrders columns, int k) {
    int[] x = layout.operands(k);
    Object operation = code.instruction(k).operation();
    int active = 0;
    for (int place : x) {
      active += layout.isActive(place) ? 1 : 0;
    }
    if (operation.equals(Reductions.SUM)) {
      return active > 0 && 2 * active >= x.length;
    }
    return operation.equals(Reductions.DOT)
        && active > 0
        && 4 * active >= x.length
        && isProduct(layout, columns, x);
  }

  /**
   * Whether one factor of each product depends on few variables; if both on some, then one of a
   * product must depend on many.
   */
  private static boolean isProduct(KernelLayout layout, ColumnOrders columns, int[] x) {
    int half = x.length / 2;
    boolean isLinear = true;
    boolean isWide = false;
    for (int i = 0; i < half; i++) {
      boolean areFew = columns.areFew(x[i]);
      boolean areOthersFew = columns.areFew(x[half + i]);
      if (!areFew && !areOthersFew) {
        return false;
      }
      isLinear &= !layout.isActive(x[i]) || !layout.isActive(x[half + i]);
      isWide |= !areFew || !areOthersFew;
    }
    return isLinear || isWide;
  }
}
