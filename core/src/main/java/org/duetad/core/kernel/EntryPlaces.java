package org.duetad.core.kernel;

import java.util.Arrays;
import java.util.List;
import org.duetad.core.program.loops.Index;
import org.jspecify.annotations.Nullable;

/** Where the entries of a Jacobian go: whether they are alone there, or several are added up. */
final class EntryPlaces {

  private final int[] places;

  /** How many entries go to each place: 0, 1, or 2 for more. */
  private final byte[] uses;

  EntryPlaces(int[] places) {
    this.places = places.clone();
    uses = new byte[1 + Arrays.stream(places).max().orElse(-1)];
    for (int place : places) {
      if (place >= 0) {
        uses[place] = (byte) Math.min(2, uses[place] + 1);
      }
    }
  }

  /** How long an array is that has all places. */
  int size() {
    return uses.length;
  }

  /** Rejects an array that has not all places. */
  void requireIn(double[] out) {
    if (out.length < uses.length) {
      throw new IllegalArgumentException(
          "jacobian: the array of entries has "
              + out.length
              + " elements, but a place is "
              + (uses.length - 1));
    }
  }

  /** The place of an entry, or -1. */
  int at(int entry) {
    return places[entry];
  }

  /** Whether each of some entries is the only one at its place, or goes nowhere. */
  boolean areAlone(int from, int count) {
    for (int k = from; k < from + count; k++) {
      if (places[k] >= 0 && uses[places[k]] > 1) {
        return false;
      }
    }
    return true;
  }

  /** Whether all of some entries have places that are equally far from each other. */
  boolean areEven(int from, int count) {
    int stride = stride(from, count);
    for (int k = 0; k < count; k++) {
      if (places[from + k] < 0 || places[from + k] != places[from] + k * stride) {
        return false;
      }
    }
    return true;
  }

  /** The places of the entries of a loop's turns, if each is alone at one; null if some are not. */
  @Nullable Index index(int from, int turns) {
    if (!areAlone(from, turns)) {
      return null;
    } else if (areEven(from, turns)) {
      return new Index.Affine(places[from], List.of(new Index.Term(0, stride(from, turns))));
    }
    boolean areAnywhere = Arrays.stream(places, from, from + turns).allMatch(place -> place >= 0);
    Index.Affine at = new Index.Affine(from, List.of(new Index.Term(0, 1)));
    return areAnywhere ? new Index.Table(places, at) : null;
  }

  /** The distance of the first two of some entries; 0 if there is one only. */
  int stride(int from, int count) {
    return count == 1 ? 0 : places[from + 1] - places[from];
  }

  /** Where several entries add up: each place once for each of them. */
  int[] sums() {
    return Arrays.stream(places).filter(place -> place >= 0 && uses[place] > 1).toArray();
  }
}
