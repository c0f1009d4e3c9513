package org.duetad.examples.classics;

import static org.duetad.core.Closeness.assertClose;
import static org.duetad.core.Closeness.assertSameBits;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.duetad.core.reference.FiniteDifferences;
import org.duetad.examples.problems.HandTriangleProblem;
import org.duetad.examples.problems.Problem;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every problem: its forms have the same values and derivatives. */
class ClassicProblemsTest {

  static List<Problem> problems() {
    return List.of(
        new SpeelpenningProblem(1),
        new SpeelpenningProblem(9),
        new HelmholtzProblem(1),
        new HelmholtzProblem(7),
        new LighthouseProblem(),
        new BrachistochroneProblem(1),
        new BrachistochroneProblem(9),
        new LennardJonesProblem(2, 1),
        new LennardJonesProblem(7, 2),
        new BlackScholesProblem(),
        new MonteCarloProblem(1, 1),
        new MonteCarloProblem(7, 2),
        new LotkaVolterraProblem(30),
        new RobertsonProblem(5),
        new BrusselatorProblem(3),
        new BrusselatorProblem(5),
        new FigureEightProblem(1),
        new FigureEightProblem(25),
        new TransformerProblem(1, 3, 1),
        new TransformerProblem(3, 4, 2),
        HandTriangleProblem.generate(30, 4, 3));
  }

  @ParameterizedTest
  @MethodSource("problems")
  void primalIsBitwiseTheObjective(Problem problem) {
    double[] values = problem.block(0).value(problem.point(0));
    assertEquals(problem.outputs(), values.length);
    assertSameBits(problem.name(), values, problem.primal());
  }

  @ParameterizedTest
  @MethodSource("problems")
  void modesAgree(Problem problem) {
    double[] reverse = problem.derivative(new ReverseMode());
    assertClose(problem.name(), reverse, problem.derivative(new ForwardMode()), 1e-13);
    assertClose(problem.name(), problem.derivative(new FiniteDifferences()), reverse, 1e-7);
  }

  @ParameterizedTest
  @MethodSource("problems")
  void formsAgree(Problem problem) {
    double[] reverse = problem.derivative(new ReverseMode());
    for (Optional<Problem> form :
        List.of(
            problem.handForm(),
            problem.matrixForm(),
            problem.sparseForm(),
            problem.checkpointedForm(),
            problem.rowsForm(2))) {
      if (form.isPresent()) {
        Problem other = form.get();
        assertClose("value", problem.primal(), other.block(0).value(other.point(0)), 1e-13);
        assertClose(problem.name(), reverse, other.derivative(new ReverseMode()), 1e-12);
      }
    }
  }

  @Test
  void sizesThatAreTooSmallAreRejected() {
    assertThrows(IllegalArgumentException.class, () -> new SpeelpenningProblem(0));
    assertThrows(IllegalArgumentException.class, () -> new HelmholtzProblem(0));
    assertThrows(IllegalArgumentException.class, () -> new BrachistochroneProblem(0));
    Exception error =
        assertThrows(IllegalArgumentException.class, () -> new LennardJonesProblem(1, 1));
    assertEquals("lennard-jones: n is 1; choose at least 2", error.getMessage());
  }
}
