package org.duetad.checkpoint.choice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.sparse.SparseJacobian;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.CompiledMode;
import org.duetad.reverse.ReverseMode;

/** The ways to a Jacobian. */
final class JacobianWays extends DerivativeWays {

  private final VectorFunction f;

  JacobianWays(VectorFunction f, double[] x, int calls, long limit) {
    super(f, x, false, calls, limit);
    this.f = f;
  }

  @Override
  String wanted() {
    return "the Jacobian of "
        + Quantities.count(counts.outputs(), "output")
        + " with respect to "
        + Quantities.count(inputs(), "input");
  }

  @Override
  double elements() {
    return (double) inputs() * counts.outputs();
  }

  @Override
  void compute(Differentiator mode) {
    mode.valueAndJacobian(f, x);
  }

  @Override
  List<Way> ways() {
    int m = counts.outputs();
    List<Way> ways = new ArrayList<>();
    ways.add(
        forward(
            evaluations(inputs()),
            pushed(inputs()),
            NominalCosts.forward(counts, runs(inputs()), inputs())));
    ways.add(
        reverse(sweeps(m), swept(m), (double) counts.tapeBytes(), NominalCosts.reverse(counts, m)));
    (m <= inputs() ? compiledByRows(m) : compiledByColumns()).ifPresent(ways::add);
    sparse().ifPresent(ways::add);
    return ways;
  }

  private Optional<Way> compiledByRows(int m) {
    return compiled("a prepared function, " + Quantities.count(m, "sweep"), swept(m), 1);
  }

  private Optional<Way> compiledByColumns() {
    long once = counts.values() + counts.tangents().slopes();
    return compiled(
        "a prepared function, " + Quantities.count(inputs(), "direction"),
        counts.values() + counts.tangents().of(1, inputs()),
        1,
        NominalCosts.kernel(once, inLoops()) + NominalCosts.columns(counts));
  }

  private String evaluations(long directions) {
    return Quantities.count(runs(directions), "evaluation")
        + " with "
        + Quantities.count(Math.min(width(), directions), "direction");
  }

  private Optional<Way> sparse() {
    if (inputs() == 1 || counts.outputs() == 1) {
      return Optional.empty();
    }
    SparseJacobian sparse = SparseJacobian.prepare(f, x);
    long entries = sparse.pattern().count();
    if (entries == elements()) {
      return Optional.empty();
    }
    CompiledMode compiled = new CompiledMode();
    boolean isMap = compiled.entries(f, x).isPresent();
    long columns = sparse.colouring().columns().count();
    long rows = sparse.colouring().rows().count();
    String work =
        Quantities.count(entries, "entries", "entry")
            + " of "
            + Quantities.count((long) elements())
            + (isMap ? ", each from a prepared map" : colours(columns, rows));
    ModeCandidate candidate =
        isMap ? ofMap(compiled, work, entries) : coloured(work, entries, columns, rows);
    return Optional.of(new Way(candidate, () -> sparse.at(candidate.mode(), x), sparse, null));
  }

  private static String colours(long columns, long rows) {
    String ofColumns =
        columns == 0 ? "" : ", " + Quantities.count(columns, "colour") + " of columns";
    return ofColumns + (rows == 0 ? "" : ", " + Quantities.count(rows, "colour") + " of rows");
  }

  private ModeCandidate ofMap(Differentiator mode, String work, long entries) {
    long operations = swept(1);
    double nanos =
        NominalCosts.kernel(operations, inLoops()) + NominalCosts.compressed((double) entries);
    double bytes = (double) ENTRY * entries + counts.tapeBytes();
    return candidate("sparse", mode, work, operations, bytes, preparation(), nanos);
  }

  private ModeCandidate coloured(String work, long entries, long columns, long rows) {
    double stored = NominalCosts.compressed((double) entries);
    double bytes = (double) ENTRY * entries;
    if (rows == 0) {
      double nanos = NominalCosts.forward(counts, runs(columns), columns) + stored;
      return candidate(
          "sparse",
          new ForwardMode(),
          work,
          pushed(columns),
          bytes + (double) columns * counts.outputs() * Double.BYTES,
          preparation(),
          nanos);
    }
    double nanos = NominalCosts.reverse(counts, rows + columns) + stored;
    return candidate(
        "sparse",
        new ReverseMode(),
        work,
        swept(rows + columns),
        bytes + counts.tapeBytes() + (double) rows * inputs() * Double.BYTES,
        preparation(),
        nanos);
  }
}
