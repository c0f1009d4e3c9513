package org.duetad.reverse;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.duetad.core.VectorFunction;
import org.jspecify.annotations.Nullable;

/**
 * The functions that a mode has prepared: the latest ones with kernels, and all without. A function
 * without kernels is kept only as long as it is used elsewhere.
 */
final class PreparedFunctions {

  /** Each may take some hundred megabytes. */
  private static final int MOST = 16;

  private final ReverseMode mode;
  private final PreparationCounts counts = new PreparationCounts(null);
  private final ReferenceQueue<Object> collected = new ReferenceQueue<>();
  private final Set<FunctionKey> taped = new HashSet<>();

  /** The least recently used first. */
  private final Map<FunctionKey, PreparedFunction> prepared =
      new LinkedHashMap<>(MOST, 0.75f, true);

  PreparedFunctions(ReverseMode mode) {
    this.mode = mode;
  }

  PreparationCounts counts() {
    return counts;
  }

  /**
   * A function with its kernels, or null if it is to be differentiated on a tape.
   *
   * @param f the function as it was passed, which identifies it
   * @param scalar whether its result is one number
   * @param vector the same function
   * @param x the point
   */
  @Nullable PreparedFunction find(Object f, boolean scalar, VectorFunction vector, double[] x) {
    FunctionKey key = new FunctionKey(f, scalar, x.length, collected);
    PreparedFunction known = known(key);
    if (known == null && !isTaped(key)) {
      known = mode.prepare(vector, x, new PreparationCounts(counts));
    }
    return known == null ? onTape() : keep(key, known);
  }

  /** What the values of an evaluation take, for all functions that are kept. */
  synchronized long bytes() {
    return prepared.values().stream().mapToLong(PreparedFunction::bytes).sum();
  }

  private synchronized @Nullable PreparedFunction known(FunctionKey key) {
    forgetCollected();
    return prepared.get(key);
  }

  private synchronized boolean isTaped(FunctionKey key) {
    return taped.contains(key);
  }

  private @Nullable PreparedFunction onTape() {
    counts.used(true);
    return null;
  }

  private synchronized @Nullable PreparedFunction keep(FunctionKey key, PreparedFunction known) {
    if (known.isTaped()) {
      prepared.remove(key);
      taped.add(key);
      return onTape();
    }
    prepared.putIfAbsent(key, known);
    if (prepared.size() > MOST) {
      Iterator<FunctionKey> oldest = prepared.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
    return known;
  }

  private void forgetCollected() {
    for (Reference<?> gone = collected.poll(); gone != null; gone = collected.poll()) {
      taped.remove(gone);
    }
  }
}
