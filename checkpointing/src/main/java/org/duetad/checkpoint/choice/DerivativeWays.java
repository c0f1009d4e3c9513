package org.duetad.checkpoint.choice;

import java.util.List;
import java.util.Optional;
import org.duetad.core.VectorFunction;
import org.duetad.core.kernel.Kernel;
import org.duetad.core.kernel.LoopNest;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.program.Program;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.CompiledMode;
import org.duetad.reverse.ReverseMode;

/** The ways to one kind of derivative of a function, with their operations and bytes. */
abstract class DerivativeWays {

  /** An object with a double, and the tangents beside it. */
  private static final long NUMBER = 32;

  /** An instruction in arrays, with two operands. */
  private static final long INSTRUCTION = 16;

  /** An index and an entry of a sparse matrix. */
  static final int ENTRY = 12;

  final double[] x;
  final Program program;
  final OperationCounts counts;
  final int calls;
  final long limit;
  private final double inLoops;

  DerivativeWays(VectorFunction f, double[] x, boolean second, int calls, long limit) {
    this.x = x.clone();
    this.calls = calls;
    this.limit = limit;
    program = Program.record(f, x);
    counts = OperationCounts.of(program, second);
    int all = program.code().size();
    inLoops = all == 0 ? 0 : 1 - Math.min(1.0, (double) LoopNest.of(program).instructions() / all);
  }

  /** What is computed, in words. */
  abstract String wanted();

  /** All ways, in the order of display. */
  abstract List<Way> ways();

  /** How many elements a dense result has. */
  abstract double elements();

  /** Computes it in a mode. */
  abstract void compute(Differentiator mode);

  final int inputs() {
    return counts.inputs();
  }

  /** The share of the instructions that is in loops. */
  final double inLoops() {
    return inLoops;
  }

  final long width() {
    return new ForwardMode().chunk(inputs());
  }

  final long runs(long directions) {
    return (directions + width() - 1) / width();
  }

  final Way forward(String work, long operations, double nanos) {
    double bytes = (double) counts.aliveNumbers() * (NUMBER + Double.BYTES * width());
    return dense(new ForwardMode(), work, operations, bytes, 0, nanos);
  }

  final Way reverse(String work, long operations, double bytes, double nanos) {
    return dense(new ReverseMode(), work, operations, bytes, 0, nanos);
  }

  /** By a kernel of the function, or of its tangents, which has some times its numbers. */
  final Optional<Way> compiled(String work, long operations, int times) {
    return compiled(work, operations, times, NominalCosts.kernel(operations, inLoops));
  }

  final Optional<Way> compiled(String work, long operations, int times, double nanos) {
    Optional<Kernel> kernel = Kernel.find(program, inputs());
    return kernel.map(
        found -> {
          double frame = found.bytesPerFrame() + found.workingBytes();
          double bytes = times * (frame + INSTRUCTION * program.code().size());
          return dense(new CompiledMode(), work, operations, bytes, preparation(), nanos);
        });
  }

  /** The operations of forward mode. */
  final long pushed(long directions) {
    long runs = runs(directions);
    return runs * counts.values() + counts.tangents().of(runs, directions);
  }

  /** The operations of reverse mode. */
  final long swept(long seeds) {
    return counts.values() + counts.adjoints().of(1, seeds);
  }

  final double preparation() {
    return NominalCosts.preparation(program.code().size());
  }

  private Way dense(
      Differentiator mode,
      String work,
      long operations,
      double bytes,
      double preparation,
      double nanos) {
    double all = bytes + Double.BYTES * elements();
    double expected = nanos + NominalCosts.stored(elements());
    ModeCandidate candidate =
        candidate(mode.name(), mode, work, operations, all, preparation, expected);
    return new Way(candidate, () -> compute(mode));
  }

  /** With its share of the preparation; excluded if it does not fit into memory. */
  final ModeCandidate candidate(
      String name,
      Differentiator mode,
      String work,
      long operations,
      double bytes,
      double preparation,
      double nanos) {
    double expected = nanos + preparation / calls;
    String excluded =
        bytes <= limit ? "" : "more than the " + Quantities.bytes(limit) + " that are allowed";
    return new ModeCandidate(
        name,
        mode,
        work,
        operations,
        (long) Math.min(bytes, Long.MAX_VALUE),
        preparation,
        expected,
        null,
        excluded);
  }

  final String sweeps(long seeds) {
    return "a recording of "
        + Quantities.count(counts.entries(), "entries", "entry")
        + " with "
        + Quantities.count(seeds, "sweep");
  }
}
