package org.duetad.core.sparse;

import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/** Vertices, and which of them must differ in colour. */
interface Graph {

  /** How many vertices there are. */
  int size();

  /** Visits the neighbours of v, some of them several times, and perhaps v itself. */
  void visit(int v, IntConsumer visitor);

  /** The pairs of an adjacency matrix's pattern. */
  static Graph of(SparsityPattern adjacency) {
    return new Graph() {
      @Override
      public int size() {
        return adjacency.rows();
      }

      @Override
      public void visit(int v, IntConsumer visitor) {
        for (int k = adjacency.start(v); k < adjacency.start(v + 1); k++) {
          visitor.accept(adjacency.column(k));
        }
      }
    };
  }

  /**
   * Vertices at distance 2: two lines that have an entry in the same crossing line.
   *
   * @param lines the crossing lines of each line
   * @param crossings the lines of each crossing line
   * @param counts which crossing lines count
   */
  static Graph distanceTwo(SparsityPattern lines, SparsityPattern crossings, IntPredicate counts) {
    return new Graph() {
      @Override
      public int size() {
        return lines.rows();
      }

      @Override
      public void visit(int v, IntConsumer visitor) {
        for (int k = lines.start(v); k < lines.start(v + 1); k++) {
          int line = lines.column(k);
          if (counts.test(line)) {
            for (int e = crossings.start(line); e < crossings.start(line + 1); e++) {
              visitor.accept(crossings.column(e));
            }
          }
        }
      }
    };
  }
}
