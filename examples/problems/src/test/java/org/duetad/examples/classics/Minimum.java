package org.duetad.examples.classics;

import org.duetad.core.ScalarFunction;
import org.duetad.examples.optimizers.Run;
import org.duetad.examples.optimizers.Stop;
import org.duetad.examples.optimizers.TruncatedNewton;
import org.duetad.reverse.ReverseMode;

/** Local minima, by Newton's method. */
final class Minimum {

  private Minimum() {}

  static Run of(ScalarFunction f, double... start) {
    return new TruncatedNewton(new Stop(1e-9, 1000)).minimise(new ReverseMode(), f, start);
  }
}
