package org.duetad.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.Vjp;
import org.duetad.core.spi.Arguments;

/** The laws of a mode of differentiation, on functions of the kit and on random programs. */
public final class ModeLaws {

  private static final int PROGRAMS = 20;
  private static final int OPERATIONS = 12;

  private final Differentiator mode;

  private ModeLaws(Differentiator mode) {
    this.mode = mode;
  }

  /**
   * The laws: values, tangents, adjoints and Hessian-vector products of some functions and of
   * twenty random programs are those of reverse mode, within rounding; directions of a batch are
   * independent; a zero direction gives zero, whatever the slope; a second call has the same bits;
   * wrong lengths and nulls are rejected.
   *
   * @param mode the mode, whose derivatives are exact to rounding
   * @return the laws
   */
  public static List<DerivativeLaw> of(Differentiator mode) {
    return new ModeLaws(Arguments.given("laws", "mode", mode)).all();
  }

  private List<DerivativeLaw> all() {
    List<DerivativeLaw> laws = new ArrayList<>();
    add(laws, "Rosenbrock's function", FunctionAtPoint.of(ModeLaws::rosenbrock, -1.2, 1));
    add(laws, "a recurrence", FunctionAtPoint.of(ModeLaws::recurrence, 0.3, 0.7, 1.9));
    add(laws, "three outputs", FunctionAtPoint.ofVector(ModeLaws::spherical, 1.5, 0.4, -2));
    add(
        laws,
        "17 inputs",
        FunctionAtPoint.of(Scalar::logSumExp, new Random(1).doubles(17).toArray()));
    Random random = new Random(20);
    for (int k = 0; k < PROGRAMS; k++) {
      RandomProgram program = RandomProgram.draw(2, OPERATIONS, random);
      add(laws, "random program " + k, program.here());
    }
    laws.add(new DerivativeLaw("a zero direction gives zero", this::zero));
    laws.add(new DerivativeLaw("wrong arguments are rejected", this::errors));
    return laws;
  }

  private void add(List<DerivativeLaw> laws, String name, FunctionAtPoint function) {
    FunctionAtPoint at = function.testedBy("ModeLaws.of(mode).forEach(DerivativeLaw::check);");
    new FirstOrderLaws(at)
        .of(mode)
        .forEach(law -> laws.add(new DerivativeLaw(name + ": " + law.name(), law.body())));
    laws.add(new DerivativeLaw(name + ": batches are single directions", () -> batch(at)));
    laws.add(new DerivativeLaw(name + ": the second call has the same bits", () -> twice(at)));
  }

  private static Scalar rosenbrock(Scalar... x) {
    return x[0].negate().add(1).square().add(x[1].subtract(x[0].square()).square().multiply(100));
  }

  private static Scalar recurrence(Scalar... x) {
    Scalar y = x[0];
    for (int i = 0; i < 20; i++) {
      y = y.multiply(x[1]).add(x[2].sin()).tanh();
    }
    return y;
  }

  private static Scalar[] spherical(Scalar... x) {
    Scalar across = x[0].multiply(x[1].sin());
    return new Scalar[] {
      across.multiply(x[2].cos()), across.multiply(x[2].sin()), x[0].multiply(x[1].cos())
    };
  }

  private Failure failure(FunctionAtPoint at, String what) {
    return at.failure(what + " by " + mode.name());
  }

  private void batch(FunctionAtPoint at) {
    VectorFunction f = at.function();
    double[] x = at.point();
    double[][] v = drawn(11, x.length);
    double[][] tangents = mode.jvp(f, x, v).tangents();
    Vjp vjp = mode.vjp(f, x);
    double[][] w = drawn(11, vjp.value().length);
    double[][] pulled = vjp.pullback(w);
    for (int k = 0; k < v.length; k++) {
      failure(at, "tangent " + k).unlessSameBits(mode.jvp(f, x, v[k]).tangent(), tangents[k]);
      failure(at, "adjoint " + k).unlessSameBits(vjp.pullback(w[k]), pulled[k]);
    }
  }

  private static double[][] drawn(int count, int n) {
    double[][] drawn = new double[count][];
    Arrays.setAll(drawn, k -> new Random(k).doubles(n, -1, 1).toArray());
    return drawn;
  }

  private void twice(FunctionAtPoint at) {
    ScalarFunction f = at.weighted();
    failure(at, "second gradient")
        .unlessSameBits(mode.gradient(f, at.point()), mode.gradient(f, at.point()));
  }

  private void zero() {
    double tangent =
        mode.jvp(x -> new Scalar[] {x[0].sqrt()}, new double[1], new double[1]).tangent()[0];
    double adjoint = mode.vjp(x -> new Scalar[] {x[0].sqrt()}, 0).pullback(0)[0];
    if (tangent != 0 || adjoint != 0) {
      throw new AssertionError(
          "√x at 0 along 0 by "
              + mode.name()
              + ": tangent "
              + tangent
              + ", adjoint "
              + adjoint
              + "; an exact zero annihilates an infinite slope: form products by Chain.times");
    }
  }

  private void errors() {
    ScalarFunction f = x -> x[0];
    rejected(
        "a direction that is too long", () -> mode.jvp(f.asVector(), new double[1], new double[2]));
    rejected("a point without coordinates", () -> mode.gradient(f, new double[0]));
  }

  private void rejected(String what, Runnable call) {
    try {
      call.run();
    } catch (IllegalArgumentException e) {
      return;
    }
    throw new AssertionError(
        mode.name()
            + " accepts "
            + what
            + "; throw an IllegalArgumentException that says both lengths");
  }
}
