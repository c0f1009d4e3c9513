package org.duetad.checkpoint.schedule;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The actions of a {@link NestedPlan}. */
final class NestedReversal {

  private final NestedPlan plan;
  private final Map<Tier, BitSet> used = new EnumMap<>(Tier.class);
  private final Map<Tier, Integer> most = new EnumMap<>(Tier.class);
  private final List<Action> actions = new ArrayList<>();

  NestedReversal(NestedPlan plan, int steps, int memory, int disk) {
    this.plan = plan;
    for (Tier tier : Tier.values()) {
      used.put(tier, new BitSet());
      most.put(tier, 0);
    }
    if (steps > 0) {
      reverse(0, steps, memory, disk);
    }
    actions.add(new Action.End());
  }

  List<Action> actions() {
    return actions;
  }

  Slots slots() {
    return new Slots(most.getOrDefault(Tier.MEMORY, 0), most.getOrDefault(Tier.DISK, 0));
  }

  private int store(int state, Tier tier) {
    BitSet slots = used.get(tier);
    int slot = slots.nextClearBit(0);
    slots.set(slot);
    most.merge(tier, slot + 1, Math::max);
    actions.add(new Action.Store(state, tier, slot));
    return slot;
  }

  private void drop(int state, Tier tier, int slot) {
    used.get(tier).clear(slot);
    actions.add(new Action.Drop(state, tier, slot));
  }

  /** Reverses l steps from a state that is live, with so many slots free. */
  private void reverse(int first, int l, int m, int d) {
    if (l == 1) {
      sweep(first);
      return;
    }
    Tier tier = plan.tier(l, m, d);
    int slot = store(first, tier);
    boolean inMemory = tier == Tier.MEMORY;
    reverseKept(first, l, tier, slot, inMemory ? m - 1 : m, inMemory ? d : d - 1);
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
