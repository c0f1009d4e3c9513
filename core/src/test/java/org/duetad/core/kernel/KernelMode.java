package org.duetad.core.kernel;

import java.util.Arrays;
import org.apache.commons.math3.util.MathArrays;
import org.duetad.core.ForwardingMode;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.BatchJvp;
import org.duetad.core.mode.Jvp;
import org.duetad.core.mode.ProgramMode;
import org.duetad.core.mode.Seeds;
import org.duetad.core.mode.Vjp;
import org.duetad.core.program.Program;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.spi.Arguments;

/**
 * Pullbacks and Jacobians by {@link Kernel}, of functions without matrices also tangents and
 * products with Hessians; everything else by programs.
 */
public final class KernelMode extends ForwardingMode {

  /** The mode. */
  public KernelMode() {
    super(new ProgramMode());
  }

  @Override
  public String name() {
    return "kernel";
  }

  @Override
  public Jvp jvp(VectorFunction f, double[] x, double[] v) {
    Arguments.point("jvp", f, x);
    Arguments.length("jvp", "direction", v, x.length);
    BatchJvp one = jvp(f, x, new double[][] {v});
    return new Jvp(one.value(), one.tangents()[0]);
  }

  @Override
  public BatchJvp jvp(VectorFunction f, double[] x, double[][] v) {
    Arguments.point("jvp", f, x);
    Arguments.lengths("jvp", "direction", v, x.length);
    Program program = Program.record(f, x);
    if (hasMatrices(program)) {
      return new ProgramMode().jvp(f, x, v);
    }
    Kernel tangent = Kernel.of(program).tangent();
    KernelFrame frame = tangent.frame();
    int m = program.outputs().length;
    double[] y = Arrays.copyOf(program.evaluate(x), 2 * m);
    double[][] tangents = new double[v.length][];
    for (int k = 0; k < v.length; k++) {
      tangent.evaluate(MathArrays.concatenate(x, v[k]), frame, y);
      tangents[k] = Arrays.copyOfRange(y, m, 2 * m);
    }
    return new BatchJvp(Arrays.copyOf(y, m), tangents);
  }

  @Override
  public double[] hvp(ScalarFunction f, double[] x, double[] v) {
    Arguments.point("hvp", f, x);
    Arguments.length("hvp", "direction", v, x.length);
    Program program = Program.record(f.asVector(), x);
    if (hasMatrices(program)) {
      return super.hvp(f, x, v);
    }
    Kernel tangent = Kernel.of(program).tangent();
    KernelFrame frame = tangent.frame();
    tangent.evaluate(MathArrays.concatenate(x, v), frame, new double[2]);
    double[] product = new double[x.length];
    tangent.pullback(frame, new double[] {0, 1}, product);
    return product;
  }

  @Override
  public double[][] hessian(ScalarFunction f, double... x) {
    Arguments.point("hessian", f, x);
    return Arrays.stream(Seeds.units(x.length)).map(v -> hvp(f, x, v)).toArray(double[][]::new);
  }

  private static boolean hasMatrices(Program program) {
    return program.instructions().stream().anyMatch(Instruction::makesMatrices);
  }

  @Override
  public double[][] jacobian(VectorFunction f, double... x) {
    Vjp vjp = vjp(f, x);
    return vjp.pullback(Seeds.units(vjp.value().length));
  }

  @Override
  public Vjp vjp(VectorFunction f, double... x) {
    Arguments.point("vjp", x);
    Program program = Program.record(f, x);
    Kernel kernel = Kernel.of(program);
    KernelFrame frame = kernel.frame();
    double[] y = new double[program.outputs().length];
    kernel.evaluate(x, frame, y);
    return new Vjp() {
      @Override
      public double[] value() {
        return y.clone();
      }

      @Override
      public double[] pullback(double... w) {
        double[] gradient = new double[x.length];
        synchronized (kernel) {
          kernel.pullback(frame, w, gradient);
        }
        return gradient;
      }
    };
  }
}
