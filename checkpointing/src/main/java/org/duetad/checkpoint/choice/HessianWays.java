package org.duetad.checkpoint.choice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.duetad.core.ScalarFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.sparse.SparseHessian;
import org.duetad.forward.TaylorMode;
import org.duetad.reverse.ReverseMode;

/** The ways to a Hessian. */
final class HessianWays extends DerivativeWays {

  /** Second derivatives of an entry, a tangent and the tangent of its adjoint. */
  private static final int SECOND_ENTRY = 40;

  private final ScalarFunction f;

  HessianWays(ScalarFunction f, double[] x, int calls, long limit) {
    super(f.asVector(), x, true, calls, limit);
    this.f = f;
  }

  @Override
  String wanted() {
    return "the Hessian of " + Quantities.count(inputs(), "input");
  }

  @Override
  double elements() {
    return (double) inputs() * inputs();
  }

  @Override
  void compute(Differentiator mode) {
    mode.hessian(f, x);
  }

  @Override
  List<Way> ways() {
    int n = inputs();
    List<Way> ways = new ArrayList<>();
    double nanos = NominalCosts.second(counts, n);
    ways.add(reverse(sweeps(n) + " of second order", products(n), tapeBytes(), nanos));
    String products = Quantities.count(n, "product") + " with it by a prepared function";
    compiled(products, n * products(1), 3).ifPresent(ways::add);
    ways.add(interpreted(n));
    sparse().ifPresent(ways::add);
    return ways;
  }

  private double tapeBytes() {
    return counts.tapeBytes() + (double) SECOND_ENTRY * counts.entries();
  }

  private long products(long directions) {
    return counts.values() + counts.products().of(1, directions);
  }

  /** Series of the recorded gradient, one direction at a time. */
  private Way interpreted(long directions) {
    TaylorMode mode = new TaylorMode();
    long operations = directions * products(1);
    String work =
        "series along " + Quantities.count(directions, "direction") + " of a recorded gradient";
    ModeCandidate candidate =
        candidate(
            mode.name(),
            mode,
            work,
            operations,
            3.0 * counts.tapeBytes() + Double.BYTES * elements(),
            0,
            NominalCosts.interpreted(operations));
    return new Way(candidate, () -> compute(mode));
  }

  private Optional<Way> sparse() {
    SparseHessian sparse = SparseHessian.prepare(f, x);
    long entries = sparse.pattern().count();
    if (entries == elements()) {
      return Optional.empty();
    }
    long colours = sparse.colouring().count();
    ReverseMode mode = new ReverseMode();
    String work =
        Quantities.count(entries, "entries", "entry")
            + " of "
            + Quantities.count((long) elements())
            + ", "
            + Quantities.count(colours, "colour");
    ModeCandidate candidate =
        candidate(
            "sparse",
            mode,
            work,
            products(colours),
            tapeBytes() + (double) ENTRY * entries + (double) colours * inputs() * Double.BYTES,
            preparation(),
            NominalCosts.second(counts, colours) + NominalCosts.compressed((double) entries));
    return Optional.of(new Way(candidate, () -> sparse.at(mode, x), null, sparse));
  }
}
