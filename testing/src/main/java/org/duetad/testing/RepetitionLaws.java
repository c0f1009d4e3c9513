package org.duetad.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.duetad.core.Scalar;
import org.duetad.core.mode.Differentiator;
import org.duetad.testing.InterruptedScalar.Evaluation;

/**
 * A derivative has the same bits each time, whatever was computed before or is on other threads.
 */
final class RepetitionLaws {

  /** Each thread takes so many derivatives, so that they meet. */
  private static final int TURNS = 20;

  /** So many operations are interrupted. */
  private static final int PLACES = 50;

  private static final String SHARED =
      "\n  do two calls of the function write to the same array or object?";

  private final FunctionAtPoint at;

  RepetitionLaws(FunctionAtPoint at) {
    this.at = at;
  }

  List<DerivativeLaw> all() {
    List<DerivativeLaw> laws = new ArrayList<>();
    for (Differentiator mode : FirstOrderLaws.modes()) {
      laws.add(
          new DerivativeLaw(
              mode.name() + ": the second call has the bits of the first", () -> twice(mode)));
    }
    for (Differentiator mode : FirstOrderLaws.modes()) {
      laws.add(
          new DerivativeLaw(
              mode.name() + ": two threads have the bits of one", () -> threads(mode)));
    }
    laws.add(new DerivativeLaw("a call is not changed by another in between", this::interrupted));
    return laws;
  }

  /** Between two operations the whole function is called by another thread, at another point. */
  private void interrupted() {
    double[] x = at.point();
    Evaluation whole = new Evaluation(-1, () -> {});
    double[] expected;
    try {
      expected = values(at.function().apply(whole.inputs(x)));
    } catch (UnsupportedOperationException e) {
      return; // Of matrices.
    }
    int stride = Math.max(1, whole.operations() / PLACES);
    for (int when = 0; when < whole.operations(); when += stride) {
      Evaluation evaluation = new Evaluation(when, this::callElsewhere);
      double[] actual;
      try {
        actual = values(at.function().apply(evaluation.inputs(x)));
      } catch (IllegalArgumentException | IllegalStateException e) {
        throw new AssertionError(between(when) + e.getMessage() + SHARED, e);
      }
      try {
        at.failure("the value").unlessSameBits(expected, actual);
      } catch (AssertionError e) {
        throw new AssertionError(between(when) + e.getMessage() + SHARED, e);
      }
    }
  }

  private static String between(int when) {
    return "another thread calls the function before operation " + when + " of this call: ";
  }

  private static double[] values(Scalar... numbers) {
    return Arrays.stream(numbers).mapToDouble(Scalar::value).toArray();
  }

  private void callElsewhere() {
    double[] elsewhere = Arrays.stream(at.point()).map(x -> x + 0.5).toArray();
    Evaluation other = new Evaluation(-1, () -> {});
    Thread thread =
        new Thread(
            () -> {
              try {
                at.function().apply(other.inputs(elsewhere));
              } catch (RuntimeException e) {
                // It has no value there; what it wrote before counts.
              }
            },
            "derivative");
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private double[] gradient(Differentiator mode) {
    return mode.gradient(at.weighted(), at.point());
  }

  private void twice(Differentiator mode) {
    double[] first = gradient(mode);
    compare("the second gradient by " + mode.name(), first, gradient(mode));
  }

  private void compare(String what, double[] expected, double[] actual) {
    try {
      at.failure(what).unlessSameBits(expected, actual);
    } catch (AssertionError e) {
      throw new AssertionError(
          e.getMessage()
              + "\n  does the function use a buffer, a counter or random numbers that outlive a call?",
          e);
    }
  }

  private void threads(Differentiator mode) {
    double[] alone = gradient(mode);
    List<CompletableFuture<Void>> both = List.of(together(mode, alone), together(mode, alone));
    try {
      both.forEach(CompletableFuture::join);
    } catch (CompletionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new AssertionError("two threads at once: " + cause.getMessage() + SHARED, cause);
    }
  }

  private CompletableFuture<Void> together(Differentiator mode, double[] alone) {
    return CompletableFuture.runAsync(
        () -> {
          for (int turn = 0; turn < TURNS; turn++) {
            at.failure("the gradient by " + mode.name()).unlessSameBits(alone, gradient(mode));
          }
        },
        task -> new Thread(task, "derivative").start());
  }
}
