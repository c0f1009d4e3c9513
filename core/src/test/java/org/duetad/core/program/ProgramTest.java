package org.duetad.core.program;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.mode.ProgramMode;
import org.duetad.core.mode.RecordedFunction;
import org.duetad.core.program.instruction.BranchChangedException;
import org.duetad.core.reference.FiniteDifferences;
import org.duetad.core.rules.Arity;
import org.duetad.core.rules.GeneralRule;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class ProgramTest {

  /** {@code x₀ x₁ + sin x₁}, with the product written twice and an unused value. */
  private static final VectorFunction WASTEFUL =
      x -> {
        x[0].exp();
        Scalar product = x[0].multiply(x[1]);
        Scalar two = Scalar.of(1.0).add(Scalar.of(1.0));
        Scalar sum = product.add(x[0].multiply(x[1])).divide(two);
        return new Scalar[] {sum.add(x[1].sin())};
      };

  private static final VectorFunction BRANCHED =
      x -> new Scalar[] {x[0].isGreaterThan(1.0) ? x[0].square() : x[0].multiply(3)};

  @Test
  void listingIsNumberedAndStable() {
    Program program = Program.record(x -> new Scalar[] {x[0].multiply(x[1]).add(x[1].sin())}, 2, 3);
    String expected =
        """
        program(%0, %1) {
          %2 = multiply %0 %1
          %3 = sin %1
          %4 = add %2 %3
          return %4
        }
        """;
    assertEquals(expected, program.toString());
    assertArrayEquals(new int[] {2, 2, 1}, program.liveValues());
  }

  @Test
  void guardsNameTheirLine() {
    String listing = Program.record(BRANCHED, 2).toString();
    assertTrue(listing.contains("guard %0 > %1: true at "), listing);
    assertTrue(listing.contains("ProgramTest.java:"), listing);
  }

  /** Its branches have no line of a user. */
  @Test
  void guardsOfFormulasNameNoLine() {
    String listing = FormulaRecording.of(BRANCHED, 2).toString();
    assertTrue(listing.contains("guard %0 > %1: true at the formula of a rule"), listing);
    assertTrue(listing.contains("square"), listing);
  }

  @Test
  void matricesAreListedWithTheirShapes() {
    MatrixFunction f = x -> x[0].mult(x[1]).scale(x[0].get(0, 1));
    Program program = Program.record(f, new DMatrixRMaj(2, 3), new DMatrixRMaj(3, 2));
    assertTrue(program.toString().startsWith("program(%0: 2x3, %1: 3x2) {"), program.toString());
    assertTrue(program.toString().contains("get[1, 1] %0"), program.toString());
  }

  @Test
  void otherBranchesAreRefused() {
    Program program = Program.record(BRANCHED, 2);
    assertArrayEquals(new double[] {9}, program.evaluate(3.0));
    BranchChangedException error =
        assertThrows(BranchChangedException.class, () -> program.evaluate(0.5));
    assertTrue(error.getMessage().contains("0.5 > 1.0 at "), error.getMessage());
    assertTrue(error.getMessage().contains("ProgramTest.java:"), error.getMessage());
    assertThrows(BranchChangedException.class, () -> program.tangent().evaluate(0.5, 1.0));
    assertThrows(BranchChangedException.class, () -> program.adjoint().evaluate(0.5, 1.0));
    assertThrows(BranchChangedException.class, () -> program.optimised().evaluate(0.5));
  }

  @Test
  void valuesThatWereReadMustBeTheSame() {
    VectorFunction f = x -> new Scalar[] {x[0].multiply(Math.floor(x[1].value()))};
    Program program = Program.record(f, 2, 3.5);
    assertArrayEquals(new double[] {15}, program.evaluate(5, 3.5));
    BranchChangedException error =
        assertThrows(BranchChangedException.class, () -> program.evaluate(5, 3.25));
    assertTrue(error.getMessage().contains("value() at "), error.getMessage());
    assertTrue(error.getMessage().contains("ProgramTest.java:"), error.getMessage());
  }

  @Test
  void optimisedProgramsAreShorterAndKeepEveryBit() {
    Program program = Program.record(WASTEFUL, 0.3, 0.7);
    Program optimised = program.optimised();
    Map<String, Long> expected =
        Map.of("multiply", 1L, "add", 2L, "divide", 1L, "sin", 1L, "constant", 1L);
    assertEquals(expected, optimised.counts());
    for (double x = -2; x < 2; x += 0.13) {
      assertArrayEquals(program.evaluate(x, 1 - x), optimised.evaluate(x, 1 - x));
    }
  }

  /**
   * The derivatives of {@code f = x₀ x₁ + sin x₁} by its programs, and by their derivative
   * programs.
   */
  @Test
  void programsOfDerivativesAreProgramsAgain() {
    Program adjoint = Program.record(WASTEFUL, 0.3, 0.7).optimised().adjoint().optimised();
    double x = -1.25;
    double y = 2.5;
    double[] at = adjoint.evaluate(x, y, 1);
    assertArrayEquals(new double[] {x * y + Math.sin(y), y, x + Math.cos(y)}, at, 1e-15);
    // Along v = (1, 2): the tangent of (f, f_x, f_y) with the seed constant.
    double[] second = adjoint.tangent().optimised().evaluate(x, y, 1, 1, 2, 0);
    assertEquals(2, second[4], 1e-15);
    assertEquals(1 - 2 * Math.sin(y), second[5], 1e-15);
    // And back once more: the gradient of f_y is (1, -sin y).
    double[] third = adjoint.adjoint().evaluate(x, y, 1, 0, 0, 1);
    assertArrayEquals(new double[] {1, -Math.sin(y)}, new double[] {third[3], third[4]}, 1e-15);
  }

  @Test
  void matricesHaveProgramsOfDerivativesToo() {
    MatrixFunction f = x -> Matrix.of(1, 1, x[0].logDeterminant());
    DMatrixRMaj a = new DMatrixRMaj(new double[][] {{2, 0.5}, {0.25, 3}});
    Matrix[] at = Program.record(f, a).adjoint().evaluate(Matrix.of(a), Matrix.ones(1, 1));
    DMatrixRMaj expected = Matrix.of(a).invert().transpose().value();
    assertArrayEquals(expected.data, at[1].value().data, 1e-15);
  }

  @Test
  void drawingShowsValuesAndAdjoints() {
    String dot = Program.record(x -> new Scalar[] {x[0].multiply(x[1])}, 2, 3).toDot();
    assertTrue(dot.startsWith("digraph program {"), dot);
    assertTrue(dot.contains("n0 [label=\"input 0\\n2.0\\nadjoint 3.0\"]"), dot);
    assertTrue(dot.contains("n2 [label=\"multiply\\n6.0\\nadjoint 1.0\"]"), dot);
    assertTrue(dot.contains("n0 -> n2;"), dot);
  }

  @Test
  void preparedFunctionsRecordOtherBranches() {
    RecordedFunction recorded = RecordedFunction.of(BRANCHED, 2);
    ProgramMode mode = new ProgramMode();
    assertArrayEquals(new double[] {9}, recorded.value(3));
    assertEquals(1, recorded.recordings());
    assertArrayEquals(new double[] {3}, mode.jacobian(recorded, 0.5)[0]);
    assertArrayEquals(new double[] {6}, mode.jacobian(recorded, 3)[0]);
    assertEquals(2, recorded.recordings());
    assertEquals(2, recorded.programs().size());
  }

  @Test
  void wrongUseIsNamed() {
    Program program = Program.record(BRANCHED, 2);
    assertThrows(IllegalArgumentException.class, () -> program.evaluate(1, 2));
    assertThrows(IllegalArgumentException.class, () -> Program.record(BRANCHED));
    RecordedFunction recorded = RecordedFunction.of(BRANCHED, 2);
    assertThrows(IllegalArgumentException.class, () -> recorded.value(1, 2));
  }

  /** One result at 1, two from 2 on. */
  @Test
  void aRuleWhoseNumberOfResultsChangesIsRefused() {
    GeneralRule growing =
        new GeneralRule("growing", Arity.exactly(1)) {
          @Override
          public double[] value(double... x) {
            return new double[(int) x[0]];
          }

          @Override
          protected Scalar[] pushforward(Scalar[] x, Scalar[] y, Scalar[] dx) {
            return y;
          }

          @Override
          protected Scalar[] pullback(Scalar[] x, Scalar[] y, Scalar[] yBar) {
            return x;
          }
        };
    Program program = Program.record((Scalar... x) -> growing.of(x), 1);
    String message =
        assertThrows(IllegalStateException.class, () -> program.evaluate(2)).getMessage();
    assertTrue(message.contains("growing: the rule returned 2 results, expected 1"), message);
  }

  /** The seeds of a recorded adjoint are zero, and nothing may depend on that. */
  @Test
  void theAdjointOfAMatrixExponentialIsGoodForAnySeed() {
    DMatrixRMaj x = new DMatrixRMaj(new double[][] {{0, 1}, {-1, 0}});
    Program adjoint = Program.record((Matrix... in) -> in[0].matrixExponential(), x).adjoint();
    Matrix seed = Matrix.of(new double[][] {{1, 0}, {0, 0}});
    double[] xBar = adjoint.evaluate(Matrix.of(x), seed)[1].value().data;
    // <seed, exp(X)> along (1, 0; 0, 1) is cos 1, along J minus sin 1.
    assertEquals(Math.cos(1), xBar[0] + xBar[3], 1e-14);
    assertEquals(-Math.sin(1), xBar[1] - xBar[2], 1e-14);
  }

  /** Seeds are zero in the recording; elsewhere one of them meets an infinite slope. */
  @Test
  void theAdjointOfASoftmaxOfMaskedLogitsIsGoodForAnySeed() {
    VectorFunction entropy =
        x -> {
          Scalar sum = Scalar.of(0);
          for (Scalar p : Scalar.softmax(x)) {
            sum = sum.subtract(p.xlogy(p));
          }
          return new Scalar[] {sum};
        };
    double mask = Double.NEGATIVE_INFINITY;
    Program adjoint = Program.record(entropy, 0.5, mask, 1).adjoint();
    double[] y = adjoint.evaluate(0.5, mask, 1, 1);
    double p = 1 / (1 + Math.exp(0.5));
    double h = -p * Math.log(p) - (1 - p) * Math.log(1 - p);
    double[] expected = {h, -p * (Math.log(p) + h), 0, -(1 - p) * (Math.log(1 - p) + h)};
    assertArrayEquals(expected, y, 1e-15);
  }

  /** The Hessian of {@code ⟨w, softmax⟩} by programs of programs, against the modes. */
  @Test
  void secondDerivativesOfSoftmax() {
    ScalarFunction f =
        x -> {
          Scalar[] s = Scalar.softmax(x);
          return s[0].multiply(2).add(s[1].square()).subtract(s[2].multiply(s[0]));
        };
    double[] x = {0.3, -0.4, 1.1};
    double[][] expected = new FiniteDifferences().hessian(f, x);
    double[][] actual = new ProgramMode().hessian(f, x);
    for (int i = 0; i < 3; i++) {
      assertArrayEquals(expected[i], actual[i], 1e-5);
    }
  }
}
