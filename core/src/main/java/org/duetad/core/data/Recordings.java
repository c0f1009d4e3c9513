package org.duetad.core.data;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.duetad.core.kernel.RecordedBranches;
import org.duetad.core.program.Program;
import org.duetad.core.spi.Excerpt;
import org.jspecify.annotations.Nullable;

/** The recordings of a body on this machine, one for each branch; the latest are kept. */
final class Recordings {

  /** Of more branches, the least recently found are dropped. */
  private static final int MOST = 64;

  private final String name;
  private final RowsBody body;
  private final AtomicLong count = new AtomicLong();
  private final AtomicLong passes = new AtomicLong();
  private final RecordedBranches<BodyBranch> branches = new RecordedBranches<>();

  Recordings(String name, RowsBody body) {
    this.name = name;
    this.body = body;
  }

  long count() {
    return count.get();
  }

  /** The branch that a row takes, of its parameters, variables and data. */
  BodyBranch branch(double[] in) {
    BodyBranch known = known(in);
    return known == null ? record(in) : known;
  }

  private @Nullable BodyBranch known(double[] in) {
    return branches.find(branch -> branch.holds(in));
  }

  /** Unless another thread has meanwhile recorded the same. */
  private synchronized BodyBranch record(double[] in) {
    BodyBranch known = known(in);
    if (known != null) {
      return known;
    }
    Program program = Program.record(body.f(), in);
    RowsBody.requireOutputs(name, program.outputs().length, body.outputs());
    count.incrementAndGet();
    BodyBranch branch = new BodyBranch(program, body);
    branches.add(branch, MOST);
    return branch;
  }

  /**
   * Compares a row with the function itself, in the first, second, fourth, ... pass.
   *
   * @param in its parameters, variables and data
   */
  void check(double[] in) {
    long pass = passes.incrementAndGet();
    if ((pass & pass - 1) != 0) {
      return;
    }
    double[] expected = body.f().value(in);
    BodyBranch branch = branch(in);
    double[] actual = branch.value(in);
    boolean isDerivative = branch.isDerivative();
    if (!isSame(expected, actual, isDerivative) && !isSame(recorded(in), actual, isDerivative)) {
      branches.clear();
      throw new IllegalStateException(
          name
              + ": recorded, the body of the first row is "
              + Excerpt.of(actual)
              + ", but it now gives "
              + Excerpt.of(expected)
              + ": captured data changed; pass them as parameters or in the rows");
    }
  }

  /** A recording takes derivatives that a body takes itself without care. */
  private double[] recorded(double[] in) {
    return Program.record(body.f(), in).evaluate(in);
  }

  /**
   * Signs of zero, and what is not finite, may be other ones where a derivative is careful; of
   * derivatives of derivatives either.
   */
  private static boolean isSame(double[] expected, double[] actual, boolean ofDerivative) {
    return expected.length == actual.length
        && IntStream.range(0, actual.length)
            .allMatch(
                i ->
                    expected[i] == actual[i]
                        || !Double.isFinite(actual[i])
                        || (ofDerivative && !Double.isFinite(expected[i])));
  }
}
