package org.duetad.core.diagnosis;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The bytes of all live objects of the JVM at a time, from which the memory of a computation can be
 * measured:
 *
 * <pre>{@code
 * LiveHeap before = LiveHeap.now();
 * long peak = before.peakOf(() -> new ReverseMode().gradient(f, x), 0.5).bytes();
 * }</pre>
 *
 * <p>While the computation is repeated, another thread collects garbage again and again; the
 * largest live heap that a collection leaves is a lower bound of the peak, which is the closer the
 * more collections there are. Objects of all threads count, so nothing else should run, and the
 * measurement itself takes some kilobytes. What the computation keeps between repetitions counts,
 * too, if it was made after {@code before}. The serial and the parallel collector leave garbage of
 * up to 5 % of the old generation, unless the JVM is started with {@code -XX:MarkSweepDeadRatio=0}.
 */
public final class LiveHeap {

  /** A pause is so much longer than a collection, up to a limit. */
  private static final long PAUSES_BETWEEN = 2;

  private static final long LONGEST_PAUSE = 20_000_000;

  /** The largest of fewer may be far from the peak. */
  private static final int FEWEST = 5;

  private final long bytes;

  private LiveHeap(long bytes) {
    this.bytes = bytes;
  }

  /**
   * The largest live heap during a computation.
   *
   * @param bytes how much more than before
   * @param collections of how many collections it is the largest
   */
  public record Peak(long bytes, int collections) {}

  /**
   * Collects garbage, and counts what is left.
   *
   * @return the live heap now
   * @throws UnsupportedOperationException if this JVM collects nothing on request
   */
  public static LiveHeap now() {
    long count = collections();
    System.gc();
    if (collections() == count) {
      throw new UnsupportedOperationException(
          "live heap: this JVM collects no garbage on request; start it without"
              + " -XX:+DisableExplicitGC and with another collector than Epsilon");
    }
    return new LiveHeap(left());
  }

  /**
   * The bytes.
   *
   * @return the sum over all live objects
   */
  public long bytes() {
    return bytes;
  }

  /**
   * Repeats a computation, and measures its largest live heap. It runs longer than asked for until
   * there have been {@value #FEWEST} collections.
   *
   * @param computation runs once at least, in this thread
   * @param seconds how long it is repeated
   * @return the largest live heap, relative to this one
   * @throws IllegalArgumentException unless the time is positive and finite
   */
  public Peak peakOf(Runnable computation, double seconds) {
    if (!(seconds > 0 && seconds < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "live heap: repeating for " + seconds + " s; choose a positive number");
    }
    long begin = System.nanoTime();
    Sampler sampler = new Sampler();
    sampler.start();
    try {
      do {
        computation.run();
      } while (System.nanoTime() - begin < 1e9 * seconds
          || (sampler.count.get() < FEWEST && sampler.isAlive()));
    } finally {
      sampler.end();
    }
    return new Peak(Math.max(0, sampler.most - bytes), sampler.count.get());
  }

  /** What the last collection left. */
  private static long left() {
    long sum = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      MemoryUsage usage = pool.getType() == MemoryType.HEAP ? pool.getCollectionUsage() : null;
      sum += usage == null ? 0 : usage.getUsed();
    }
    return sum;
  }

  private static long collections() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionCount)
        .sum();
  }

  /** Collects until it is ended, with pauses in which the computation runs. */
  private static final class Sampler extends Thread {

    private volatile boolean ended;
    private long most;
    private final AtomicInteger count = new AtomicInteger();

    Sampler() {
      super("duet live heap");
      setDaemon(true);
    }

    @Override
    public void run() {
      do {
        long begin = System.nanoTime();
        System.gc();
        most = Math.max(most, left());
        count.incrementAndGet();
        pause(Math.min(LONGEST_PAUSE, PAUSES_BETWEEN * (System.nanoTime() - begin)));
      } while (!ended);
    }

    private static void pause(long nanos) {
      try {
        Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));
      } catch (InterruptedException e) {
        // It is the end.
      }
    }

    void end() {
      ended = true;
      interrupt();
      try {
        join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
