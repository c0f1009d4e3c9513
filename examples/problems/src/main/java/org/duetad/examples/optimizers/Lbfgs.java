package org.duetad.examples.optimizers;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.duetad.core.ScalarFunction;
import org.duetad.core.mode.Differentiator;

/**
 * Limited-memory BFGS, algorithms 7.4 and 7.5 of Nocedal and Wright, "Numerical Optimization", 2nd
 * ed. 2006, with steps that satisfy the strong Wolfe conditions.
 *
 * @param memory the number of pairs of steps and gradient differences kept
 * @param stop when to stop
 */
public record Lbfgs(int memory, Stop stop) implements Optimizer {

  @Override
  public String name() {
    return "L-BFGS";
  }

  /** A step s and the difference y of the gradients at its ends. */
  private static final class Pair {

    final double[] s;
    final double[] y;
    final double rho;

    Pair(Iterate before, Iterate after) {
      s = VectorArithmetic.plus(after.x, -1, before.x);
      y = VectorArithmetic.plus(after.gradient, -1, before.gradient);
      rho = 1 / VectorArithmetic.dot(s, y);
    }

    /** {@code sᵀy / yᵀy}, the size of the inverse Hessian along y. */
    double scale() {
      return 1 / (rho * VectorArithmetic.dot(y, y));
    }
  }

  @Override
  public Run minimise(Differentiator mode, ScalarFunction f, double... start) {
    Search search = new Search(mode, f, stop);
    Iterate at = search.at(start.clone());
    Deque<Pair> pairs = new ArrayDeque<>();
    while (search.goesOnFrom(at)) {
      double first = pairs.isEmpty() ? Math.min(1, 1 / VectorArithmetic.norm(at.gradient)) : 1;
      Iterate next = new WolfeLineSearch(search, at, direction(pairs, at.gradient)).next(first);
      if (next == at) {
        break;
      }
      remember(pairs, new Pair(at, next));
      at = next;
    }
    return search.run();
  }

  /** Newest first; the conditions on the step make sᵀy positive, up to rounding. */
  private void remember(Deque<Pair> pairs, Pair pair) {
    if (pair.rho > 0 && pair.rho < Double.POSITIVE_INFINITY) {
      pairs.addFirst(pair);
    }
    if (pairs.size() > memory) {
      pairs.removeLast();
    }
  }

  /** {@code -H g}, two loops over the pairs. */
  private static double[] direction(Deque<Pair> pairs, double[] gradient) {
    double[] q = gradient;
    double[] alpha = new double[pairs.size()];
    int i = 0;
    for (Pair pair : pairs) {
      alpha[i] = pair.rho * VectorArithmetic.dot(pair.s, q);
      q = VectorArithmetic.plus(q, -alpha[i], pair.y);
      i++;
    }
    double[] r = VectorArithmetic.scaled(pairs.isEmpty() ? 1 : pairs.getFirst().scale(), q);
    for (Iterator<Pair> oldest = pairs.descendingIterator(); oldest.hasNext(); ) {
      Pair pair = oldest.next();
      i--;
      r = VectorArithmetic.plus(r, alpha[i] - pair.rho * VectorArithmetic.dot(pair.y, r), pair.s);
    }
    return VectorArithmetic.scaled(-1, r);
  }
}
