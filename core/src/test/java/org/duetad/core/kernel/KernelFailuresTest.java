package org.duetad.core.kernel;

import static org.duetad.core.Closeness.assertSameBits;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.kernel.plan.KernelPlan;
import org.duetad.core.mode.ProgramMode;
import org.duetad.core.program.Program;
import org.duetad.core.program.instruction.BranchChangedException;
import org.duetad.core.rules.Domain;
import org.duetad.core.rules.UnaryRule;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** Where a kernel has no finite numbers, meets another branch or fails, the program decides. */
class KernelFailuresTest {

  /** Values in infinite places, and products of zero and infinity, are those of the program. */
  @Test
  void whatIsNotFiniteIsPulledByTheProgram() {
    VectorFunction f =
        x -> {
          Scalar[] y = new Scalar[20];
          Arrays.setAll(y, i -> x[i].sqrt().multiply(x[20]).add(x[i].log().exp()));
          return y;
        };
    double[] x = KernelTest.point(21, 3);
    Arrays.setAll(x, i -> i % 4 == 0 ? 0.0 : Math.abs(x[i]));
    Kernel kernel = Kernel.of(Program.record(f, x));
    KernelFrame frame = kernel.frame();
    double[] w = new double[20];
    w[3] = 1;
    double[] gradient = new double[21];
    kernel.evaluate(x, frame, new double[20]);
    kernel.pullback(frame, w, gradient);
    assertSameBits("gradient", new ProgramMode().vjp(f, x).pullback(w), gradient);
    x[20] = Double.POSITIVE_INFINITY;
    kernel.evaluate(x, frame, new double[20]);
    kernel.pullback(frame, w, gradient);
    assertSameBits("gradient", new ProgramMode().vjp(f, x).pullback(w), gradient);
  }

  /** Also where a sum of infinities is finite again, and where a maximum hides one. */
  @Test
  void whatIsInfiniteInBetweenIsPulledByTheProgram() {
    VectorFunction f =
        x -> {
          Scalar[] y = new Scalar[20];
          Arrays.setAll(
              y,
              i -> {
                Scalar large = x[i].multiply(x[20]).multiply(x[20]);
                return large.negate().max(x[i]).add(large.add(large).reciprocal().multiply(x[21]));
              });
          return y;
        };
    Program program = Program.record(f, KernelTest.point(22, 3));
    assertFalse(KernelPlan.of(program).isNumberByNumber());
    Kernel kernel = Kernel.of(program);
    KernelFrame frame = kernel.frame();
    double[] x = IntStream.range(0, 22).mapToDouble(i -> 1 + 0.1 * i).toArray();
    double[] w = KernelTest.point(20, 5);
    double[] gradient = new double[22];
    for (double size : new double[] {1e10, 1e20, 1e60, 1e160}) {
      x[20] = size;
      kernel.evaluate(x, frame, new double[20]);
      kernel.pullback(frame, w, gradient);
      double[] expected = new ProgramMode().vjp(f, x).pullback(w);
      for (int i = 0; i < gradient.length; i++) {
        double rounding = Double.isNaN(expected[i]) ? 1 : 1e-12 * Math.abs(expected[i]) + 1e-300;
        assertEquals(expected[i], gradient[i], rounding, size + ": " + i);
      }
    }
  }

  /** In whatever order lanes meet conditions, the message is that of the program. */
  @Test
  void anotherBranchIsRefusedInTheOrderOfTheFunction() {
    VectorFunction f =
        x -> {
          Scalar[] y = new Scalar[x.length];
          for (int i = 0; i < y.length; i++) {
            boolean high = x[i].isGreaterThan(0.5);
            boolean low = x[i].isGreaterThan(-0.5);
            y[i] = high ? x[i].sin() : low ? x[i].cos() : x[i];
          }
          return y;
        };
    double[] x = new double[600];
    Program program = Program.record(f, x);
    Kernel kernel = Kernel.of(program);
    x[580] = -0.6;
    x[590] = 0.7;
    KernelFrame frame = kernel.frame();
    String message = branchChanged(() -> kernel.evaluate(x, frame, new double[600]));
    assertEquals(branchChanged(() -> program.evaluate(x)), message);
    assertTrue(message.contains("-0.6"), message);
    assertThrows(
        IllegalStateException.class,
        () -> kernel.pullback(frame, new double[600], new double[600]));
    kernel.evaluate(new double[600], frame, new double[600]);
    kernel.pullback(frame, new double[600], new double[600]);
  }

  private static String branchChanged(Runnable evaluation) {
    return assertThrows(BranchChangedException.class, evaluation::run).getMessage();
  }

