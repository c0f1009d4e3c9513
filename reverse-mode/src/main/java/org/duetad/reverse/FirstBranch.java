package org.duetad.reverse;

import org.jspecify.annotations.Nullable;

/**
 * What the first branch of a prepared function decides about a tape or a kernel, once, so that no
 * later use changes it. The branch is not held any longer than that.
 */
final class FirstBranch {

  private final int outputs;
  private volatile @Nullable PreparedBranch undecided;
  private volatile @Nullable Boolean areDirectionsOneByOne;
  private volatile @Nullable Boolean areSeedsOneByOne;

  /** Of a function that has a branch, unless it is differentiated on a tape. */
  FirstBranch(@Nullable PreparedBranch branch) {
    outputs = branch == null ? 0 : branch.outputs();
    undecided = branch;
  }

  /** How many outputs it had. */
  int outputs() {
    return outputs;
  }

  /** Whether several directions or seeds are done one after the other, number by number. */
  boolean isOneByOne(boolean areDirections) {
    Boolean known = areDirections ? areDirectionsOneByOne : areSeedsOneByOne;
    return known == null ? decide(areDirections) : known;
  }

  /** Decides what is left to decide. */
  void decide() {
    isOneByOne(true);
    isOneByOne(false);
  }

  private synchronized boolean decide(boolean areDirections) {
    Boolean known = areDirections ? areDirectionsOneByOne : areSeedsOneByOne;
    PreparedBranch branch = undecided;
    if (known != null || branch == null) {
      return known != null && known;
    }
    boolean decision = branch.isOneByOne(areDirections);
    if (areDirections) {
      areDirectionsOneByOne = decision;
    } else {
      areSeedsOneByOne = decision;
    }
    if (areDirectionsOneByOne != null && areSeedsOneByOne != null) {
      undecided = null;
    }
    return decision;
  }
}
