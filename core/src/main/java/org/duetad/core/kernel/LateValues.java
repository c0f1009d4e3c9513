package org.duetad.core.kernel;

import org.duetad.core.rules.Reductions;

/**
 * Which values are computed with the tangents: sums and inner products with factors that depend on
 * no variable, that only others of the kind read. For these the tangents and the value are the same
 * sum.
 */
final class LateValues {

  private LateValues() {}

  /** A mark for each instruction. */
  static boolean[] of(FlatCode code, KernelLayout layout) {
    boolean[] late = new boolean[code.size()];
    boolean[] isRead = new boolean[code.slots()];
    for (int k = code.size() - 1; k >= 0; k--) {
      late[k] =
          code.instruction(k).results() == 1
              && !isRead[code.result(k)]
              && isLinear(code, layout, k);
      for (int i = 0; i < code.arity(k) && !late[k]; i++) {
        isRead[code.operand(k, i)] = true;
      }
    }
    return late;
  }

  /** Sums of few numbers that depend on variables and many others take longer lane by lane. */
  private static boolean isLinear(FlatCode code, KernelLayout layout, int k) {
    Object operation = code.instruction(k).operation();
    int arity = code.arity(k);
    int active = 0;
    for (int i = 0; i < arity; i++) {
      active += isActive(code, layout, k, i) ? 1 : 0;
    }
    if (operation.equals(Reductions.SUM)) {
      return active > 0 && 2 * active >= arity;
    } else if (!operation.equals(Reductions.DOT) || active == 0 || 4 * active < arity) {
      return false;
    }
    for (int i = 0; i < arity / 2; i++) {
      if (isActive(code, layout, k, i) && isActive(code, layout, k, arity / 2 + i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isActive(FlatCode code, KernelLayout layout, int k, int i) {
    return layout.isActive(layout.place(code.operand(k, i)));
  }
}
