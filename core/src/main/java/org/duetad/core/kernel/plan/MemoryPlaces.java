package org.duetad.core.kernel.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import org.duetad.core.kernel.code.FlatCode;

/**
 * Where numbers are in memory. Those that only instructions of the same turn read come last, as
 * rows have them: so the numbers that turns pass on to each other stay close together.
 */
final class MemoryPlaces {

  private final FlatCode code;
  private final KernelLayout layout;

  /** Whether a number is read from memory. */
  private final boolean[] read;

  /** For each loop of lanes, whether the results in a row are, in any turn. */
  private final IdentityHashMap<Shape, boolean[]> rows = new IdentityHashMap<>();

  /** The place in memory of each number. */
  private final int[] memory;

  /** How many numbers are read from memory. */
  private final int count;

  /** An execution of a loop of lanes, with its first instruction and place. */
  private record Execution(BodyShape body, int start, int base) {}

  private final List<Execution> executions = new ArrayList<>();

  /**
   * For the numbers of a layout.
   *
   * @param code the instructions
   * @param shapes how they are done
   * @param layout the numbers
   */
  MemoryPlaces(FlatCode code, List<Shape> shapes, KernelLayout layout) {
    this.code = code;
    this.layout = layout;
    read = new boolean[layout.size()];
    Arrays.fill(read, 0, code.head(), true);
    for (int place : layout.outputs()) {
      read[place] = true;
    }
    addExecutions(shapes);
    for (Execution one : executions) {
      markRead(one);
    }
    for (Execution one : executions) {
      collect(one);
    }
    for (Execution one : executions) {
      markRows(one);
    }
    executions.clear();
    rows.clear();
    memory = new int[read.length];
    count = number(true, 0);
    number(false, count);
  }

  private void addExecutions(List<Shape> shapes) {
    int base = code.head();
    for (Shape shape : shapes) {
      if (shape instanceof BodyShape && shape.turns() == 1) {
        Arrays.fill(read, base, base + layout.size(shape), true);
      }
      addExecutions(shape, 0, base);
      base += layout.size(shape);
    }
  }

  private void addExecutions(Shape shape, int offset, int base) {
    if (shape instanceof BodyShape body) {
      executions.add(new Execution(body, body.start() + offset, base));
      return;
    }
    int next = base;
    for (int turn = 0; turn < shape.turns(); turn++) {
      for (Shape part : ((Shape.Sequence) shape).body()) {
        addExecutions(part, offset + turn * shape.length(), next);
        next += layout.size(part);
      }
    }
  }

  /** Marks what the turns read that is no result of their own. */
  private void markRead(Execution one) {
    int length = one.body.length();
    for (int turn = 0; turn < one.body.turns(); turn++) {
      int first = one.start + turn * length;
      markRead(first, first + length);
    }
  }

  private void markRead(int first, int end) {
    int[] operands = code.operands();
    int[] places = layout.places();
    int own = code.result(first);
    int next = code.result(end);
    int last = code.start(end);
    for (int i = code.start(first); i < last; i++) {
      int slot = operands[i];
      if (slot < own || slot >= next) {
        read[places[slot]] = true;
      }
    }
  }

  private void collect(Execution one) {
    int turns = one.body.turns();
    boolean[] marks = rows.getOrDefault(one.body, new boolean[one.body.rows()]);
    for (int row = 0; row < marks.length; row++) {
      marks[row] = marks[row] || isAnyRead(one.base + row * turns, turns);
    }
    rows.put(one.body, marks);
  }

  private boolean isAnyRead(int first, int length) {
    for (int place = first; place < first + length; place++) {
      if (read[place]) {
        return true;
      }
    }
    return false;
  }

  private void markRows(Execution one) {
    int turns = one.body.turns();
    boolean[] marks = rows.getOrDefault(one.body, new boolean[0]);
    for (int row = 0; row < marks.length; row++) {
      int first = one.base + row * turns;
      Arrays.fill(read, first, first + turns, marks[row]);
    }
  }

  /** Numbers those that are read from memory, or the others, from a place on; the next place. */
  private int number(boolean some, int from) {
    int next = from;
    for (int place = 0; place < memory.length; place++) {
      if (read[place] == some) {
        memory[place] = next++;
      }
    }
    return next;
  }

  int count() {
    return count;
  }

  int of(int place) {
    return memory[place];
  }

  boolean isRead(int place) {
    return read[place];
  }
}
