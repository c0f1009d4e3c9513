package org.duetad.examples.problems;

import org.duetad.benchmarks.Algebra;
import org.duetad.benchmarks.Objective;

/** The objective of {@link BaProblem} for a weight. */
final class PeerWeight implements Objective {

  @Override
  public <T> T[] value(Algebra<T> on, T[] x) {
    T[] y = on.array(1);
    y[0] = on.add(on.negate(on.multiply(x[0], x[0])), 1.0);
    return y;
  }
}
