package org.duetad.core.kernel;

import java.util.Arrays;
import org.duetad.core.kernel.code.LocalTangents;
import org.duetad.core.kernel.memory.MemoryPool;
import org.duetad.core.kernel.plan.KernelPlan;
import org.duetad.core.kernel.terms.TermGradients;
import org.duetad.core.kernel.terms.TermGroup;
import org.duetad.core.kernel.terms.TermGroups;
import org.jspecify.annotations.Nullable;

/**
 * The second derivatives of terms that do the same, with respect to the variables of each: the
 * Jacobian of the gradients of some terms at a time, which is a map over them.
 */
final class TermBlocks implements EntryBlock {

  /** Loops of lanes have so many turns at least: the last term is repeated. */
  private static final int LEAST = 8;

  private static final int MOST = 256;

  /** The numbers that the rows of a block have, as far as there are enough lanes. */
  private static final int NUMBERS = 1 << 16;

  private static final int ENOUGH_LANES = 64;

  /** What an entry, an operand and a term take besides, as multiples of an instruction. */
  private static final int ENTRY = 3;

  private static final int OPERAND = 2;
  private static final int TERM = 10;

  private static final double[] NONE = {};

  private final TermGroup group;
  private final TermGradients gradients;
  private final int turns;
  private final KernelJacobian jacobian;
  private final KernelEntries entries;
  private final int chunks;

  /** What a term takes, as a multiple of an instruction. */
  private final double work;

  private final MemoryPool<Memory> memories = new MemoryPool<>(Memory::new);

  private TermBlocks(
      TermGroup group, TermGradients gradients, int turns, KernelJacobian jacobian, int work) {
    this.group = group;
    this.work =
        work + ENTRY * jacobian.count() / turns + OPERAND * gradients.inputs() / turns + TERM;
    this.gradients = gradients;
    this.turns = turns;
    this.jacobian = jacobian;
    chunks = (group.count() + turns - 1) / turns;
    int[] places = new int[jacobian.count()];
    Arrays.setAll(places, k -> jacobian.row(k) < 0 || jacobian.column(k) < 0 ? -1 : k);
    entries = jacobian.placed(places);
  }

  /** The blocks; null if the gradients are no map. */
  static @Nullable TermBlocks of(TermGroups all, TermGroup group, LocalTangents recorded) {
    TermGradients one = new TermGradients(all, group, 1, recorded);
    int rows = one.code().size();
    int fitting = Math.max(ENOUGH_LANES, NUMBERS / Math.max(1, rows) & -4);
    int turns = Math.max(LEAST, Math.min(group.count(), Math.min(MOST, fitting)));
    TermGradients gradients = new TermGradients(all, group, turns, recorded);
    KernelPlan plan = KernelPlan.of(gradients.code(), gradients.spans());
    KernelJacobian jacobian =
        MapJacobian.of(plan, group.variables() * turns, true, gradients::isNeeded);
    return jacobian == null ? null : new TermBlocks(group, gradients, turns, jacobian, one.work());
  }

  /** How many instructions a loop over some terms has, about. */
  static long instructions(TermGroup group) {
    return group.instructions() * Math.max(LEAST, Math.min(group.count(), ENOUGH_LANES));
  }

  /** How many entries there are, those of terms that are repeated included. */
  @Override
  public int count() {
    return chunks * jacobian.count();
  }

  /** What they take, as a multiple of an instruction on one number. */
  double work() {
    return work * turns * chunks;
  }

  /** The variable whose derivative an entry is a derivative of, or -1. */
  @Override
  public int row(int k) {
    int row = jacobian.row(k % jacobian.count());
    return row < 0 ? -1 : variable(k, row, gradients.direction(row));
  }

  /** The variable along which it is, or -1. */
  @Override
  public int column(int k) {
    int column = jacobian.column(k % jacobian.count());
    return column < 0 ? -1 : variable(k, column, column / turns);
  }

  private int variable(int k, int place, int operand) {
    int term = k / jacobian.count() * turns + place % turns;
    return term < group.count() ? group.slot(term, operand) : -1;
  }

  /** Adds the entries to their places, of those from one on; false if there is no result. */
  boolean isAdded(double[] operands, int[] places, int from, double[] out) {
    return memories.isComputed(memory -> memory.isAdded(operands, places, from, out));
  }

  /** For one evaluation at a time. */
  private final class Memory {

    private final double[] in = new double[gradients.inputs()];
    private final double[] terms = new double[jacobian.count()];

    boolean isAdded(double[] operands, int[] places, int from, double[] out) {
      int next = from;
      for (int chunk = 0; chunk < chunks; chunk++) {
        gradients.putInputs(operands, chunk * turns, in);
        if (!entries.putTo(in, NONE, terms)) {
          return false;
        }
        for (double term : terms) {
          int place = places[next++];
          if (place >= 0) {
            out[place] += term;
          }
        }
      }
      return true;
    }
  }
}
