package org.duetad.checkpoint.choice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.duetad.core.mode.Differentiator;
import org.duetad.reverse.CompiledMode;

/** Takes the way that is fastest by its counts, or the faster of the two best if it may measure. */
final class Decision {

  private static final int FINALISTS = 2;
  private static final Comparator<Way> BY_TIME =
      Comparator.comparingDouble(way -> way.candidate().nanos());

  private final DerivativeWays problem;
  private final List<Way> ways;

  Decision(DerivativeWays problem) {
    this.problem = problem;
    ways = new ArrayList<>(problem.ways());
  }

  /** Measures for a number of seconds, unless it is 0. */
  ModeChoice taken(double seconds) {
    List<Way> finalists =
        ways.stream()
            .filter(way -> way.candidate().isPossible())
            .sorted(BY_TIME)
            .limit(FINALISTS)
            .toList();
    if (finalists.isEmpty()) {
      throw new IllegalArgumentException(
          "choose: "
              + problem.wanted()
              + " fits into "
              + Quantities.bytes(problem.limit)
              + " in no mode: "
              + String.join("; ", ways.stream().map(way -> way.candidate().toString()).toList())
              + "; allow more bytes");
    }
    List<Way> compared = seconds > 0 ? measured(finalists, seconds) : finalists;
    return new ModeChoice(
        compared.stream().min(BY_TIME).orElseThrow(),
        ways.stream().map(Way::candidate).toList(),
        problem);
  }

  private List<Way> measured(List<Way> finalists, double seconds) {
    double[] nanos = Alternation.nanos(finalists.stream().map(Way::derivative).toList(), seconds);
    List<Way> all = new ArrayList<>();
    for (int i = 0; i < nanos.length; i++) {
      Way way = finalists.get(i);
      ModeCandidate candidate = way.candidate();
      double preparation = preparation(candidate);
      double share = preparation / problem.calls;
      Way timed = way.with(candidate.measured(nanos[i] + share, preparation));
      ways.set(ways.indexOf(way), timed);
      all.add(timed);
    }
    return all;
  }

  /** As measured, if the mode reports it. */
  private static double preparation(ModeCandidate candidate) {
    Differentiator mode = candidate.mode();
    return mode instanceof CompiledMode compiled
        ? 1e9 * compiled.preparations().seconds()
        : candidate.preparation();
  }
}
