package org.duetad.examples.problems;

import org.duetad.benchmarks.Algebra;
import org.duetad.benchmarks.Objective;

/** The objective of {@link RosenbrockProblem}. */
final class PeerRosenbrock implements Objective {

  @Override
  public <T> T[] value(Algebra<T> on, T[] x) {
    T valley = on.constant(0.0);
    T slope = on.constant(0.0);
    for (int i = 0; i + 1 < x.length; i++) {
      T u = on.subtract(x[i + 1], on.multiply(x[i], x[i]));
      T v = on.add(x[i], -1.0);
      valley = on.add(valley, on.multiply(u, u));
      slope = on.add(slope, on.multiply(v, v));
    }
    T[] y = on.array(1);
    y[0] = on.add(on.multiply(valley, 100.0), slope);
    return y;
  }
}
