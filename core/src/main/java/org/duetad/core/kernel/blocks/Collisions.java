package org.duetad.core.kernel.blocks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.duetad.core.kernel.loops.Address;

/**
 * Finds the numbers of a loop of lanes that several turns read from the same place: the order in
 * which their adjoints are added must not depend on the size of a block.
 */
public final class Collisions {

  /** For each place, the member that read it last. */
  private final int[] reader;

  /** For each place, the lane that read it first, in the latest execution of the loop that did. */
  private final int[] lane;

  /** For each place, the number of that execution. */
  private final int[] time;

  private int now;

  private List<Loaded> members = new ArrayList<>();
  private List<int[]> places = new ArrayList<>();

  public Collisions(int size) {
    reader = new int[size];
    lane = new int[size];
    time = new int[size];
  }

  /**
   * Notes where numbers are read.
   *
   * @param member reads them
   * @param at the place in all turns, the lanes moving fastest; -1 for none
   */
  public void add(Loaded member, int[] at) {
    members.add(member);
    places.add(at);
  }

  /** The groups whose members read the same places, in several turns, and forgets them. */
  public List<Scatter> groups(int turns) {
    int[] group = IntStream.range(0, members.size()).toArray();
    boolean[] spread = new boolean[group.length];
    for (int first = 0; !members.isEmpty() && first < places.get(0).length; first += turns) {
      now++;
      for (int m = 0; m < group.length; m++) {
        read(m, first, turns, group, spread);
      }
    }
    List<Scatter> found = new ArrayList<>();
    for (int root = 0; root < group.length; root++) {
      List<Loaded> some = new ArrayList<>();
      boolean isSpread = false;
      for (int m = group.length - 1; m >= 0; m--) {
        if (root(group, m) == root) {
          some.add(members.get(m));
          isSpread |= spread[m];
        }
      }
      if (isSpread && (some.size() > 1 || !isInOrder(some.get(0)))) {
        found.add(new Scatter(some));
      }
    }
    members = new ArrayList<>();
    places = new ArrayList<>();
    return found;
  }

  /** Alone, these are added from the last turn to the first. */
  private static boolean isInOrder(Loaded member) {
    return !(member instanceof LoadLanes load && load.address instanceof Address.Sections);
  }

  private void read(int m, int first, int turns, int[] group, boolean[] spread) {
    for (int i = 0; i < turns; i++) {
      int place = places.get(m)[first + i];
      if (place < 0) {
        continue;
      }
      if (time[place] == now) {
        group[root(group, m)] = root(group, reader[place]);
        spread[m] |= lane[place] != i;
      } else {
        time[place] = now;
        lane[place] = i;
      }
      reader[place] = m;
    }
  }

  private static int root(int[] group, int m) {
    int root = m;
    while (group[root] != root) {
      root = group[root];
    }
    return root;
  }
}
