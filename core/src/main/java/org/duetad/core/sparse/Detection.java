package org.duetad.core.sparse;

import org.duetad.core.Constant;
import org.duetad.core.Scalar;
import org.duetad.core.spi.Tag;
import org.jspecify.annotations.Nullable;

/** One evaluation of a function on numbers that carry sets of inputs. */
final class Detection extends Tag {

  /** Slopes that are exactly zero at the point contribute nothing. */
  final boolean atPoint;

  /** The second-order behaviour of rules; null if only the first order is needed. */
  final @Nullable SecondSlopePattern secondSlopes;

  /** Whether only the trace is needed: no number depends on anything. */
  final boolean onlyTrace;

  private Trace trace = new Trace();

  private Detection(boolean atPoint, @Nullable SecondSlopePattern secondSlopes, boolean onlyTrace) {
    this.atPoint = atPoint;
    this.secondSlopes = secondSlopes;
    this.onlyTrace = onlyTrace;
  }

  static Detection first(boolean atPoint) {
    return new Detection(atPoint, null, false);
  }

  static Detection second(boolean atPoint) {
    return new Detection(atPoint, new SecondSlopePattern(atPoint), false);
  }

  static Detection onlyTrace() {
    return new Detection(false, null, true);
  }

  Trace trace() {
    return trace;
  }

  /** Runs with a separate trace, and returns whether no value or comparison was read. */
  boolean leavesNothing(Runnable question) {
    Trace outer = trace;
    Trace inner = new Trace();
    trace = inner;
    try {
      question.run();
    } finally {
      trace = outer;
    }
    return inner.isEmpty();
  }

  /** Inputs, each of which depends on itself. */
  SparsityTracer[] inputs(double[] x) {
    SparsityTracer[] inputs = new SparsityTracer[x.length];
    for (int i = 0; i < x.length; i++) {
      inputs[i] = onlyTrace ? blank(x[i]) : new SparsityTracer(this, x[i], IndexSet.of(i), null);
    }
    return inputs;
  }

  /** A number that depends on no input. */
  SparsityTracer blank(double value) {
    return new SparsityTracer(this, value, IndexSet.EMPTY, null);
  }

  /** Whether the number belongs to this evaluation. */
  boolean made(Scalar x) {
    return x instanceof SparsityTracer i && i.detection == this;
  }

  /** The inputs that a number of this evaluation, or a constant, depends on. */
  IndexSet inputsOf(Scalar x) {
    return x instanceof SparsityTracer i && i.detection == this ? i.inputs : IndexSet.EMPTY;
  }

  /** The interactions that a number carries. */
  @Nullable Interactions interactionsOf(Scalar x) {
    return x instanceof SparsityTracer i && i.detection == this ? i.interactions : null;
  }

  /** A factor that makes a product zero wherever it is evaluated. */
  static boolean isZero(Scalar factor) {
    return factor instanceof Constant c && c.value() == 0;
  }
}
