package org.duetad.core.sparse;

import java.util.Arrays;

/** How many different neighbours the vertices of a graph have. */
final class Degrees {

  private Degrees() {}

  static int[] of(Graph graph) {
    int[] degrees = new int[graph.size()];
    int[] seen = new int[graph.size()];
    Arrays.fill(seen, -1);
    for (int v = 0; v < degrees.length; v++) {
      int from = v;
      seen[v] = v;
      graph.visit(
          v,
          w -> {
            if (seen[w] != from) {
              seen[w] = from;
              degrees[from]++;
            }
          });
    }
    return degrees;
  }
}
