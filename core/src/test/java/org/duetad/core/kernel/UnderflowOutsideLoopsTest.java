package org.duetad.core.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.program.Program;
import org.duetad.core.program.loops.LoopInterpreter;
import org.duetad.core.rules.Arity;
import org.duetad.core.rules.Domain;
import org.duetad.core.rules.Reduction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Adjoints that underflow in an inner product, or in a loop, behind which a steep slope outside of
 * loops makes them visible again. The first input is 1e-300, all others are 1e-200.
 */
class UnderflowOutsideLoopsTest {

  private static final int N = 102;

  private static final Reduction ROOTS =
      Reduction.of(
          "roots",
          Arity.exactly(2),
          Domain.REAL,
          x -> Math.sqrt(x[0]) + Math.sqrt(x[1]),
          (x, y) ->
              new Scalar[] {
                x[0].sqrt().reciprocal().multiply(0.5), x[1].sqrt().reciprocal().multiply(0.5)
              });

  private static Arguments row(String name, double slope, ScalarFunction f) {
    return Arguments.of(name, slope, f);
  }

  static Stream<Arguments> functions() {
    return Stream.of(
        row(
            "inner product",
            1e-100,
            x -> Scalar.dot(new Scalar[] {x[0].log(), x[1]}, new Scalar[] {x[2], Scalar.of(1)})),
        row("long inner product", 1e-100, UnderflowOutsideLoopsTest::longProduct),
        row(
            "squares",
            1e-200,
            x -> {
              Scalar[] roots = {x[0].sqrt(), x[1]};
              return Scalar.dot(roots, roots);
            }),
        row("reduction", 5e-251, x -> ROOTS.of(x[0], x[1]).multiply(x[1]).add(1)),
        row("factor of a loop", 1e-98, x -> sum(i -> x[0].log().multiply(x[i]).add(x[i].sin()))),
        row("term of a loop", 1e-98, x -> sum(i -> x[0].log().add(x[i].sin()).multiply(x[i]))),
        row("in a loop", -1e-98, x -> sum(i -> x[0].logGamma().multiply(x[i]))));
  }

  private static Scalar longProduct(Scalar... x) {
    Scalar[] logs = x.clone();
    logs[0] = x[0].log();
    Scalar[] others = x.clone();
    others[0] = x[1].multiply(1);
    return Scalar.dot(logs, others);
  }

  private static Scalar sum(IntFunction<Scalar> term) {
    return Scalar.sum(IntStream.range(2, N).mapToObj(term).toArray(Scalar[]::new));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("functions")
  void slopesBehindAreNoted(String name, double slope, ScalarFunction f) {
    double[] usual = IntStream.range(0, N).mapToDouble(i -> 0.3 + 0.01 * i).toArray();
    Program program = Program.record(x -> new Scalar[] {f.apply(x).multiply(1e-200)}, usual);
    Kernel compiled = Kernel.of(program);
    compiled.tier().use(LoopInterpreter::new);
    for (Kernel kernel : new Kernel[] {Kernel.of(program), compiled}) {
      assertEquals(slope, derivative(kernel), Math.abs(slope) * 1e-12);
    }
  }

  private static double derivative(Kernel kernel) {
    double[] x = new double[N];
    Arrays.fill(x, 1e-200);
    x[0] = 1e-300;
    double[][] gradient = new double[1][N];
    assertTrue(kernel.pullback(x, kernel.frame(), new double[1], new double[][] {{1}}, gradient));
    return gradient[0][0];
  }
}