  /** After a failure the frame is as new. */
  @Test
  void aRuleThatFailsDoesSoAsInTheProgram() {
    UnaryRule picky =
        UnaryRule.of(
            "picky",
            Domain.REAL,
            x -> {
              if (x == 3) {
                throw new ArithmeticException("no value at 3");
              }
              return x;
            },
            (x, y) -> {
              if (x.value() == 2) {
                throw new ArithmeticException("no slope at 2");
              }
              return Scalar.of(1);
            });
    VectorFunction f = x -> Arrays.stream(x).map(in -> in.apply(picky)).toArray(Scalar[]::new);
    Kernel kernel = Kernel.of(Program.record(f, new double[40]));
    KernelFrame frame = kernel.frame();
    double[] ones = IntStream.range(0, 40).mapToDouble(i -> 1).toArray();
    double[] gradient = new double[40];
    double[] x = new double[40];
    x[20] = 3;
    assertThrows(ArithmeticException.class, () -> kernel.evaluate(x, frame, new double[40]));
    x[20] = 2;
    kernel.evaluate(x, frame, new double[40]);
    assertThrows(ArithmeticException.class, () -> kernel.pullback(frame, ones, gradient));
    x[20] = 1;
    kernel.evaluate(x, frame, new double[40]);
    kernel.pullback(frame, ones, gradient);
    assertArrayEquals(ones, gradient);
  }

  /** Also after an error that nobody caught on the way. */
  @Test
  void aSweepThatWasCutOffLeavesNothingBehind() {
    double[] failing = {0};
    UnaryRule exhausted =
        UnaryRule.of(
            "exhausted",
            Domain.REAL,
            x -> x,
            (x, y) -> {
              if (x.value() == failing[0]) {
                throw new OutOfMemoryError("of a rule");
              }
              return x.isGreaterThan(7) ? Scalar.of(2) : Scalar.of(1);
            });
    VectorFunction f =
        x -> {
          Scalar[] y = new Scalar[40];
          Arrays.setAll(y, i -> x[i].apply(exhausted).multiply(x[40]));
          return new Scalar[] {Scalar.sum(y)};
        };
    double[] x = KernelTest.point(41, 1);
    Kernel kernel = Kernel.of(Program.record(f, x));
    KernelFrame frame = kernel.frame();
    double[] one = {1};
    double[] expected = new double[41];
    kernel.evaluate(x, frame, new double[1]);
    kernel.pullback(frame, one, expected);
    failing[0] = x[20];
    assertThrows(OutOfMemoryError.class, () -> kernel.pullback(frame, one, new double[41]));
    failing[0] = 0;
    double[] gradient = new double[41];
    kernel.pullback(frame, one, gradient);
    assertSameBits("gradient", expected, gradient);
  }

  /** A slope that fails is met in the tangents; the function has its values there. */
  @Test
  void aSlopeThatFailsDoesSoAsInTheProgram() {
    UnaryRule rough =
        UnaryRule.of(
            "rough",
            Domain.REAL,
            x -> x,
            (x, y) -> {
              if (x.isGreaterThan(2)) {
                throw new ArithmeticException("no slope there");
              }
              return Scalar.of(1);
            });
    VectorFunction f = x -> Arrays.stream(x).map(in -> in.apply(rough)).toArray(Scalar[]::new);
    Kernel tangent = Kernel.of(Program.record(f, new double[40])).tangent();
    KernelFrame frame = tangent.frame();
    double[] in = new double[80];
    double[] out = new double[80];
    in[20] = 3;
    in[60] = 1;
    assertThrows(ArithmeticException.class, () -> tangent.evaluate(in, frame, out));
    in[60] = 0;
    in[61] = 1;
    tangent.evaluate(in, frame, out);
    assertArrayEquals(in, out);
    in[20] = 1;
    tangent.evaluate(in, frame, out);
    tangent.pullback(frame, in, new double[40]);
  }

  @Test
  void misuseIsRefused() {
    Kernel kernel = Kernel.of(Program.record(x -> new Scalar[] {x[0].exp()}, 1.0));
    Kernel other = Kernel.of(Program.record(x -> new Scalar[] {x[0].exp()}, 1.0));
    double[] one = {1};
    assertMessage("another kernel", () -> kernel.evaluate(one, other.frame(), new double[1]));
    assertMessage("2", () -> kernel.evaluate(new double[2], kernel.frame(), new double[1]));
    assertMessage("result", () -> kernel.evaluate(one, kernel.frame(), new double[3]));
    assertMessage("seed", () -> kernel.pullback(kernel.frame(), new double[2], one));
    assertMessage("gradient", () -> kernel.pullback(kernel.frame(), one, new double[2]));
    assertMessage(
        "matrix", () -> Kernel.of(Program.record(x -> x[0].transpose(), new DMatrixRMaj(2, 2))));
  }

  private static void assertMessage(String part, Runnable misuse) {
    String message = assertThrows(IllegalArgumentException.class, misuse::run).getMessage();
    assertTrue(message.contains(part), message);
  }
}
