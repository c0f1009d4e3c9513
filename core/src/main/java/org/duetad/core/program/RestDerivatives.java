package org.duetad.core.program;

import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.DoubleStream;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.spectral.SmoothFunction;
import org.duetad.core.program.instruction.BranchChangedException;
import org.duetad.core.program.instruction.Values;
import org.jspecify.annotations.Nullable;

/**
 * {@code ⟨ω, f(x, z)⟩} of a program f by its derivatives, which are programs, recorded when first
 * asked for, and again where rules take another way to their slopes. Where f itself would take
 * another branch they are NaN.
 */
final class RestDerivatives implements SmoothFunction {

  private static final int BRANCHES = 8;

  private final PackedProgram rest;
  private final int outputs;
  private final ConcurrentLinkedDeque<Branch> branches = new ConcurrentLinkedDeque<>();

  /** The program takes x, and then what the elements z make up. */
  RestDerivatives(Program rest, double[] z) {
    this.rest = new PackedProgram(rest);
    double[] x = Values.numbers(rest.point()[0]);
    this.outputs = this.rest.outputs(Scalar.of(joined(x, z))).length;
  }

  /** The outputs, those that are matrices row after row. */
  double[] outputs(double[] x, double[] z) {
    return Arrays.stream(rest.outputs(Scalar.of(joined(x, z))))
        .mapToDouble(Scalar::value)
        .toArray();
  }

  private Scalar[] weighted(Scalar... y) {
    Scalar[] f = rest.outputs(Arrays.copyOf(y, y.length - outputs));
    Scalar[] omega = Arrays.copyOfRange(y, y.length - outputs, y.length);
    return new Scalar[] {Scalar.dot(f, omega)};
  }

  /** The derivatives as they were recorded at a point. */
  private static final class Branch {

    private final Program function;
    private final Program[] derivatives = new Program[3];

    Branch(Program function) {
      this.function = function;
    }

    /** Of order 1 to 3: the adjoint, its tangent, and the tangent of that. */
    synchronized Program derivative(int order) {
      Program known = derivatives[order - 1];
      if (known == null) {
        Program longer = order == 1 ? function.adjoint() : derivative(order - 1).tangent();
        known = longer.optimised();
        derivatives[order - 1] = known;
      }
      return known;
    }
  }

  /** Maps (y, 1) to (f, ȳ). */
  @Override
  public double[] gradient(double[] y) {
    return evaluated(1, y, seeded(y, 1));
  }

  /** Maps (y, 1, d, 0) to (f, ȳ) and their tangents. */
  @Override
  public double[] second(double[] y, double[] d) {
    return evaluated(2, y, joined(seeded(y, 1), seeded(d, 0)));
  }

  /** The inputs are those of the second derivative, and their tangents along e. */
  @Override
  public double[] third(double[] y, double[] d, double[] e) {
    double[] point = joined(seeded(y, 1), seeded(d, 0));
    return evaluated(3, y, joined(point, joined(seeded(e, 0), new double[y.length + 1])));
  }

  /** The last outputs, as many as there are variables. */
  private double[] evaluated(int order, double[] y, double[] inputs) {
    double[] outputs = onKnownBranch(order, inputs);
    if (outputs == null) {
      outputs = onNewBranch(order, y, inputs);
    }
    return Arrays.copyOfRange(outputs, outputs.length - y.length, outputs.length);
  }

  private double @Nullable [] onKnownBranch(int order, double[] inputs) {
    for (Branch branch : branches) {
      try {
        return branch.derivative(order).evaluate(inputs);
      } catch (BranchChangedException otherBranch) {
        // Another one may hold.
      }
    }
    return null;
  }

  private double[] onNewBranch(int order, double[] y, double[] inputs) {
    try {
      Branch branch = new Branch(Program.record(this::weighted, y));
      double[] outputs = branch.derivative(order).evaluate(inputs);
      branches.addFirst(branch);
      if (branches.size() > BRANCHES) {
        branches.pollLast();
      }
      return outputs;
    } catch (BranchChangedException otherBranch) {
      double[] none = new double[y.length];
      Arrays.fill(none, Double.NaN);
      return none;
    }
  }

  private static double[] seeded(double[] y, double seed) {
    double[] seeded = Arrays.copyOf(y, y.length + 1);
    seeded[y.length] = seed;
    return seeded;
  }

  private static double[] joined(double[] first, double[] second) {
    return DoubleStream.concat(Arrays.stream(first), Arrays.stream(second)).toArray();
  }
}
