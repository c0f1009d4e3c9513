package org.duetad.core.mode;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.program.Program;
import org.duetad.core.program.instruction.BranchChangedException;
import org.duetad.core.spi.Arguments;
import org.duetad.core.spi.Primals;
import org.jspecify.annotations.Nullable;

/**
 * A function recorded once and evaluated at many points, on any numbers. At a point that takes a
 * new branch the function is recorded again; the latest few branches are kept. It is itself a
 * {@link VectorFunction}, so every mode differentiates it, with the derivatives of the branch taken
 * at the point. Values are bit for bit those of the function; derivatives are those of the same
 * operations in the same order.
 *
 * <p>Any number of threads may use one at once.
 */
public final class RecordedFunction implements VectorFunction {

  private static final int BRANCHES = 8;

  private final VectorFunction f;
  private final int inputs;
  private final ConcurrentLinkedDeque<Program> branches = new ConcurrentLinkedDeque<>();
  private final AtomicInteger recordings = new AtomicInteger();

  private RecordedFunction(VectorFunction f, double[] x) {
    this.f = f;
    this.inputs = x.length;
    recorded(x);
  }

  /**
   * Records a function.
   *
   * @param f the function, n inputs to m outputs
   * @param x a point, where it is recorded for the first time
   * @return the recorded function
   * @throws IllegalArgumentException if the point has no coordinate
   */
  public static RecordedFunction of(VectorFunction f, double... x) {
    Arguments.point("record", f, x);
    return new RecordedFunction(f, x);
  }

  @Override
  public Scalar[] apply(Scalar... x) {
    Arguments.given("recorded function", "array of inputs", x);
    if (x.length != inputs) {
      throw new IllegalArgumentException(
          "recorded function: " + x.length + " inputs, but it was recorded with " + inputs);
    }
    for (Program branch : branches) {
      Scalar[] y = evaluated(branch, x);
      if (y != null) {
        return y;
      }
    }
    return recorded(Primals.of(x)).evaluate(x);
  }

  private static Scalar @Nullable [] evaluated(Program branch, Scalar[] x) {
    try {
      return branch.evaluate(x);
    } catch (BranchChangedException another) {
      return null;
    }
  }

  private Program recorded(double[] point) {
    Program branch = Program.record(f, point);
    recordings.incrementAndGet();
    branches.addFirst(branch);
    if (branches.size() > BRANCHES) {
      branches.pollLast();
    }
    return branch;
  }

  /**
   * How often the function was recorded, the first time included.
   *
   * @return 1 or more
   */
  public int recordings() {
    return recordings.get();
  }

  /**
   * The branches that are kept, the latest first.
   *
   * @return at most 8 programs
   */
  public List<Program> programs() {
    return List.copyOf(branches);
  }
}
