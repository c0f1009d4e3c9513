package org.duetad.checkpoint.schedule;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The actions of a {@link NestedPlan}. */
final class NestedReversal {

  private final NestedPlan plan;
  private final BitSet inMemory = new BitSet();
  private final BitSet onDisk = new BitSet();
  private final List<Action> actions = new ArrayList<>();
  private int mostInMemory;
  private int mostOnDisk;

  NestedReversal(NestedPlan plan, int steps, int memory, int disk) {
    this.plan = plan;
    if (steps > 0) {
      reverse(0, steps, memory, disk);
    }
    actions.add(new Action.End());
  }

  List<Action> actions() {
    return actions;
  }

  Slots slots() {
    return new Slots(mostInMemory, mostOnDisk);
  }

  private BitSet used(Tier tier) {
    return tier == Tier.MEMORY ? inMemory : onDisk;
  }

  private int store(int state, Tier tier) {
    int slot = used(tier).nextClearBit(0);
    used(tier).set(slot);
    mostInMemory = Math.max(mostInMemory, inMemory.length());
    mostOnDisk = Math.max(mostOnDisk, onDisk.length());
    actions.add(new Action.Store(state, tier, slot));
    return slot;
  }

  private void drop(int state, Tier tier, int slot) {
    used(tier).clear(slot);
    actions.add(new Action.Drop(state, tier, slot));
  }

  /** Reverses l steps from a live state, with a number of slots free. */
  private void reverse(int first, int l, int m, int d) {
    if (l == 1) {
      sweep(first);
      return;
    }
    Tier tier = plan.tier(l, m, d);
    int slot = store(first, tier);
    boolean isFast = tier == Tier.MEMORY;
    reverseKept(first, l, tier, slot, isFast ? m - 1 : m, isFast ? d : d - 1);
  }

  /** Reverses l steps from a state that is live and kept. */
  private void reverseKept(int first, int steps, Tier kept, int keptSlot, int memory, int disk) {
    Tier tier = kept;
    int slot = keptSlot;
    int m = memory;
    int d = disk;
    int l = steps;
    while (l > 1) {
      int j = plan.advance(tier, l, m, d);
      actions.add(new Action.Advance(first, first + j));
      reverse(first + j, l - j, m, d);
      actions.add(new Action.Restore(first, tier, slot));
      if (plan.isCopied(tier, j, m, d)) {
        int before = slot;
        slot = store(first, Tier.MEMORY);
        drop(first, tier, before);
        tier = Tier.MEMORY;
        m--;
        d++;
      }
      l = j;
    }
    drop(first, tier, slot);
    sweep(first);
  }

  private void sweep(int state) {
    actions.add(new Action.Tape(state, state + 1));
    actions.add(new Action.Reverse(state + 1, state));
  }
}
