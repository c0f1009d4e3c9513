package org.duetad.core.sparse;

import java.util.Arrays;

/**
 * The order in which a greedy colouring visits the vertices. (Gebremedhin, Manne and Pothen, "What
 * color is your Jacobian?", SIAM Review 47, 2005, section 8.)
 */
public enum Ordering {
  /** In numerical order. */
  NATURAL {
    @Override
    int[] of(Graph graph) {
      int[] order = new int[graph.size()];
      Arrays.setAll(order, i -> i);
      return order;
    }
  },

  /** Those with the most neighbours first (Welsh and Powell 1967). */
  LARGEST_FIRST {
    @Override
    int[] of(Graph graph) {
      int[] degrees = Degrees.of(graph);
      return Buckets.sorted(degrees);
    }
  },

  /**
   * Last the one with the fewest neighbours, before it the one with the fewest among the others,
   * and so on (Matula, Marble and Isaacson 1972).
   */
  SMALLEST_LAST {
    @Override
    int[] of(Graph graph) {
      Buckets buckets = new Buckets(Degrees.of(graph));
      int[] order = new int[graph.size()];
      int[] seen = new int[graph.size()];
      for (int at = order.length - 1; at >= 0; at--) {
        int v = buckets.removeSmallest();
        order[at] = v;
        int stamp = at + 1;
        seen[v] = stamp;
        graph.visit(
            v,
            w -> {
              if (seen[w] != stamp) {
                seen[w] = stamp;
                buckets.lower(w);
              }
            });
      }
      return order;
    }
  };

  /** The vertices in the order in which they are coloured. */
  abstract int[] of(Graph graph);
}
