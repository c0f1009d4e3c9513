package org.duetad.core.kernel.tangents;

import java.util.ArrayList;
import java.util.List;

/**
 * How adjoints are computed for several seeds, the last number first: listings for {@link
 * BatchMath#pull}, and rules of several results between them.
 *
 * @param sums the listings, one more than rules
 * @param rules the rules
 */
record BatchAdjoints(List<int[]> sums, List<BatchRule> rules) {

  /** In the order in which they are computed. */
  static final class Builder {

    private final List<int[]> sums = new ArrayList<>();
    private final List<BatchRule> rules = new ArrayList<>();
    private IntList last = new IntList();

    /** The listing after the last rule, to add to. */
    IntList last() {
      return last;
    }

    void add(BatchRule rule) {
      sums.add(last.toArray());
      rules.add(rule);
      last = new IntList();
    }

    BatchAdjoints build() {
      sums.add(last.toArray());
      return new BatchAdjoints(sums, rules);
    }
  }

  /** Adds the adjoints of each number to those of its operands, and clears them. */
  void pull(double[] v, double[] t, double[] bar, int count) {
    BatchMath.pull(sums.get(0), v, t, bar, count);
    for (int k = 0; k < rules.size(); k++) {
      rules.get(k).pull(v, bar, count);
      BatchMath.pull(sums.get(k + 1), v, t, bar, count);
    }
  }
}
