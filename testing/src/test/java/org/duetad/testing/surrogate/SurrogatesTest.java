package org.duetad.testing.surrogate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.UnaryFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.matrix.MatrixScalarFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.program.Program;
import org.duetad.core.reference.ComplexStep;
import org.duetad.core.rules.Domain;
import org.duetad.core.rules.Elementary;
import org.duetad.core.rules.GeneralRule;
import org.duetad.core.rules.UnaryRule;
import org.duetad.core.surrogate.Surrogates;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Derivatives by choice: the same choice in every mode and nesting. */
class SurrogatesTest {

  private static final String PAIRS = "org.duetad.testing.surrogate.SurrogatesTest#pairs";
  private static final Differentiator[] MODES = {
    new ForwardMode(), new ReverseMode(), new ComplexStep()
  };

  static Stream<Arguments> pairs() {
    return Stream.of(MODES)
        .limit(2)
        .flatMap(outer -> Stream.of(MODES).limit(2).map(inner -> Arguments.of(outer, inner)));
  }

  @Test
  void stopGradient() {
    UnaryFunction f = x -> x.multiply(x.square().stopGradient());
    for (Differentiator mode : MODES) {
      assertEquals(9.0, mode.derivative(f, 3.0), mode::name);
      assertEquals(0.0, mode.derivative(x -> x.log().stopGradient(), 0.0), mode::name);
    }
  }

  @ParameterizedTest
  @MethodSource(PAIRS)
  void stopGradientNested(Differentiator outer, Differentiator inner) {
    UnaryFunction f = x -> x.square().multiply(x.exp().stopGradient());
    UnaryFunction first = x -> inner.derivative(f, x);
    assertEquals(2 * Math.E, outer.derivative(first, 1.0), 1e-15);
  }

  @Test
  void stopGradientIsReplayed() {
    VectorFunction f = x -> new Scalar[] {x[0].multiply(x[0].stopGradient())};
    assertEquals(25.0, Program.record(f, 2.0).evaluate(5.0)[0]);
  }

  @Test
  void stopGradientOfMatrices() {
    DMatrixRMaj a = new DMatrixRMaj(new double[][] {{1, 2}, {3, 4}});
    MatrixScalarFunction f = x -> x[0].mult(x[0].stopGradient()).trace();
    for (Differentiator mode : MODES) {
      assertArrayEquals(
          new double[] {1, 3, 2, 4}, mode.gradient(f, a)[0].data, mode.name()); // The transpose.
    }
  }

  /** An elementwise rule needs no surrogate. */
  @Test
  void straightThroughEstimator() {
    UnaryRule sign = UnaryRule.of("sign", Domain.REAL, Math::signum, (x, y) -> Scalar.of(1.0));
    UnaryFunction f = x -> x.apply(sign).multiply(x);
    for (Differentiator mode : Arrays.asList(MODES).subList(0, 2)) {
      assertEquals(1 + 0.3, mode.derivative(f, 0.3));
    }
  }

  private static final GeneralRule ROUNDED =
      Surrogates.ofNumbers(
          "rounded",
          x -> new Scalar[] {x[0].multiply(x[1]).rint(), x[0].floor()},
          x -> new Scalar[] {x[0].multiply(x[1]), x[0].square()});

  @ParameterizedTest
  @MethodSource(PAIRS)
  void surrogateOfNumbers(Differentiator outer, Differentiator inner) {
    ScalarFunction f = x -> Scalar.sum(ROUNDED.of(x[0], x[1])).multiply(x[1]);
    double[] x = {2.6, 1.5};
    assertEquals((4 + 2) * 1.5, f.value(x));
    double[] gradient = {(1.5 + 5.2) * 1.5, 4 + 2 + 2.6 * 1.5};
    for (Differentiator mode : MODES) {
      assertArrayEquals(gradient, mode.gradient(f, x), 1e-14, mode.name());
    }
    double[][] hessian = {{2 * 1.5, 5.2 + 2 * 1.5}, {5.2 + 2 * 1.5, 2 * 2.6}};
    double[][] nested = outer.jacobian(at -> inner.gradient(f, at), x);
    assertArrayEquals(hessian[0], nested[0], 1e-14);
    assertArrayEquals(hessian[1], nested[1], 1e-14);
  }

