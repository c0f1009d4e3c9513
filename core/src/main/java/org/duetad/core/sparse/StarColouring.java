package org.duetad.core.sparse;

import java.util.Arrays;

/**
 * Greedy star colouring of an adjacency graph: neighbours differ, and any two colours induce stars,
 * so that no path of four vertices has only two colours (Coleman and Moré 1984; Gebremedhin, Manne
 * and Pothen 2005, section 4; the stars are kept as in Gebremedhin, Tarafdar, Manne and Pothen,
 * "New acyclic and star coloring algorithms", SIAM J. Sci. Comput. 29, 2007).
 *
 * <p>For each vertex it keeps the colours of its neighbours, how many there are of each, and
 * whether the vertex is a leaf of a larger star about its neighbour of that colour: such a colour
 * is forbidden to its other neighbours.
 */
final class StarColouring {

  private final SparsityPattern pattern;
  private final int[] colours;
  // The colours of the neighbours of v are in the places from pattern.start(v) on, used[v] of them.
  private final int[] used;
  private final int[] slotColours;
  private final int[] slotCounts;
  private final int[] slotFirsts;
  private final boolean[] leaf;

  StarColouring(SparsityPattern pattern) {
    this.pattern = pattern;
    colours = new int[pattern.rows()];
    Arrays.fill(colours, Colouring.NONE);
    used = new int[pattern.rows()];
    slotColours = new int[pattern.count()];
    slotCounts = new int[pattern.count()];
    slotFirsts = new int[pattern.count()];
    leaf = new boolean[pattern.count()];
  }

  /** The colours; a vertex without neighbours also has one, for its diagonal element. */
  int[] colours(Ordering ordering) {
    int[] forbidden = new int[colours.length + 1];
    Arrays.fill(forbidden, Colouring.NONE);
    for (int v : ordering.of(Graph.of(pattern))) {
      forbid(v, forbidden);
      colours[v] = Colouring.smallestAllowed(forbidden, v);
      announce(v);
      gather(v);
    }
    return colours;
  }

  private void forbid(int v, int[] forbidden) {
    for (int k = pattern.start(v); k < pattern.start(v + 1); k++) {
      int w = pattern.column(k);
      if (w == v || colours[w] == Colouring.NONE) {
        continue;
      }
      forbidden[colours[w]] = v;
      boolean twin = slotCounts[slot(v, colours[w])] > 1;
      for (int s = pattern.start(w); s < pattern.start(w) + used[w]; s++) {
        if (twin || leaf[s]) {
          forbidden[slotColours[s]] = v;
        }
      }
    }
  }

  /** The place of a colour among those of the neighbours of v. */
  private int slot(int v, int colour) {
    int s = pattern.start(v);
    while (slotColours[s] != colour) {
      s++;
    }
    return s;
  }

  /** Records the colour of v at its neighbours: some become the centre of a larger star. */
  private void announce(int v) {
    for (int k = pattern.start(v); k < pattern.start(v + 1); k++) {
      int w = pattern.column(k);
      if (w != v) {
        int s = count(w, v);
        if (colours[w] != Colouring.NONE && slotCounts[s] > 1) {
          leaf[slot(v, colours[w])] = true;
          leaf[slot(slotFirsts[s], colours[w])] = true;
        }
      }
    }
  }

  private int count(int w, int v) {
    int from = pattern.start(w);
    int s = from;
    while (s < from + used[w] && slotColours[s] != colours[v]) {
      s++;
    }
    if (s == from + used[w]) {
      used[w]++;
      slotColours[s] = colours[v];
      slotFirsts[s] = v;
    }
    slotCounts[s]++;
    return s;
  }

  /** The neighbours of v that share a colour are leaves of a star about v. */
  private void gather(int v) {
    for (int k = pattern.start(v); k < pattern.start(v + 1); k++) {
      int w = pattern.column(k);
      if (w != v && colours[w] != Colouring.NONE && slotCounts[slot(v, colours[w])] > 1) {
        leaf[slot(w, colours[v])] = true;
      }
    }
  }
}
