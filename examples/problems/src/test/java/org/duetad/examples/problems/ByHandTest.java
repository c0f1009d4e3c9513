package org.duetad.examples.problems;

import static org.duetad.core.Closeness.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.duetad.reverse.ReverseMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The hand-written peers agree with Duet and ADBench's programs. */
class ByHandTest {

  @Test
  void gmmIsTheGradient() {
    GmmData plain = GmmData.generate(4, 3, 20, 10);
    GmmData prior = new GmmData(4, 3, 20, plain.parameters(), plain.x(), 0.7, 3);
    for (GmmData data : List.of(plain, prior)) {
      double[] gradient = new GmmProblem(data).derivative(new ReverseMode());
      assertClose("gmm", gradient, GmmByHand.gradient(data), 1e-12);
    }
  }

  @Test
  void lstmIsTheGradient() {
    LstmData data = LstmData.generate(3, 12, 8, 11);
    double[] gradient = new LstmProblem(data).derivative(new ReverseMode());
    assertClose("lstm", gradient, LstmByHand.gradient(data), 1e-12);
  }

  @Test
  void rosenbrockIsTheValueAndTheGradient() {
    RosenbrockProblem problem = new RosenbrockProblem(7);
    double[] gradient = new double[7];
    assertEquals(problem.primal()[0], RosenbrockByHand.gradient(problem.point(0), gradient));
    assertClose("rosenbrock", problem.derivative(new ReverseMode()), gradient, 1e-12);
  }

  @ParameterizedTest
  @MethodSource("org.duetad.examples.problems.AdbenchTest#gmm")
  void gmmGivesTheReference(Reference reference) {
    reference.checkDerivative(GmmByHand.gradient(((GmmProblem) reference.read()).data()));
  }

  @ParameterizedTest
  @MethodSource("org.duetad.examples.problems.AdbenchTest#lstm")
  void lstmGivesTheReference(Reference reference) {
    reference.checkDerivative(LstmByHand.gradient(((LstmProblem) reference.read()).data()));
  }
}
