package org.duetad.core.kernel.trial;

import java.lang.System.Logger.Level;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks that compile, of which some fail: a kernel stays as it is then, and the log has the
 * reason. If tests are strict, the latest failure is kept, too, so that the kernel can throw it.
 */
final class CompileAttempts {

  private volatile @Nullable Throwable failure;

  /** The result of a task, or another if it fails. */
  <T extends @Nullable Object> T attempt(Supplier<? extends T> task, T otherwise) {
    try {
      return task.get();
    } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError failed) {
      if (Boolean.getBoolean(KernelTier.STRICT)) {
        failure = failed;
      }
      System.getLogger("org.duetad")
          .log(Level.DEBUG, "a kernel was not compiled and stays interpreted", failed);
      return otherwise;
    }
  }

  /** Whether there was a failure that is to be an error. */
  boolean haveFailed() {
    return failure != null;
  }

  /** Throws a failure that is to be an error. */
  void requireNoFailure() {
    if (failure != null) {
      throw new AssertionError("kernel: not compiled", failure);
    }
  }
}
