package org.duetad.core.sparse;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.rules.GeneralRule;

/** What the results of a general rule depend on at a point, by a pushforward for each operand. */
final class Pushed {

  private Pushed() {}

  static IndexSet[] inputs(GeneralRule rule, double[] x, double[] y, IndexSet[] sets) {
    IndexSet[] results = new IndexSet[y.length];
    Arrays.fill(results, IndexSet.EMPTY);
    Scalar[] in = Scalar.of(x);
    Scalar[] out = Scalar.of(y);
    double[] unit = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      if (!sets[i].isEmpty()) {
        unit[i] = 1.0;
        Scalar[] column = rule.push(in, out, Scalar.of(unit));
        unit[i] = 0.0;
        add(results, column, sets[i]);
      }
    }
    return results;
  }

  private static void add(IndexSet[] results, Scalar[] column, IndexSet set) {
    for (int k = 0; k < results.length; k++) {
      if (column[k].value() != 0) {
        results[k] = results[k].union(set);
      }
    }
  }
}
