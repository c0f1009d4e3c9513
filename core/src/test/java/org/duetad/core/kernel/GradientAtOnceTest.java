package org.duetad.core.kernel;

import static org.apache.commons.math3.util.MathArrays.concatenate;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.kernel.sweep.SweepFrame;
import org.duetad.core.program.Program;
import org.duetad.core.program.loops.LoopInterpreter;
import org.junit.jupiter.api.Test;

/** Values and gradients of sums of neighbouring terms, computed in one loop, have the same bits. */
class GradientAtOnceTest {

  private static final int N = 40;

  /** Functions of this kind. */
  private static final Map<String, ScalarFunction> SUMS =
      new TreeMap<>(
          Map.of(
              "rosenbrock", GradientAtOnceTest::rosenbrock,
              "chain", x -> Scalar.sum(terms(x, 1, (a, b) -> a.multiply(b).sin())),
              "wide", x -> Scalar.sum(terms(x, 3, (a, b) -> a.subtract(b).square().negate())),
              "bends", GradientAtOnceTest::bends,
              "activations", x -> Scalar.sum(terms(x, 1, (a, b) -> a.multiply(b).tanh())),
              "quotients", x -> Scalar.sum(terms(x, 1, (a, b) -> a.divide(b.square().add(1)))),
              "scaled", x -> Scalar.sum(terms(x, 2, (a, b) -> a.exp().subtract(b))).divide(3),
              "squares", x -> squares(terms(x, 1, Scalar::subtract)).multiply(-0.5)));

  /** And others. */
  private static final Map<String, ScalarFunction> OTHERS =
      new TreeMap<>(
          Map.of(
              "norm", x -> Scalar.norm2(terms(x, 1, (a, b) -> a.multiply(b))),
              "root", x -> squares(terms(x, 1, Scalar::subtract)).sqrt(),
              "product", x -> rosenbrock(x).multiply(squares(terms(x, 1, Scalar::add))),
              "input", x -> squares(terms(x, 1, Scalar::subtract)).add(x[2]),
              "parameter", x -> squares(terms(x, 1, (a, b) -> a.subtract(b).multiply(x[0])))));

  private interface Term {
    Scalar of(Scalar a, Scalar b);
  }

  private static Scalar[] terms(Scalar[] x, int apart, Term term) {
    return IntStream.range(0, x.length - apart)
        .mapToObj(i -> term.of(x[i], x[i + apart]))
        .toArray(Scalar[]::new);
  }

  private static Scalar squares(Scalar[] terms) {
    return Scalar.dot(terms, terms);
  }

  private static Scalar rosenbrock(Scalar... x) {
    Scalar[] valley = new Scalar[x.length - 1];
    Scalar[] slope = new Scalar[x.length - 1];
    for (int i = 0; i < valley.length; i++) {
      valley[i] = x[i + 1].subtract(x[i].square());
      slope[i] = Scalar.of(1.0).subtract(x[i]);
    }
    return squares(valley).multiply(100).add(squares(slope));
  }

  private static Scalar bends(Scalar... x) {
    Scalar[] bends = new Scalar[x.length - 2];
    Scalar[] signs = new Scalar[x.length - 2];
    for (int i = 0; i < bends.length; i++) {
      bends[i] = x[i + 2].subtract(x[i + 1].multiply(2)).add(x[i]);
      signs[i] = x[i].negate().multiply(x[i + 1]);
    }
    return Scalar.dot(bends, signs).subtract(Scalar.sum(signs));
  }

  private static double[] point(IntToDoubleFunction x) {
    return IntStream.range(0, N).mapToDouble(x).toArray();
  }

  private static Kernel kernel(ScalarFunction f) {
    Program program = Program.record(x -> new Scalar[] {f.apply(x)}, point(i -> 0.3 + Math.sin(i)));
    return Kernel.of(program);
  }

  private static Kernel compiled(ScalarFunction f) {
    Kernel kernel = kernel(f);
    kernel.tier().use(LoopInterpreter::new);
    return kernel;
  }

