package org.duetad.core.program.loops;

import java.util.List;
import org.duetad.core.spi.Services;

/** The compilers of loops that are found as services. */
public final class LoopCompilers {

  /** Those found, in the order of the class path; the first one is used. */
  public static final List<LoopCompiler> FOUND = Services.of(LoopCompiler.class);

  private LoopCompilers() {}

  /**
   * What they have done in this JVM so far, for reports: of a function that could not be compiled
   * the log has the reason, at level {@code DEBUG}.
   *
   * @return counts of all compilers
   */
  public static LoopCompiler.Status status() {
    long compiled = 0;
    long failed = 0;
    for (LoopCompiler compiler : FOUND) {
      compiled += compiler.status().compiled();
      failed += compiler.status().failed();
    }
    return new LoopCompiler.Status(compiled, failed);
  }
}
