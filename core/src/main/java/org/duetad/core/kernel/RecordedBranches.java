package org.duetad.core.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The recordings of a function that is evaluated again and again, as the body of a sum over rows, a
 * time step or a prepared function: one for each branch that it took, the latest used first.
 *
 * <p>What a recording keeps besides its kernel differs: the body of a sum has kernels for several
 * numbers of rows, a step a frame for each position of the tape, a prepared function the kernels of
 * its tangents, columns and entries.
 *
 * <p>Any number of threads may use one at once.
 *
 * @param <B> the kind of recordings
 */
public final class RecordedBranches<B> {

  private volatile List<B> all = List.of();

  /** No recording. */
  public RecordedBranches() {
    // They are added.
  }

  /**
   * All recordings.
   *
   * @return an immutable list, the latest used first
   */
  public List<B> all() {
    return all;
  }

  /**
   * The first recording that holds.
   *
   * @param holds whether one holds at a point; it may be evaluated there
   * @return the recording, from now on the first one; null if none holds
   */
  public @Nullable B find(Predicate<? super B> holds) {
    for (B branch : all) {
      if (holds.test(branch)) {
        use(branch);
        return branch;
      }
    }
    return null;
  }

  /**
   * Notes that a recording was used: it is the first one from now on, unless it was removed.
   *
   * @param branch the recording
   */
  public void use(B branch) {
    List<B> known = all;
    if (known.isEmpty() || known.get(0) != branch) {
      moveToFront(branch);
    }
  }

  private synchronized void moveToFront(B branch) {
    List<B> moved = new ArrayList<>(all);
    if (moved.remove(branch)) {
      moved.add(0, branch);
      all = List.copyOf(moved);
    }
  }

  /**
   * Adds a recording.
   *
   * @param branch the recording, from now on the first one
   * @param most how many are kept
   * @return those that are no longer kept
   */
  public List<B> add(B branch, int most) {
    return add(branch, most, 0, any -> 0);
  }

  /**
   * Adds a recording, and keeps as many of the others, the latest used first, as there is room for.
   *
   * @param branch the recording, from now on the first one, which is kept in any case
   * @param most how many are kept
   * @param mostBytes what those kept may take
   * @param bytes what a recording takes
   * @return those that are no longer kept
   */
  public synchronized List<B> add(
      B branch, int most, long mostBytes, ToLongFunction<? super B> bytes) {
    List<B> more = new ArrayList<>(List.of(branch));
    more.addAll(all);
    long sum = bytes.applyAsLong(branch);
    int kept = 1;
    while (kept < Math.min(more.size(), most)) {
      sum += bytes.applyAsLong(more.get(kept));
      if (sum > mostBytes) {
        break;
      }
      kept++;
    }
    all = List.copyOf(more.subList(0, kept));
    return List.copyOf(more.subList(kept, more.size()));
  }

  /**
   * Removes a recording.
   *
   * @param branch the recording
   */
  public synchronized void remove(B branch) {
    List<B> rest = new ArrayList<>(all);
    rest.remove(branch);
    all = List.copyOf(rest);
  }

  /** Drops all recordings. */
  public synchronized void clear() {
    all = List.of();
  }
}
