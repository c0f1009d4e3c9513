package org.duetad.examples.problems;

import static org.duetad.core.Closeness.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.duetad.core.mode.Differentiator;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.junit.jupiter.api.Test;

/** Jacobians as maps over the coordinates are those of the loop. */
class HandRowsTest {

  @Test
  void coordinates() {
    HandProblem loop = new HandProblem(HandData.generate(30, 300, 6));
    Problem one = loop.rowsForm(1).orElseThrow();
    for (Differentiator mode : new Differentiator[] {new ForwardMode(), new ReverseMode()}) {
      double[] derivative = one.derivative(mode);
      assertClose(mode.name(), loop.derivative(new ForwardMode()), derivative, 1e-12);
      assertArrayEquals(derivative, loop.rowsForm(3).orElseThrow().derivative(mode));
    }
  }
}
