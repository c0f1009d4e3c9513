package org.duetad.core.replay;

import org.duetad.core.ForwardingMode;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.ProgramMode;
import org.duetad.core.mode.Seeds;
import org.duetad.core.mode.Vjp;
import org.duetad.core.program.Program;
import org.duetad.core.spi.Arguments;

/**
 * Pullbacks and Jacobians of functions of numbers by {@link Replay}, everything else by programs.
 */
public final class ReplayMode extends ForwardingMode {

  /** The mode. */
  public ReplayMode() {
    super(new ProgramMode());
  }

  @Override
  public String name() {
    return "replay";
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
    Replay replay = Replay.of(program);
    ReplayFrame frame = replay.frame();
    double[] y = new double[program.outputs().length];
    replay.evaluate(x, frame, y);
    return new Vjp() {
      @Override
      public double[] value() {
        return y.clone();
      }

      @Override
      public double[] pullback(double... w) {
        double[] gradient = new double[x.length];
        synchronized (replay) {
          replay.pullback(frame, w, gradient);
        }
        return gradient;
      }
    };
  }
}