  @Test
  void wrongSurrogatesAreRefused() {
    GeneralRule more =
        Surrogates.ofNumbers(
            "more", x -> new Scalar[] {x[0].rint()}, x -> new Scalar[] {x[0], x[0]});
    UnaryFunction f = x -> more.of(x)[0];
    MatrixRule wider = Surrogates.ofMatrices("wider", in -> in[0], in -> in[0].transpose());
    MatrixFunction g = in -> wider.of(in[0]);
    DMatrixRMaj row = new DMatrixRMaj(new double[][] {{1, 2}});
    for (Differentiator mode : Arrays.asList(MODES).subList(0, 2)) {
      String message =
          assertThrows(IllegalStateException.class, () -> mode.derivative(f, 2.0)).getMessage();
      assertTrue(message.startsWith("more: the value has 1 outputs, the surrogate 2"), message);
      message = assertThrows(IllegalStateException.class, () -> mode.jacobian(g, row)).getMessage();
      assertTrue(message.contains("1x2") && message.contains("2x1"), message);
    }
  }

  @Test
  void capturedNumbersAreRefused() {
    UnaryFunction f =
        a ->
            Surrogates.ofNumbers(
                    "captures",
                    x -> new Scalar[] {x[0].rint()},
                    x -> new Scalar[] {x[0].multiply(a)})
                .of(a)[0];
    for (Differentiator mode : Arrays.asList(MODES).subList(0, 2)) {
      assertThrows(IllegalStateException.class, () -> mode.derivative(f, 2.0));
    }
  }

  @Test
  void capturedMatricesAreRefused() {
    MatrixFunction f =
        a -> Surrogates.ofMatrices("captures", x -> x[0], x -> x[0].elementMult(a[0])).of(a[0]);
    for (Differentiator mode : Arrays.asList(MODES).subList(0, 2)) {
      assertThrows(IllegalStateException.class, () -> mode.jacobian(f, draw(2, 2)));
    }
  }

  // Feedback alignment: a network of two layers, adjoints sent back by a fixed random matrix.

  private static final Random RANDOM = new Random(7);
  private static final DMatrixRMaj W1 = draw(4, 3);
  private static final DMatrixRMaj W2 = draw(2, 4);
  private static final DMatrixRMaj X = draw(3, 5);
  private static final DMatrixRMaj T = draw(2, 5);
  private static final Matrix B = Matrix.of(draw(4, 2));

  private static DMatrixRMaj draw(int rows, int cols) {
    double[] values = RANDOM.doubles(rows * (long) cols, -1, 1).toArray();
    return new DMatrixRMaj(rows, cols, true, values);
  }

  /** {@code W x}, whose pullback is {@code W̄ = ȳ xᵀ, x̄ = B ȳ}; the pushforward its transpose. */
  private static final MatrixRule ALIGNED =
      Surrogates.ofMatrices(
          "aligned",
          in -> in[0].mult(in[1]),
          in -> in[0].mult(in[1].stopGradient()).plus(B.multTransA(in[1])));

  private static Scalar loss(Matrix y) {
    return y.minus(Matrix.of(T)).squaredNorm().multiply(0.5);
  }

  private static final MatrixScalarFunction NETWORK =
      w -> loss(ALIGNED.of(w[1], w[0].mult(Matrix.of(X)).apply(Elementary.TANH)));

  @Test
  void feedbackAlignment() {
    Matrix h = Matrix.of(W1).mult(Matrix.of(X)).apply(Elementary.TANH);
    Matrix error = Matrix.of(W2).mult(h).minus(Matrix.of(T));
    Matrix slopes = h.elementMult(h).negative().plus(1);
    Matrix w1 = B.mult(error).elementMult(slopes).multTransB(Matrix.of(X));
    Matrix w2 = error.multTransB(h);
    assertEquals(loss(Matrix.of(W2).mult(h)).value(), NETWORK.value(W1, W2));
    for (Differentiator mode : MODES) {
      DMatrixRMaj[] gradient = mode.gradient(NETWORK, W1, W2);
      assertArrayEquals(w1.value().data, gradient[0].data, 1e-14, mode.name());
      assertArrayEquals(w2.value().data, gradient[1].data, 1e-14, mode.name());
    }
  }

  /** Second derivatives of the chosen derivative agree too. */
  @ParameterizedTest
  @MethodSource(PAIRS)
  void feedbackAlignmentNested(Differentiator outer, Differentiator inner) {
    DMatrixRMaj[] at = {W1, W2};
    DMatrixRMaj[] v = {draw(4, 3), draw(2, 4)};
    MatrixFunction gradient = w -> inner.gradient(NETWORK, w)[0];
    Differentiator forward = MODES[0];
    MatrixFunction same = w -> forward.gradient(NETWORK, w)[0];
    assertArrayEquals(
        forward.jvp(same, at, v).tangent().data, outer.jvp(gradient, at, v).tangent().data, 1e-14);
  }
}
