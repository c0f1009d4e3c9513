package org.duetad.core.kernel.blocks;

import java.util.List;
import org.duetad.core.kernel.lanes.LaneOperation;
import org.duetad.core.kernel.memory.Lanes;

/**
 * Adds the adjoints of numbers of which several turns of a block may read the same one: from the
 * last turn to the first, as if these were done one by one.
 */
final class Scatter implements LaneOperation {

  private static final LoadLanes[] NONE = {};

  /** The most lanes of a stretch that is split, as its stride is not that of the longest one. */
  private static final int FEW = 4;

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
    return member instanceof LoadLanes load && load.isEven();
  }

  @Override
  public void evaluate(Lanes lanes) {
    // Adjoints only.
  }

  @Override
  public void pull(Lanes lanes) {
    int stride = even.length == 0 ? 0 : collect(lanes);
    if (stride > 0) {
      lanes.pieces.addTo(lanes.adjoints, stride, lanes.window);
    } else {
      addTurns(lanes);
    }
  }

  /** Collects the pieces of all members; the distance from lane to lane, or 0 if it differs. */
  private int collect(Lanes lanes) {
    int stride = stride(lanes);
    lanes.pieces.clear();
    for (LoadLanes load : even) {
      double[] terms = lanes.rowAdjoints[load.row];
      for (Stretch some : load.stretches(lanes)) {
        int place = some.at(lanes.turn);
        if (some.stride() == stride) {
          lanes.pieces.add(terms, some.from(), some.end(), place - some.from() * stride);
        } else if (some.end() - some.from() > FEW) {
          return 0;
        } else {
          for (int i = some.from(); i < some.end(); i++) {
            int at = place + (i - some.from()) * some.stride();
            lanes.pieces.add(terms, i, i + 1, at - i * stride);
          }
        }
      }
    }
    return stride;
  }

  /** The distance from lane to lane in the longest stretch, or 0 if that is negative. */
  private int stride(Lanes lanes) {
    int stride = 0;
    int longest = 0;
    for (LoadLanes load : even) {
      for (Stretch some : load.stretches(lanes)) {
        if (some.end() - some.from() > longest) {
          longest = some.end() - some.from();
          stride = some.stride();
        }
      }
    }
    return longest == 1 ? 1 : Math.max(0, stride);
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
