package org.duetad.benchmarks;

import org.duetad.checkpoint.stepping.HandWrittenStep;
import org.duetad.examples.stepping.Burgers;

/**
 * {@link Burgers} on doubles, with the adjoint written by hand: a lower bound for the cost of a
 * step.
 */
final class BurgersByHand implements HandWrittenStep {

  @Override
  public void advance(long index, double[] u, double[] p, double[] next) {
    int n = u.length;
    double flow = flux(u[n - 1], u[0]);
    double left = u[n - 1];
    for (int i = 0; i < n; i++) {
      double right = i + 1 < n ? u[i + 1] : u[0];
      double out = flux(u[i], right);
      next[i] = u[i] - p[0] * (out - flow) + p[1] * (right - 2 * u[i] + left);
      flow = out;
      left = u[i];
    }
  }

  private static double flux(double left, double right) {
    double up = Math.max(left, 0);
    double down = Math.min(right, 0);
    return (up * up + down * down) * 0.5;
  }

  @Override
  public void pullback(
      long index,
      double[] u,
      double[] p,
      double[] nextBar,
      double[] stateBar,
      double[] parametersBar) {
    int n = u.length;
    double flow = flux(u[n - 1], u[0]);
    double byFlux = 0;
    double byBend = 0;
    for (int i = 0; i < n; i++) {
      int before = i > 0 ? i - 1 : n - 1;
      int after = i + 1 < n ? i + 1 : 0;
      double out = flux(u[i], u[after]);
      byFlux -= nextBar[i] * (out - flow);
      byBend += nextBar[i] * (u[after] - 2 * u[i] + u[before]);
      flow = out;
      // The flux out of a cell is lost there and gained by the next; its derivative by u is max(u,
      // 0).
      double outBar = p[0] * (nextBar[after] - nextBar[i]);
      double inBar = p[0] * (nextBar[i] - nextBar[before]);
      stateBar[i] =
          nextBar[i]
              + Math.max(u[i], 0) * outBar
              + Math.min(u[i], 0) * inBar
              + p[1] * (nextBar[before] - 2 * nextBar[i] + nextBar[after]);
    }
    parametersBar[0] += byFlux;
    parametersBar[1] += byBend;
  }
}
