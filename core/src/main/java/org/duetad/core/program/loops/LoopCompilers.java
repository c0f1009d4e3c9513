package org.duetad.core.program.loops;

import java.util.List;
import java.util.function.Consumer;
import org.duetad.core.spi.Arguments;
import org.duetad.core.spi.Services;

/**
 * The compilers of loops that are found as services. They are looked for in the background, once
 * the first kernel is hot: that takes longer than all derivatives of a short program.
 */
public final class LoopCompilers {

  private LoopCompilers() {}

  /**
   * Those found, in the order of the class path; the first one is used. The first call looks for
   * them.
   *
   * @return the compilers, none where there is no acceleration
   */
  public static List<LoopCompiler> found() {
    return Search.FOUND;
  }

  /**
   * Looks for them in the background, in a daemon thread that ends with the search. Where no thread
   * may be started, there are none.
   *
   * @param next receives them, in that thread
   */
  public static void whenFound(Consumer<List<LoopCompiler>> next) {
    Arguments.given("loop compilers", "receiver", next);
    try {
      Thread thread = new Thread(() -> next.accept(found()), "duet-services");
      thread.setDaemon(true);
      thread.start();
    } catch (OutOfMemoryError | SecurityException noThread) {
      next.accept(List.of());
    }
  }

  /**
   * What they have done in this JVM so far, for reports: of a function that could not be compiled
   * the log has the reason, at level {@code DEBUG}.
   *
   * @return counts of all compilers
   */
  public static LoopCompiler.Status status() {
    long compiled = 0;
    long failed = 0;
    for (LoopCompiler compiler : found()) {
      compiled += compiler.status().compiled();
      failed += compiler.status().failed();
    }
    return new LoopCompiler.Status(compiled, failed);
  }

  /** They are looked for when this class is loaded. */
  private static final class Search {

    static final List<LoopCompiler> FOUND = Services.of(LoopCompiler.class);
  }
}
