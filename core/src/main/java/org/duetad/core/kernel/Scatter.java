package org.duetad.core.kernel;

import java.util.List;

/**
 * Adds the adjoints of numbers of which several turns of a block may read the same one: from the
 * last turn to the first, as if these were done one by one.
 */
final class Scatter implements LaneOperation {

  private static final LoadLanes[] NONE = {};

  /** In the order in which a turn adds them. */
  private final Loaded[] members;

  /** The members if the places of all of them move on evenly, in sections; else none. */
  private final LoadLanes[] even;

  Scatter(List<? extends Loaded> members) {
    this.members = members.toArray(Loaded[]::new);
    members.forEach(Loaded::defer);
    even = members.stream().allMatch(Scatter::isEven) ? members.toArray(LoadLanes[]::new) : NONE;
  }

  private static boolean isEven(Loaded member) {
    return member instanceof LoadLanes load && !(load.address instanceof Address.Table);
  }

  @Override
  public void evaluate(Lanes lanes) {
    // Adjoints only.
  }

  @Override
  public void pull(Lanes lanes) {
    int stride = even.length == 0 ? 0 : lanes.pieces(even);
    if (stride > 0) {
      lanes.pieces.addTo(lanes.adjoints, stride);
    } else {
      addTurns(lanes);
    }
  }

  private void addTurns(Lanes lanes) {
    for (int i = lanes.n - 1; i >= 0; i--) {
      for (Loaded member : members) {
        int place = member.place(lanes, i);
        if (place >= 0) {
          lanes.adjoints[place] += lanes.rowAdjoints[member.row][i];
        }
      }
    }
  }
}
