package org.duetad.checkpoint.schedule;

import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reversal of an initially unknown number of steps; {@link KeptStates} decides which states are
 * kept.
 */
final class Online implements Schedule {

  private final int memorySlots;

  Online(int memorySlots) {
    this.memorySlots = memorySlots;
    LowerBounds.atLeast(1, memorySlots, name(), "slots");
  }

  @Override
  public String name() {
    return "online(" + memorySlots + ")";
  }

  @Override
  public Slots slots() {
    return new Slots(memorySlots, 0);
  }

  @Override
  public OptionalLong steps() {
    return OptionalLong.empty();
  }

  @Override
  public Actions start() {
    return new Run();
  }

  private final class Run implements Actions {

    private final KeptStates kept = new KeptStates(memorySlots);

    /** The slot of each kept state, then the free ones. */
    private final int[] slots = new int[memorySlots];

    private long live;
    private boolean isDecided;
    private @Nullable Reversal reversal;

    Run() {
      Arrays.setAll(slots, i -> i);
    }

    @Override
    public Action next() {
      if (reversal != null) {
        return reversal.isDone() ? new Action.End() : reversal.next();
      }
      if (!isDecided) {
        int replaced = kept.isFull() ? kept.replaced(live) : KeptStates.NONE;
        if (replaced != KeptStates.NONE) {
          return drop(replaced);
        }
        isDecided = true;
        if (!kept.isFull()) {
          kept.add(live);
          return new Action.Store(live, Tier.MEMORY, slots[kept.count() - 1]);
        }
      }
      isDecided = false;
      live++;
      return new Action.Advance(live - 1, live);
    }

    private Action drop(int i) {
      Action drop = new Action.Drop(kept.state(i), Tier.MEMORY, slots[i]);
      int slot = slots[i];
      System.arraycopy(slots, i + 1, slots, i, memorySlots - 1 - i);
      slots[memorySlots - 1] = slot;
      kept.remove(i);
      return drop;
    }

    @Override
    public void ended(long steps) {
      if (reversal != null || steps != live) {
        throw new IllegalStateException(
            String.format(
                Locale.ROOT,
                "%s: ended(%d), but %s; call it once, right after the step that leads to the last state",
                name(),
                steps,
                reversal != null ? "it has ended" : "state " + live + " is live"));
      }
      reversal = new Reversal(slots);
      reversal.begin(kept.states(), kept.count(), steps);
    }
  }
}
