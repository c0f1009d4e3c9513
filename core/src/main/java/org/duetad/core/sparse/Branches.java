package org.duetad.core.sparse;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What was prepared for the latest few branches of a function. A branch is identified by its trace.
 * What is prepared for a branch does not depend on the point at which it was first taken, so
 * results do not depend on which branches are still kept.
 */
final class Branches<P> {

  private static final int KEPT = 8;

  private final Function<P, Trace> traceOf;
  private volatile List<P> plans;

  Branches(P first, Function<P, Trace> traceOf) {
    this.traceOf = traceOf;
    this.plans = List.of(first);
  }

  /** Whether the function has only one branch, so that no trace is needed. */
  boolean areOne() {
    return traceOf.apply(plans.get(0)).isEmpty();
  }

  /** The plan for a branch, prepared if necessary. */
  P of(Supplier<Trace> trace, Supplier<P> prepare) {
    List<P> known = plans;
    if (areOne()) {
      return known.get(0);
    }
    Trace here = trace.get();
    for (P plan : known) {
      if (traceOf.apply(plan).equals(here)) {
        return plan;
      }
    }
    P plan = prepare.get();
    keep(plan);
    return plan;
  }

  private synchronized void keep(P plan) {
    plans = Stream.concat(Stream.of(plan), plans.stream()).limit(KEPT).toList();
  }
}
