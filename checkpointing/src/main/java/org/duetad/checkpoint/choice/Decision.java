package org.duetad.checkpoint.choice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.duetad.core.mode.Differentiator;
import org.duetad.reverse.CompiledMode;

/**
 * Takes the way that is fastest by its counts. If it may measure, those that are not far slower by
 * their counts are tried for a third of the time, and the two best of these are compared.
 */
final class Decision {

  private static final int FINALISTS = 2;

  /** By how much counts may be wrong. */
  private static final double DOUBT = 10;

  private static final double TRIALS = 1.0 / 3;

  /** How often a way runs at least in its trial. */
  private static final int RUNS = 5;

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
    List<Way> possible =
        ways.stream().filter(way -> way.candidate().isPossible()).sorted(BY_TIME).toList();
    if (possible.isEmpty()) {
      throw new IllegalArgumentException(
          "choose: "
              + problem.wanted()
              + " fits into "
              + Quantities.bytes(problem.limit)
              + " in no mode: "
              + String.join("; ", ways.stream().map(way -> way.candidate().toString()).toList())
              + "; allow more bytes");
    }
    List<Way> compared = seconds > 0 ? finalists(possible, seconds) : possible;
    return new ModeChoice(
        compared.stream().min(BY_TIME).orElseThrow(),
        ways.stream().map(Way::candidate).toList(),
        problem);
  }

  private List<Way> finalists(List<Way> possible, double seconds) {
    List<Way> tried = near(possible, 1e9 * TRIALS * seconds / RUNS);
    if (tried.size() <= FINALISTS) {
      return measured(tried, seconds);
    }
    List<Way> best =
        measured(tried, TRIALS * seconds).stream().sorted(BY_TIME).limit(FINALISTS).toList();
    return measured(best, (1 - TRIALS) * seconds);
  }

  /** The two best by their counts, and what may be as fast and takes little time to try. */
  private static List<Way> near(List<Way> possible, double mostNanos) {
    double most = Math.min(DOUBT * possible.get(0).candidate().nanos(), mostNanos);
    return IntStream.range(0, possible.size())
        .filter(i -> i < FINALISTS || possible.get(i).candidate().nanos() <= most)
        .mapToObj(possible::get)
        .toList();
  }

  /** The fastest of all measurements counts. */
  private List<Way> measured(List<Way> finalists, double seconds) {
    double[] nanos = Alternation.nanos(finalists.stream().map(Way::derivative).toList(), seconds);
    List<Way> all = new ArrayList<>();
    for (int i = 0; i < nanos.length; i++) {
      Way way = finalists.get(i);
      ModeCandidate candidate = way.candidate();
      double preparation = preparation(candidate);
      double share = preparation / problem.calls;
      Double before = candidate.measured();
      double here = nanos[i] + share;
      Way timed =
          way.with(candidate.measured(before == null ? here : Math.min(before, here), preparation));
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
