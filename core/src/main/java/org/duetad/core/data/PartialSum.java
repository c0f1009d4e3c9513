package org.duetad.core.data;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.duetad.core.spi.Arguments;

/**
 * The sums of some blocks of rows, added in a fixed tree: blocks 2k and 2k + 1 are added first,
 * then the sums of these pairs likewise, and so on. So the total has the same bits in whatever
 * order, on whatever machine, blocks are added. What waits for its other half is kept.
 *
 * <p>Not for several threads at once.
 */
public final class PartialSum implements Serializable {

  /** How many rows a block has, but the last one: on it depends in what order rows are added. */
  public static final int ROWS = 256;

  private static final long serialVersionUID = 1L;

  /** Sums by node: the level is the number of halvings, 0 for a block. */
  private final Map<Node, double[]> nodes = new HashMap<>();

  private record Node(int level, long index) implements Serializable {}

  /** The sum of no block. */
  public PartialSum() {
    // Nothing to add up.
  }

  /**
   * Adds the sums of a block.
   *
   * @param block the number of the block, from 0
   * @param sums its sums; this owns the array from now on
   * @throws IllegalStateException if the block was added before
   * @throws IllegalArgumentException if another block had another number of sums
   */
  public void add(long block, double[] sums) {
    Objects.checkIndex(block, Long.MAX_VALUE);
    add(0, block, Objects.requireNonNull(sums, "partial sum: sums are null"));
  }

  /**
   * Adds all blocks of another sum, which is not to be used again.
   *
   * @param other the sums of other blocks
   * @return this sum
   * @throws IllegalStateException if a block is in both
   */
  public PartialSum add(PartialSum other) {
    other.nodes.forEach((node, sums) -> add(node.level, node.index, sums));
    return this;
  }

  private void add(int level, long index, double[] sums) {
    Node node = new Node(level, index);
    double[] sibling = nodes.remove(new Node(level, index ^ 1));
    if (sibling != null) {
      boolean isLeft = (index & 1) == 0;
      add(level + 1, index >> 1, isLeft ? joined(sums, sibling) : joined(sibling, sums));
    } else if (nodes.putIfAbsent(node, sums) != null) {
      throw new IllegalStateException(
          "partial sum: block " + (index << level) + " was added twice; add each block once");
    }
  }

  private static double[] joined(double[] left, double[] right) {
    Arguments.length("partial sum", "array of sums of a block", right, left.length);
    for (int i = 0; i < left.length; i++) {
      left[i] += right[i];
    }
    return left;
  }

  /**
   * The sums of all blocks, after which this is not to be used again.
   *
   * @param blocks how many blocks there are
   * @param length how many sums there are
   * @return the sums; zeros if there is no block
   * @throws IllegalStateException if a block is missing
   * @throws IllegalArgumentException if there are not as many sums
   */
  public double[] total(long blocks, int length) {
    if (blocks == 0 && nodes.isEmpty()) {
      return new double[length];
    }
    long last = blocks - 1;
    for (int level = 0; last > 0; level++, last >>= 1) {
      double[] alone = (last & 1) == 0 ? nodes.remove(new Node(level, last)) : null;
      if (alone != null) {
        add(level + 1, last >> 1, alone);
      }
    }
    double[] sums = nodes.size() == 1 ? nodes.values().iterator().next() : null;
    if (sums == null || !isRoot(blocks)) {
      throw new IllegalStateException(
          "partial sum: not all of " + blocks + " blocks were added, or others");
    }
    Arguments.length("partial sum", "array of sums", sums, length);
    return sums;
  }

  private boolean isRoot(long blocks) {
    int level = blocks == 1 ? 0 : 64 - Long.numberOfLeadingZeros(blocks - 1);
    return nodes.containsKey(new Node(level, 0));
  }
}
