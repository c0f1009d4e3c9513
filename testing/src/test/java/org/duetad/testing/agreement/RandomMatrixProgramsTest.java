package org.duetad.testing.agreement;

import static org.duetad.testing.matrices.MatrixAssertions.assertSameBits;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.Layout;
import org.duetad.core.mode.MatrixJacobian;
import org.duetad.core.mode.MatrixVjp;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.ejml.data.DMatrixRMaj;

/** Forward and reverse mode agree on random programs of matrices and numbers. */
class RandomMatrixProgramsTest {

  private static final int TRIES = 2_000;
  private static final Differentiator FORWARD = new ForwardMode();
  private static final Differentiator REVERSE = new ReverseMode();

  @Provide
  Arbitrary<MatrixProgram> programs() {
    return MatrixProgram.arbitrary(8);
  }

  /** Primal law; and the Jacobian by tangents, as a whole, and by adjoints is the same. */
  @Property(
      seed = "20260105",
      tries = TRIES,
      generation = GenerationMode.RANDOMIZED,
      edgeCases = EdgeCasesMode.NONE)
  void modesAgree(@ForAll("programs") MatrixProgram program, @ForAll Random random) {
    DMatrixRMaj[] x = program.point(random);
    DMatrixRMaj plain = program.value(x);
    MatrixVjp vjp = REVERSE.vjp(program, x);
    assertSameBits(program + ", vjp", plain, vjp.value());
    assertSameBits(program + ", jvp", plain, FORWARD.jvp(program, x, x).value());
    MatrixJacobian[] forward = FORWARD.jacobian(program, x);
    MatrixJacobian[] reverse = REVERSE.jacobian(program, x);
    for (int i = 0; i < x.length; i++) {
      double[] expected = forward[i].matrix(Layout.NUMERATOR).data;
      assertClose(program + ", reverse", expected, reverse[i].matrix(Layout.NUMERATOR).data);
      assertClose(program + ", jvp", expected, byTangents(program, x, i));
      assertClose(program + ", vjp", expected, byAdjoints(vjp, i));
    }
  }

  /**
   * Relative to the largest derivative: the others remain from the cancellation of terms of that
   * size.
   */
  private static void assertClose(String what, double[] expected, double[] actual) {
    double largest = Arrays.stream(expected).map(Math::abs).max().orElse(0);
    assertTrue(largest <= Double.MAX_VALUE, what + ": " + largest);
    for (int k = 0; k < expected.length; k++) {
      double error = Math.abs(expected[k] - actual[k]);
      String message = what + "[" + k + "]: " + expected[k] + ", but " + actual[k];
      assertTrue(error <= 1e-12 * Math.max(1, largest), message);
    }
  }

  /** Many derivatives are not zero: more than a third, as for programs of numbers. */
  @Example
  void programsAreWorthTrying() {
    Random random = new Random(20_260_106);
    long all = 0;
    long different = 0;
    for (int i = 0; i < 300; i++) {
      MatrixProgram program = MatrixProgram.draw(8, random);
      for (MatrixJacobian jacobian : REVERSE.jacobian(program, program.point(random))) {
        double[] derivatives = jacobian.matrix(Layout.NUMERATOR).data;
        all += derivatives.length;
        different += Arrays.stream(derivatives).filter(slope -> slope != 0).count();
      }
    }
    assertTrue(3 * different > all, different + " of " + all + " derivatives are not zero");
  }

  private static double[] byTangents(MatrixProgram f, DMatrixRMaj[] x, int input) {
    int inputs = x[input].getNumElements();
    int outputs = f.value(x).getNumElements();
    double[] jacobian = new double[outputs * inputs];
    for (int l = 0; l < inputs; l++) {
      DMatrixRMaj[] v = Arrays.stream(x).map(DMatrixRMaj::createLike).toArray(DMatrixRMaj[]::new);
      v[input].data[l] = 1;
      double[] tangent = FORWARD.jvp(f, x, v).tangent().data;
      for (int k = 0; k < outputs; k++) {
        jacobian[k * inputs + l] = tangent[k];
      }
    }
    return jacobian;
  }

  private static double[] byAdjoints(MatrixVjp vjp, int input) {
    DMatrixRMaj seed = vjp.value().createLike();
    int inputs = vjp.pullback(seed)[input].getNumElements();
    double[] jacobian = new double[seed.data.length * inputs];
    for (int k = 0; k < seed.data.length; k++) {
      seed.data[k] = 1;
      System.arraycopy(vjp.pullback(seed)[input].data, 0, jacobian, k * inputs, inputs);
      seed.data[k] = 0;
    }
    return jacobian;
  }
}
