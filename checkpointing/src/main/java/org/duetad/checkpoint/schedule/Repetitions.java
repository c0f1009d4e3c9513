package org.duetad.checkpoint.schedule;

import java.util.Arrays;

/**
 * How often each remaining step was advanced over: a step function, stored as its jumps and their
 * places. A swept step is never repeated; so counts beyond the adjoint are final and discarded,
 * except for their maximum. Schedules of nested intervals have no more jumps than slots. Past a
 * limit, every second jump is merged, rises to the left and falls to the right: from then on the
 * counts are upper bounds.
 */
final class Repetitions {

  private final int limit;
  private long[] places = new long[16];
  private long[] changes = new long[16];
  private int size;
  private long atEnd;
  private long most;
  private boolean exact = true;

  Repetitions(int limit) {
    this.limit = limit;
  }

  /** Counts one more pass over the steps between two states. */
  void advance(long from, long to) {
    add(from, 1);
    add(to, -1);
    if (size > limit) {
      coarsen();
    }
  }

  /** No step from a state on will be repeated. */
  void forget(long from) {
    most = Math.max(most, atEnd);
    while (size > 0 && places[size - 1] >= from) {
      size--;
      atEnd -= changes[size];
      most = Math.max(most, atEnd);
    }
  }

  /** The largest count among the discarded steps. */
  long most() {
    return most;
  }

  /** Whether the counts are exact, not upper bounds. */
  boolean isExact() {
    return exact;
  }

  private void add(long place, long change) {
    int i = size;
    while (i > 0 && places[i - 1] > place) {
      i--;
    }
    atEnd += change;
    if (i == 0 || places[i - 1] != place) {
      insert(i, place, change);
    } else if (changes[i - 1] + change != 0) {
      changes[i - 1] += change;
    } else {
      remove(i - 1);
    }
  }

  private void insert(int i, long place, long change) {
    if (size == places.length) {
      places = Arrays.copyOf(places, 2 * size);
      changes = Arrays.copyOf(changes, 2 * size);
    }
    System.arraycopy(places, i, places, i + 1, size - i);
    System.arraycopy(changes, i, changes, i + 1, size - i);
    places[i] = place;
    changes[i] = change;
    size++;
  }

  private void remove(int i) {
    size--;
    System.arraycopy(places, i + 1, places, i, size - i);
    System.arraycopy(changes, i + 1, changes, i, size - i);
  }

  private void coarsen() {
    exact = false;
    for (int i = 1; i < size - 1; i += 2) {
      changes[changes[i] > 0 ? i - 1 : i + 1] += changes[i];
      changes[i] = 0;
    }
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (changes[i] != 0) {
        places[kept] = places[i];
        changes[kept] = changes[i];
        kept++;
      }
    }
    size = kept;
  }
}
