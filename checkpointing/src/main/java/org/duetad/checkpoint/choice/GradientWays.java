package org.duetad.checkpoint.choice;

import java.util.ArrayList;
import java.util.List;
import org.duetad.checkpoint.bounded.BoundedGradient;
import org.duetad.checkpoint.bounded.BoundedReverse;
import org.duetad.core.ScalarFunction;
import org.duetad.core.mode.Differentiator;

/** The ways to a gradient. */
final class GradientWays extends DerivativeWays {

  private final ScalarFunction f;

  GradientWays(ScalarFunction f, double[] x, int calls, long limit) {
    super(f.asVector(), x, false, calls, limit);
    this.f = f;
  }

  @Override
  String wanted() {
    return "the gradient of " + Quantities.count(inputs(), "input");
  }

  @Override
  double elements() {
    return inputs();
  }

  @Override
  void compute(Differentiator mode) {
    mode.valueAndGradient(f, x);
  }

  @Override
  List<Way> ways() {
    long once = swept(1);
    long runs = runs(inputs());
    String evaluations = Quantities.count(runs, "evaluation") + " with " + width() + " directions";
    List<Way> ways = new ArrayList<>();
    ways.add(forward(evaluations, pushed(inputs()), NominalCosts.forward(counts, runs, inputs())));
    Way taped =
        reverse(sweeps(1), once, (double) counts.tapeBytes(), NominalCosts.reverse(counts, 1));
    ways.add(taped);
    compiled("an evaluation and a sweep of a prepared function", once, 1).ifPresent(ways::add);
    if (!taped.candidate().isPossible()) {
      ways.add(inPieces(once));
    }
    return ways;
  }

  /** The planned recomputation is carried out once, so that it is counted exactly. */
  private Way inPieces(long once) {
    BoundedMode mode = new BoundedMode(limit);
    try {
      BoundedGradient at = BoundedReverse.gradient(program, limit, x);
      long repeated = at.evaluations() - program.code().size();
      String work =
          Quantities.count(at.evaluations(), "evaluation")
              + " of instructions, "
              + Quantities.count(repeated)
              + " of them repeated, and a sweep in pieces";
      long operations = once + Math.max(0, repeated);
      double nanos = NominalCosts.piecewise(operations);
      return new Way(
          candidate(mode.name(), mode, work, operations, (double) at.peakBytes(), 0, nanos),
          () -> compute(mode));
    } catch (IllegalArgumentException tooFew) {
      ModeCandidate none =
          candidate(
              mode.name(), mode, "a sweep in pieces", once, (double) limit, 0, Double.MAX_VALUE);
      return new Way(none.excluded(String.valueOf(tooFew.getMessage())), () -> compute(mode));
    }
  }
}
