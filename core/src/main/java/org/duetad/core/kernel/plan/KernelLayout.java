package org.duetad.core.kernel.plan;

import java.util.IdentityHashMap;
import java.util.List;
import org.duetad.core.kernel.code.FlatCode;

/**
 * The places of all numbers: the inputs, the constants, and the results of each loop of lanes,
 * those of one row for all its turns side by side. In memory they have another order ({@link
 * MemoryPlaces}).
 */
public final class KernelLayout implements NumberPlaces {

  private final FlatCode code;
  private final int[] places;
  private final IdentityHashMap<Shape, Integer> sizes = new IdentityHashMap<>();
  private final boolean[] active;
  private final int size;

  private final MemoryPlaces memory;

  public KernelLayout(FlatCode code, List<Shape> shapes, int variables) {
    this.code = code;
    places = new int[code.slots()];
    int head = code.head();
    for (int slot = 0; slot < head; slot++) {
      places[slot] = slot;
    }
    int next = head;
    for (Shape shape : shapes) {
      place(shape, 0, next);
      next += size(shape);
    }
    size = next;
    active = new boolean[size];
    boolean[] bySlot = code.active(variables);
    for (int slot = 0; slot < bySlot.length; slot++) {
      active[places[slot]] = bySlot[slot];
    }
    memory = new MemoryPlaces(code, shapes, this);
  }

  /** That of a program done number by number: places are slots, in memory too. */
  public static KernelLayout straight(FlatCode code, int variables) {
    return new KernelLayout(code, List.of(BodyShape.straight(code, 0, code.size())), variables);
  }

  /** Whether the number at a place depends on a variable. */
  public boolean isActive(int place) {
    return active[place];
  }

  /** Whether the number at one of several places does. */
  public boolean isAnyActive(int[] some) {
    for (int place : some) {
      if (active[place]) {
        return true;
      }
    }
    return false;
  }

  /** Whether the numbers at several places do. */
  public boolean[] areActive(int[] some) {
    boolean[] all = new boolean[some.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = active[some[i]];
    }
    return all;
  }

  /** How many numbers there are. */
  @Override
  public int size() {
    return size;
  }

  public int place(int slot) {
    return places[slot];
  }

  @Override
  public int ofSlot(int slot) {
    return memory.of(places[slot]);
  }

  @Override
  public boolean isActiveSlot(int slot) {
    return active[places[slot]];
  }

  /** The places of all slots, not to be modified. */
  public int[] places() {
    return places;
  }

  /** The places of the operands of an instruction. */
  public int[] operands(int k) {
    int[] all = new int[code.arity(k)];
    for (int i = 0; i < all.length; i++) {
      all[i] = places[code.operand(k, i)];
    }
    return all;
  }

  /** The places of the outputs. */
  public int[] outputs() {
    int[] all = code.outputs().clone();
    for (int i = 0; i < all.length; i++) {
      all[i] = places[all[i]];
    }
    return all;
  }

  /** Whether one of several places is that of an input. */
  public boolean hasInput(int[] some) {
    for (int place : some) {
      if (place < code.inputs()) {
        return true;
      }
    }
    return false;
  }

  /** Whether all of them are. */
  public boolean areInputs(int[] some) {
    for (int place : some) {
      if (place >= code.inputs()) {
        return false;
      }
    }
    return true;
  }

  /** Where the number at a place is in memory. */
  public int memory(int place) {
    return memory.of(place);
  }

  /** How many numbers are read from memory, the first ones there. */
  public int inMemory() {
    return memory.count();
  }

  /** Whether that is read from memory, not from rows only. */
  public boolean isRead(int place) {
    return memory.isRead(place);
  }

  /** The same for several places. */
  public int[] memory(int[] some) {
    int[] all = new int[some.length];
    for (int k = 0; k < all.length; k++) {
      all[k] = memory.of(some[k]);
    }
    return all;
  }

  /** How many numbers all turns of a loop fill. */
  int size(Shape shape) {
    Integer known = sizes.get(shape);
    if (known == null) {
      known = shape.turns() * turnSize(shape);
      sizes.put(shape, known);
    }
    return known;
  }

  /** How many numbers a turn fills. */
  public int turnSize(Shape shape) {
    return shape instanceof Shape.Sequence sequence
        ? sequence.body().stream().mapToInt(this::size).sum()
        : ((BodyShape) shape).rows();
  }

  /** With the distance from the first turn of the enclosing loops, in instructions. */
  private void place(Shape shape, int offset, int base) {
    if (shape instanceof Shape.Sequence sequence) {
      int next = base;
      for (int turn = 0; turn < shape.turns(); turn++) {
        for (Shape part : sequence.body()) {
          place(part, offset + turn * shape.length(), next);
          next += size(part);
        }
      }
      return;
    }
    int start = shape.start() + offset;
    for (int turn = 0; turn < shape.turns(); turn++) {
      int first = code.result(start + turn * shape.length());
      int end = code.result(start + (turn + 1) * shape.length());
      for (int slot = first; slot < end; slot++) {
        places[slot] = base + (slot - first) * shape.turns() + turn;
      }
    }
  }
}
