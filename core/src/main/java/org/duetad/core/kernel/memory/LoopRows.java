package org.duetad.core.kernel.memory;

/** What a loop of lanes needs of the working memory: an array for each row, by blocks. */
public interface LoopRows {

  /** How many turns a block has at most. */
  int lanes();

  /** An array for each row that is not kept. */
  double[][] passing();

  /** For each block in a turn of the enclosing loops an array for the adjoints of each row. */
  double[][][] adjoints();
}
