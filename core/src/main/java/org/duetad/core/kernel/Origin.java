package org.duetad.core.kernel;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.kernel.plan.KernelPlan;
import org.duetad.core.kernel.plan.KernelPrograms;
import org.duetad.core.mode.ProgramMode;
import org.duetad.core.nested.Nested;
import org.duetad.core.nested.NestedJvp;
import org.duetad.core.program.Program;
import org.duetad.core.program.instruction.BranchChangedException;
import org.duetad.core.spi.Arguments;
import org.duetad.core.spi.Primals;

/**
 * What a kernel computes, number by number and carefully: an exactly zero factor annihilates, and
 * conditions are met in the order of the function. It decides wherever the kernel does not have
 * finite numbers.
 */
interface Origin extends VectorFunction {

  /** Whether its values are derivatives, so that they, too, depend on where zeros come from. */
  boolean isDerivative();

  /** The same with a direction in the first inputs, and the tangents of the outputs. */
  default Origin tangent(int inputs) {
    return new OfTangent(this, inputs);
  }

  /** How these are computed, for a function with matrices; empty if it is not known. */
  default Optional<KernelPlan> tangentPlan(int variables) {
    return Optional.empty();
  }

  /** The recording; empty if it is one of tangents or rows. */
  default Optional<Program> recording() {
    return Optional.empty();
  }

  /** The adjoints of the inputs, at least of those that are variables. */
  double[] pullback(double[] x, double[] yBar);

  /** A recorded function. */
  record OfProgram(Program program) implements Origin {

    @Override
    public Optional<Program> recording() {
      return Optional.of(program);
    }

    @Override
    public boolean isDerivative() {
      return program.isDerivative();
    }

    @Override
    public Optional<KernelPlan> tangentPlan(int variables) {
      return KernelPrograms.tangent(program, variables);
    }

    @Override
    public Scalar[] apply(Scalar... x) {
      return program.evaluate(x);
    }

    @Override
    public double[] pullback(double[] x, double[] yBar) {
      Scalar[] gradient = Nested.vjp(program, Scalar.of(x)).pullback(Scalar.of(yBar));
      return Arrays.stream(gradient).mapToDouble(Scalar::value).toArray();
    }
  }

  /**
   * A recorded function that takes derivatives itself: where these need care, they are not those of
   * the recording.
   *
   * @param program the recording
   * @param function the function
   */
  record OfDerivative(Program program, VectorFunction function) implements Origin {

    @Override
    public Optional<Program> recording() {
      return Optional.of(program);
    }

    @Override
    public boolean isDerivative() {
      return true;
    }

    @Override
    public Optional<KernelPlan> tangentPlan(int variables) {
      return KernelPrograms.tangent(program, variables);
    }

    /** After the conditions of the recording. */
    @Override
    public Scalar[] apply(Scalar... x) {
      program.evaluate(x);
      return function.apply(x);
    }

    /** Derivatives of derivatives are as careful as these. */
    Scalar[] tangent(Scalar[] x, Scalar[] v) {
      return Scalar.of(new ProgramMode().jvp(function, Primals.of(x), Primals.of(v)).tangent());
    }

    @Override
    public double[] pullback(double[] x, double[] yBar) {
      return new ProgramMode().vjp(function, x).pullback(yBar);
    }
  }

  /** What a recording was made of. */
  static Origin of(Program program, VectorFunction function) {
    return program.isDerivative() ? new OfDerivative(program, function) : new OfProgram(program);
  }

  /**
   * {@code (x, v) ↦ (f(x), J(x) v)}.
   *
   * @param f the function
   * @param inputs how many inputs it has
   */
  record OfTangent(VectorFunction f, int inputs) implements Origin {

    @Override
    public boolean isDerivative() {
      return true;
    }

    @Override
    public Scalar[] apply(Scalar... in) {
      Scalar[] x = Arrays.copyOf(in, inputs);
      Scalar[] v = direction(in);
      NestedJvp at =
          f instanceof OfProgram recorded
              ? Nested.jvp(recorded.program, x, v)
              : Nested.jvp(f, x, v);
      if (!(f instanceof OfDerivative derivative)) {
        return joined(at.value(), at.tangent());
      }
      boolean isPoint = Primals.areConstant(in);
      return joined(f.apply(x), isPoint ? derivative.tangent(x, v) : at.tangent());
    }

    private static Scalar[] joined(Scalar[] value, Scalar[] tangent) {
      return Stream.of(value, tangent).flatMap(Arrays::stream).toArray(Scalar[]::new);
    }

    /** {@code Jᵀ ȳ + d/dt (J(x + t v)ᵀ ẏ)}, as the Hessian of each output is symmetric. */
    @Override
    public double[] pullback(double[] in, double[] yBar) {
      int variables = in.length - inputs;
      double[] x = Arrays.copyOf(in, variables);
      Scalar[] data = Scalar.of(Arrays.copyOfRange(in, variables, inputs));
      Scalar[] outputs = Arrays.copyOf(Scalar.of(yBar), yBar.length / 2);
      Scalar[] tangents = Scalar.of(Arrays.copyOfRange(yBar, outputs.length, yBar.length));
      double[] v = Arrays.copyOfRange(in, inputs, in.length);
      double[] sum = new ProgramMode().jvp(at -> adjoint(tangents, at, data), x, v).tangent();
      Scalar[] first = adjoint(outputs, Scalar.of(x), data);
      Arrays.setAll(sum, i -> first[i].value() + sum[i]);
      return sum;
    }

    /** Of the variables; the other inputs are constants. */
    private Scalar[] adjoint(Scalar[] seed, Scalar[] x, Scalar[] data) {
      Scalar[] all = Stream.of(x, data).flatMap(Arrays::stream).toArray(Scalar[]::new);
      return Arrays.copyOf(adjoint(seed, all), x.length);
    }

    private Scalar[] adjoint(Scalar[] seed, Scalar... x) {
      return f instanceof OfProgram recorded
          ? Nested.vjp(recorded.program, x).pullback(seed)
          : Nested.vjp(f, x).pullback(seed);
    }

    /** Of the variables; other inputs do not change. */
    private Scalar[] direction(Scalar[] in) {
      Scalar[] v = new Scalar[inputs];
      Arrays.setAll(v, i -> i < in.length - inputs ? in[inputs + i] : Scalar.of(0.0));
      return v;
    }
  }

  /** The outputs on doubles. */
  default double[] evaluate(double[] x) {
    return Arguments.values("evaluate", apply(Scalar.of(x)));
  }

  /** Puts the outputs into an array, unless the function takes another branch. */
  default boolean isPut(double[] x, double[] y) {
    try {
      System.arraycopy(evaluate(x), 0, y, 0, y.length);
      return true;
    } catch (BranchChangedException another) {
      return false;
    }
  }
}
