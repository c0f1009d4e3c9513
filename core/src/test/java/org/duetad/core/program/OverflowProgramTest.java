package org.duetad.core.program;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.kernel.Kernel;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.ProgramMode;
import org.duetad.core.mode.RecordedFunction;
import org.duetad.core.program.instruction.BranchChangedException;
import org.junit.jupiter.api.Test;

/**
 * Programs of derivatives that were recorded at another point detect the zeros that overflow made.
 */
class OverflowProgramTest {

  private static final VectorFunction LOG_SUM =
      x -> new Scalar[] {x[0].exp().add(x[1].exp()).log()};

  private static final Program RECORDED = Program.record(LOG_SUM, 0.3, 0.4);

  private static final double[] VALUE_AND_GRADIENT = {Double.POSITIVE_INFINITY, Double.NaN, 0};

  @Test
  void adjoints() {
    Program adjoint = RECORDED.adjoint();
    assertArrayEquals(VALUE_AND_GRADIENT, adjoint.evaluate(1000, 0, 1));
    assertArrayEquals(VALUE_AND_GRADIENT, adjoint.optimised().evaluate(1000, 0, 1));
  }

  @Test
  void tangents() {
    double[] along = {Double.POSITIVE_INFINITY, Double.NaN};
    assertArrayEquals(along, RECORDED.tangent().evaluate(1000, 0, 1, 0));
    assertArrayEquals(along, RECORDED.tangent().optimised().evaluate(1000, 0, 1, 1));
    double[] across = {Double.POSITIVE_INFINITY, 0};
    assertArrayEquals(across, RECORDED.tangent().evaluate(1000, 0, 0, 1));
  }

  @Test
  void adjointsByKernels() {
    Kernel kernel = Kernel.of(RECORDED.adjoint());
    double[] y = new double[3];
    kernel.evaluate(new double[] {1000, 0, 1}, kernel.frame(), y);
    assertArrayEquals(VALUE_AND_GRADIENT, y);
  }

  /** A function that takes a derivative itself is recorded again where a value overflows. */
  @Test
  void derivativesWithinAFunction() {
    Differentiator mode = new ProgramMode();
    VectorFunction slope = x -> mode.gradient(y -> y[0].exp().add(1).log(), x);
    RecordedFunction recorded = RecordedFunction.of(slope, 0.3);
    assertArrayEquals(new double[] {Double.NaN}, slope.value(1000));
    assertArrayEquals(new double[] {Double.NaN}, recorded.value(1000));
    assertEquals(2, recorded.recordings());
    assertArrayEquals(new double[] {Double.NaN}, recorded.value(2000));
    assertEquals(2, recorded.recordings());
    assertArrayEquals(new double[] {0.5}, recorded.value(0), 1e-16);
    assertArrayEquals(slope.value(0.7), recorded.value(0.7));
    assertEquals(2, recorded.recordings());
    assertTrue(
        Double.isNaN(mode.jvp(recorded, new double[] {1000}, new double[] {1}).tangent()[0]));
    Program program = Program.record(slope, 0.3);
    Exception e = assertThrows(BranchChangedException.class, () -> program.evaluate(1000.0));
    assertTrue(e.getMessage().contains("a value overflows"), e.getMessage());
    Kernel kernel = Kernel.of(program);
    assertThrows(
        BranchChangedException.class,
        () -> kernel.evaluate(new double[] {1000}, kernel.frame(), new double[1]));
    assertArrayEquals(new double[] {Double.NaN}, Program.record(slope, 1000).evaluate(1000.0));
  }

  /** The first derivative of {@code atan(1/(x x))} at 0 is exactly zero, the second is unknown. */
  @Test
  void programsOfSecondDerivatives() {
    VectorFunction f = x -> new Scalar[] {x[0].multiply(x[0]).reciprocal().atan()};
    Program adjoint = Program.record(f, 0).adjoint();
    assertEquals(0.0, adjoint.evaluate(0, 1)[1]);
    assertTrue(Double.isNaN(adjoint.tangent().evaluate(0, 1, 1, 0)[3]), "adjoint's tangent");
    assertTrue(Double.isNaN(adjoint.adjoint().evaluate(0, 1, 0, 1)[2]), "adjoint's adjoint");
    Program tangent = Program.record(f, 0).tangent();
    assertTrue(Double.isNaN(tangent.tangent().evaluate(0, 1, 1, 0)[3]), "tangent's tangent");
  }

  @Test
  void elsewhereNothingChanges() {
    double[] y = RECORDED.adjoint().evaluate(0, 0, 1);
    assertArrayEquals(new double[] {Math.log(2), 0.5, 0.5}, y, 1e-16);
  }
}
