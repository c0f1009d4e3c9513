package org.duetad.testing.diagnosis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.MatrixScalarFunction;
import org.duetad.core.mode.ProgramMode;
import org.duetad.core.program.Observation;
import org.duetad.core.program.Observer;
import org.duetad.reverse.ReverseMode;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** An observer receives the operations of a derivative, with the numbers of the derivative. */
class ObserverTest {

  private static final ScalarFunction ENERGY =
      x -> {
        Scalar speed = x[0].divide(x[1]).named("speed");
        return speed.square().multiply(x[2]);
      };

  /** Keeps what it receives. */
  private static final class Notes implements Observer {

    final List<Observation> evaluated = new ArrayList<>();
    final List<Observation> pushed = new ArrayList<>();
    final List<Observation> pulled = new ArrayList<>();

    @Override
    public void evaluated(Observation operation) {
      evaluated.add(operation);
    }

    @Override
    public void pushed(Observation operation) {
      pushed.add(operation);
    }

    @Override
    public void pulled(Observation operation) {
      pulled.add(operation);
    }
  }

  private static Notes observed(Consumer<ProgramMode> derivative) {
    Notes notes = new Notes();
    derivative.accept(new ProgramMode().observedBy(notes));
    return notes;
  }

  private static List<String> names(List<Observation> operations) {
    return operations.stream().map(each -> each.instruction().name()).toList();
  }

  @Test
  void aGradientIsAnEvaluationAndASweep() {
    Notes notes = observed(mode -> mode.gradient(ENERGY, 6, 2, 5));
    assertEquals(List.of("divide", "square", "multiply"), names(notes.evaluated));
    assertEquals(List.of("multiply", "square", "divide"), names(notes.pulled));
    assertEquals(List.of(), notes.pushed);
    Observation product = notes.pulled.get(0);
    assertArrayEquals(new double[] {9}, product.operand(0));
    assertArrayEquals(new double[] {45}, product.result(0));
    assertArrayEquals(new double[] {1}, product.resultDerivative(0));
    assertArrayEquals(new double[] {5}, product.operandDerivative(0));
    assertArrayEquals(new double[] {9}, product.operandDerivative(1));
    Observation quotient = notes.pulled.get(2);
    assertArrayEquals(new double[] {30}, quotient.resultDerivative(0)); // 2 v m
    assertArrayEquals(new double[] {15}, quotient.operandDerivative(0));
    assertArrayEquals(new double[] {-45}, quotient.operandDerivative(1));
    assertArrayEquals(new double[] {0}, notes.evaluated.get(0).resultDerivative(0));
  }

  @Test
  void linesAndNamesAreShown() {
    Notes notes = observed(mode -> mode.gradient(ENERGY, 6, 2, 5));
    Observation quotient = notes.pulled.get(2);
    assertTrue(quotient.line().contains("(ObserverTest.java:"), quotient::line);
    assertEquals(
        "%3 speed = divide(6.0, 2.0) = 3.0, adjoint 30.0, " + quotient.line(), quotient.toString());
    assertTrue(
        notes.pulled.get(1).toString().startsWith("%4 = square(speed = 3.0) = 9.0, adjoint 5.0, "),
        notes.pulled.get(1)::toString);
    assertTrue(
        notes.evaluated.get(0).toString().startsWith("%3 speed = divide(6.0, 2.0) = 3.0, org."),
        notes.evaluated.get(0)::toString);
  }

  @Test
  void tangentsAreShown() {
    VectorFunction f = ENERGY.asVector();
    Notes notes = observed(mode -> mode.jvp(f, new double[] {6, 2, 5}, new double[] {1, 0, 0}));
    assertEquals(List.of("divide", "square", "multiply"), names(notes.pushed));
    assertArrayEquals(new double[] {0.5}, notes.pushed.get(0).resultDerivative(0));
    assertArrayEquals(new double[] {0}, notes.pushed.get(0).operandDerivative(1));
    assertArrayEquals(new double[] {15}, notes.pushed.get(2).resultDerivative(0));
  }

  /** The adjoints of inputs that were reported last are the gradient, and that of the tape. */
  @Test
  void whatIsShownAddsUpToTheGradient() {
    ScalarFunction f =
        x -> {
          Scalar y = x[0];
          for (int i = 0; i < 30; i++) {
            y = y.multiply(x[i % 3]).sin().add(Scalar.norm2(x)).subtract(Scalar.dot(x, x));
          }
          return y;
        };
    Map<Integer, Double> last = new HashMap<>();
    Observer inputs =
        new Observer() {
          @Override
          public void pulled(Observation operation) {
            int[] slots = operation.instruction().operands();
            for (int i = 0; i < slots.length; i++) {
              last.put(slots[i], operation.operandDerivative(i)[0]);
            }
          }
        };
    double[] x = {0.5, 0.25, 0.75};
    double[] gradient = new ProgramMode().observedBy(inputs).gradient(f, x);
    double[] taped = new ReverseMode().gradient(f, x);
    assertArrayEquals(new ProgramMode().gradient(f, x), gradient, 0);
    for (int i = 0; i < x.length; i++) {
      assertEquals(gradient[i], last.get(i));
      assertEquals(taped[i], gradient[i], 1e-12 * Math.abs(taped[i]));
    }
  }

  @Test
  void constantsConditionsAndWhatDependsOnNoInputAreNotSwept() {
    ScalarFunction f = x -> x[0].isGreaterThan(0) ? x[0].multiply(2).add(Scalar.of(3).exp()) : x[0];
    Notes notes = observed(mode -> mode.gradient(f, 1));
    assertEquals(List.of("multiply", "add"), names(notes.evaluated));
    assertEquals(List.of("add", "multiply"), names(notes.pulled));
  }

  @Test
  void aSecondDerivativeShowsTheSweepAsOperations() {
    Notes notes =
        observed(mode -> mode.hvp(ENERGY, new double[] {6, 2, 5}, new double[] {1, 0, 0}));
    assertTrue(names(notes.evaluated).contains("times"), () -> names(notes.evaluated).toString());
    double[] expected =
        new ReverseMode().hvp(ENERGY, new double[] {6, 2, 5}, new double[] {1, 0, 0});
    double[] all = notes.pushed.stream().mapToDouble(each -> each.resultDerivative(0)[0]).toArray();
    assertTrue(Arrays.stream(all).anyMatch(each -> each == expected[0]), () -> notes.pushed + "");
  }

  @Test
  void matrices() {
    MatrixScalarFunction f = x -> x[0].named("A").mult(x[0]).elementSum();
    Notes notes =
        observed(mode -> mode.gradient(f, new DMatrixRMaj(new double[][] {{1, 2}, {3, 4}})));
    Observation product = notes.pulled.get(names(notes.pulled).indexOf("mult"));
    assertArrayEquals(new double[] {7, 10, 15, 22}, product.result(0));
    assertArrayEquals(new double[] {1, 1, 1, 1}, product.resultDerivative(0));
    assertTrue(product.toString().contains("mult(A = (1.0, 2.0, 3.0, 4.0), "), product::toString);
  }

  @Test
  void whatAnObserverThrowsEndsTheCall() {
    Observer refusing =
        new Observer() {
          @Override
          public void evaluated(Observation operation) {
            throw new UnsupportedOperationException("stop");
          }
        };
    ProgramMode mode = new ProgramMode().observedBy(refusing);
    assertThrows(UnsupportedOperationException.class, () -> mode.gradient(ENERGY, 6, 2, 5));
  }
}