  /**
   * Of {@code (x, v) ↦ (f(x), ∇f(x)·v)}, whose gradient is {@code H(x) v} for the second output.
   */
  private static Kernel compiledTangent(ScalarFunction f) {
    Kernel kernel = kernel(f).tangent();
    kernel.tier().use(LoopInterpreter::new);
    return kernel;
  }

  private static boolean isAtOnce(Kernel kernel) {
    SweepFrame frame = kernel.memory();
    double[] y = new double[kernel.outputs()];
    return kernel.tier().next(frame.values(), frame).isAtOnce(new double[][] {y}, y);
  }

  @Test
  void sumsOfNeighbouringTermsAreDoneAtOnce() {
    SUMS.forEach((name, f) -> assertTrue(isAtOnce(compiled(f)), name));
    OTHERS.forEach((name, f) -> assertFalse(isAtOnce(compiled(f)), name));
  }

  /** But for a quotient of sums, whose slope is computed after the loop. */
  @Test
  void soAreTheirProductsWithTheHessian() {
    SUMS.forEach(
        (name, f) -> assertEquals(!name.equals("scaled"), isAtOnce(compiledTangent(f)), name));
    OTHERS.forEach((name, f) -> assertFalse(isAtOnce(compiledTangent(f)), name));
  }

  @Test
  void theyHaveTheBitsOfArrays() {
    compare(x -> x);
  }

  @Test
  void soHaveTheirProducts() {
    compareTangents(x -> x);
    compareTangents(x -> x > 0.5 ? -0.0 : 0);
    for (double special : new double[] {1e200, 1e-160, 0 / 0.0}) {
      compareTangents(x -> x > 0.9 ? special : x);
    }
  }

  /** Where there are zeros of both signs. */
  @Test
  void zerosHaveTheSameSigns() {
    compare(x -> 0);
    compare(x -> -0.0);
    compare(x -> x > 0.5 ? -0.0 : 0);
    compare(x -> x > 0.3 ? 1 : -1);
  }

  /** What is not computed at once is computed by arrays. */
  @Test
  void whatIsLargeOrTinyOrNoNumberGoesToArrays() {
    for (double special : new double[] {1e200, 1e31, -1e155, 1e-160, 1e-320, 1 / 0.0, 0 / 0.0}) {
      compare(x -> special);
      compare(x -> x > 0.9 ? special : x);
      compare(x -> x < -0.69 ? special : x);
    }
  }

  private static void compare(DoubleUnaryOperator change) {
    double[] at = point(i -> change.applyAsDouble(0.3 + Math.sin(i)));
    SUMS.forEach(
        (name, f) -> {
          for (double seed : new double[] {1, -2.5, 0, -0.0, 1e-310, 1e300}) {
            assertEquals(result(kernel(f), at, seed), result(compiled(f), at, seed), name);
          }
        });
  }

  /** With special numbers in the point, and in the direction. */
  private static void compareTangents(DoubleUnaryOperator change) {
    double[] usual = point(i -> 0.3 + Math.sin(i));
    double[] at = Arrays.stream(usual).map(change).toArray();
    SUMS.forEach(
        (name, f) -> {
          for (double[] in : new double[][] {concatenate(at, usual), concatenate(usual, at)}) {
            String expected = result(kernel(f).tangent(), in, 1, -2.5);
            assertEquals(expected, result(compiledTangent(f), in, 1, -2.5), name);
            expected = result(kernel(f).tangent(), in, 0, 1);
            assertEquals(expected, result(compiledTangent(f), in, 0, 1), name);
          }
        });
  }

  private static String result(Kernel kernel, double[] at, double... seed) {
    KernelFrame frame = kernel.frame();
    double[] y = new double[seed.length];
    double[][] gradient = new double[1][N];
    for (int call = 0; call < 2; call++) {
      assertTrue(kernel.pullback(at, frame, y, new double[][] {seed}, gradient));
    }
    return Arrays.toString(y) + Arrays.toString(gradient[0]);
  }
}
