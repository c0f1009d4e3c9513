package org.duetad.benchmarks;

import org.duetad.examples.problems.Objectives;
import org.duetad.examples.problems.Problem;

/** A block of a problem on a peer's numbers, with derivatives with respect to its first inputs. */
final class PeerBlock<T> {

  private final Algebra<T> on;
  private final Objective objective;
  private final double[] point;
  private final int directions;

  private PeerBlock(Algebra<T> on, Objective objective, double[] point, int directions) {
    this.on = on;
    this.objective = objective;
    this.point = point;
    this.directions = directions;
  }

  static <T> PeerBlock<T> of(Algebra<T> on, Problem problem, int block, int directions) {
    return new PeerBlock<>(on, Objectives.block(problem, block), problem.point(block), directions);
  }

  /** The first columns of the Jacobian, concatenated. */
  double[] columns() {
    T[] x = on.array(point.length);
    for (int i = 0; i < x.length; i++) {
      x[i] = i < directions ? on.variable(i, point[i]) : on.constant(point[i]);
    }
    T[] y = objective.value(on, x);
    double[] columns = new double[directions * y.length];
    for (int row = 0; row < y.length; row++) {
      double[] gradient = on.gradient(y[row]);
      for (int i = 0; i < directions; i++) {
        columns[i * y.length + row] = gradient[i];
      }
    }
    return columns;
  }
}
