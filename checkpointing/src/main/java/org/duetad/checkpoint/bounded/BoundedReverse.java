package org.duetad.checkpoint.bounded;

import java.util.Arrays;
import java.util.Locale;
import org.duetad.core.Scalar;
import org.duetad.core.kernel.PiecewiseSweep;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.program.Program;
import org.duetad.core.program.instruction.BranchChangedException;
import org.duetad.core.spi.Arguments;
import org.jspecify.annotations.Nullable;

/**
 * Gradients of recorded programs in a bounded amount of memory: the program is evaluated in pieces
 * between which few values are live, and pieces whose values did not fit are recomputed. Numbers
 * are doubles ({@link PiecewiseSweep}); where zeros may be due to overflow or underflow, or a rule
 * throws, all is repeated by the steps of a {@link org.duetad.core.program.CarefulPass}. For
 * functions that are not a loop of steps; {@link org.duetad.checkpoint.stepping.TimeStepping}
 * differentiates such a loop without recording it as a whole.
 */
public final class BoundedReverse {

  private BoundedReverse() {}

  /**
   * {@code f(x)} and {@code ∇f(x)} with values and adjoints in a bounded number of bytes. The
   * derivatives have the same bits for every bound.
   *
   * @param program a recorded function of n numbers with one output
   * @param bytes how many bytes values and adjoints may take at once; the program itself comes on
   *     top ({@link BoundedGradient#programBytes()})
   * @param x the n inputs
   * @return the value, the gradient and their cost
   * @throws IllegalArgumentException unless there are n inputs and one output, or if the bytes are
   *     too few; the message states how many suffice
   * @throws BranchChangedException if the function would take another branch at {@code x}
   */
  public static BoundedGradient gradient(Program program, long bytes, double... x) {
    Arguments.given("bounded reverse", "program", program);
    require(program, x);
    Scalar[] inputs = Scalar.of(x);
    ValueSizes sizes = new ValueSizes(program, inputs);
    long peak = planned(sizes, bytes);
    GradientWorker worker = swept(program, sizes, bytes, sizes.most(peak), x);
    if (worker == null) {
      worker = new CarefulWorker(program, sizes, inputs);
      SweepOrder.run(sizes, bytes, worker);
    }
    return new BoundedGradient(
        worker.value(),
        worker.gradient(),
        peak,
        ValueSizes.programBytes(program),
        worker.evaluations());
  }

  /** On doubles, or null if that calls for a careful pass. */
  private static @Nullable GradientWorker swept(
      Program program, ValueSizes sizes, long bytes, int most, double[] x) {
    PiecewiseSweep sweep = PiecewiseSweep.find(program, sizes.lastReads, most, x).orElse(null);
    if (sweep == null) {
      return null;
    }
    PlainWorker worker = new PlainWorker(sweep);
    SweepOrder.run(sizes, bytes, worker);
    return worker.isRight() ? worker : null;
  }

  private static void require(Program program, double[] x) {
    Arguments.length("bounded gradient", "point", x, program.inputs());
    if (program.outputs().length != 1) {
      throw new IllegalArgumentException(
          "bounded gradient: the program has "
              + program.outputs().length
              + " outputs; a gradient needs exactly one");
    }
    if (Arrays.stream(program.point()).anyMatch(Matrix.class::isInstance)) {
      throw new IllegalArgumentException(
          "bounded gradient: the program has matrix inputs; record a function of numbers,"
              + " and build the matrices with Matrix.of(...)");
    }
  }

  /** Dry run: plans the sweep without evaluating anything, and returns the peak of its bytes. */
  private static long planned(ValueSizes sizes, long bytes) {
    long peak = SweepOrder.run(sizes, bytes, new Idle());
    if (peak <= bytes) {
      return peak;
    }
    long enough = Math.max(bytes, 64);
    while (SweepOrder.run(sizes, enough, new Idle()) > enough) {
      enough += enough / 8;
    }
    throw new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "bounded gradient: %,d bytes are not enough for the values and adjoints that are needed at once; allow %,d",
            bytes,
            enough));
  }

  private record Idle() implements SweepOrder.Worker {

    @Override
    public void advance(int from, int to) {}

    @Override
    public void sweep(int from, int to) {}

    @Override
    public void drop(int from, int to) {}
  }
}
