package org.duetad.core.kernel;

import org.duetad.core.ForwardingMode;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.ProgramMode;
import org.duetad.core.mode.Seeds;
import org.duetad.core.mode.Vjp;
import org.duetad.core.program.Program;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.spi.Arguments;

/**
 * Pullbacks and Jacobians of functions without matrices by {@link Kernel}, everything else by
 * programs.
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
  public double[][] jacobian(VectorFunction f, double... x) {
    Vjp vjp = vjp(f, x);
    return vjp.pullback(Seeds.units(vjp.value().length));
  }

  @Override
  public Vjp vjp(VectorFunction f, double... x) {
    Arguments.point("vjp", x);
    Program program = Program.record(f, x);
    if (program.instructions().stream().anyMatch(Instruction::makesMatrices)) {
      return super.vjp(f, x);
    }
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
