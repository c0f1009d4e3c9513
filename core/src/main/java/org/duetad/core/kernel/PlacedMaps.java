package org.duetad.core.kernel;

import java.util.List;

/** The entries of a {@link MapJacobian}, with a place for each in an array. */
final class PlacedMaps implements KernelEntries {

  private final MapJacobian jacobian;
  private final List<List<EntryWriter>> writers;

  /** Where several entries add up. */
  private final int[] sums;

  private final EntryPlaces places;

  PlacedMaps(MapJacobian jacobian, EntryPlaces places) {
    this.jacobian = jacobian;
    writers = jacobian.writers(places);
    sums = places.sums();
    this.places = places;
  }

  @Override
  public boolean putTo(double[] x, double[] y, double[] out) {
    places.requireIn(out);
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
}
