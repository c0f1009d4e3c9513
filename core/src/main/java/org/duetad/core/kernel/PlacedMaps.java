package org.duetad.core.kernel;

import java.util.List;
import java.util.function.Function;
import org.duetad.core.kernel.trial.EntriesTier;
import org.duetad.core.program.loops.LoopCode;
import org.duetad.core.program.loops.LoopFunction;

/** The entries of a {@link MapJacobian}, with a place for each in an array. */
final class PlacedMaps implements KernelEntries {

  private final MapJacobian jacobian;
  private final List<List<EntryWriter>> writers;

  /** Where several entries add up. */
  private final int[] sums;

  private final EntryPlaces places;
  private final EntriesTier tier;

  PlacedMaps(MapJacobian jacobian, EntryPlaces places) {
    this.jacobian = jacobian;
    writers = jacobian.writers(places);
    sums = places.sums();
    this.places = places;
    tier =
        new EntriesTier(
            jacobian.operations(),
            () -> jacobian.codes(places),
            () -> jacobian.apart(writers, new double[places.size()]));
  }

  @Override
  public boolean putTo(double[] x, double[] y, double[] out) {
    places.requireIn(out);
    jacobian.requireLengths(x, y);
    List<LoopFunction> compiled = y.length == 0 ? tier.next(x) : List.of();
    return (!compiled.isEmpty() && jacobian.isPut(x, compiled, out)) || isPut(x, y, out);
  }

  private boolean isPut(double[] x, double[] y, double[] out) {
    for (int place : sums) {
      out[place] = 0;
    }
    return jacobian.isPut(x, y, writers, out) && areSumsFinite(out);
  }

  private boolean areSumsFinite(double[] out) {
    for (int place : sums) {
      if (!Double.isFinite(out[place])) {
        return false;
      }
    }
    return true;
  }

  /** Whether it is decided what computes them. */
  boolean isDecided() {
    return tier.isDecided();
  }

  /** From now on they are computed by compiled loops, if they have that form: how many. */
  int use(Function<LoopCode, LoopFunction> compiler) {
    return tier.use(compiler).size();
  }
}
