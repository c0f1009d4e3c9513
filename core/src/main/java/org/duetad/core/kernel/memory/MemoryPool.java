package org.duetad.core.kernel.memory;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.duetad.core.kernel.code.RuleFailure;
import org.duetad.core.program.instruction.BranchChangedException;

/**
 * Memories for one computation at a time each, which are kept for later ones, so that any number of
 * threads may compute at once.
 */
public final class MemoryPool<M> {

  private final Supplier<M> maker;
  private final ConcurrentLinkedQueue<M> unused = new ConcurrentLinkedQueue<>();

  public MemoryPool(Supplier<M> maker) {
    this.maker = maker;
  }

  /**
   * Computes something.
   *
   * @param computation returns whether there is a result
   * @return false also where a rule fails or the function takes another branch, as the program
   *     decides what failed
   */
  public boolean isComputed(Predicate<M> computation) {
    M known = unused.poll();
    M memory = known == null ? maker.get() : known;
    try {
      return computation.test(memory);
    } catch (BranchChangedException | RuleFailure e) {
      return false;
    } finally {
      unused.add(memory);
    }
  }

  /** The bytes of all memories that are not in use. */
  public long bytes(ToLongFunction<M> bytes) {
    return unused.stream().mapToLong(bytes).sum();
  }
}
