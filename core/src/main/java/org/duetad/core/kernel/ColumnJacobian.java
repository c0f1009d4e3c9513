package org.duetad.core.kernel;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.duetad.core.kernel.plan.KernelPlan;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a Jacobian by the tangents of each number along the variables that it depends on,
 * as in {@link KernelColumns}.
 */
final class ColumnJacobian extends KernelJacobian {

  private final KernelColumns columns;
  private final int outputs;

  /** The row and the column of each entry. */
  private final int[] rows;

  private final int[] variables;

  private ColumnJacobian(KernelColumns columns, int[][] of) {
    this.columns = columns;
    outputs = of.length;
    variables = Arrays.stream(of).flatMapToInt(Arrays::stream).toArray();
    rows =
        IntStream.range(0, of.length).flatMap(i -> Arrays.stream(of[i]).map(column -> i)).toArray();
  }

  /** The entries; null if these are many, or rules have no tangents side by side. */
  static @Nullable KernelJacobian of(KernelPlan plan, int variables) {
    KernelColumns columns = KernelColumns.sparse(plan, variables);
    return columns == null ? null : new ColumnJacobian(columns, columns.pattern());
  }

  @Override
  public int count() {
    return rows.length;
  }

  @Override
  public int row(int k) {
    return rows[k];
  }

  @Override
  public int column(int k) {
    return variables[k];
  }

  @Override
  KernelEntries at(int... places) {
    EntryPlaces required = new EntryPlaces(places);
    return (x, y, out) -> {
      required.requireIn(out);
      double[] value = y.length == 0 ? new double[outputs] : y;
      double[] entries = new double[places.length];
      if (!columns.entries(x, value, entries)) {
        return false;
      }
      put(entries, places, out);
      return true;
    };
  }

  private static void put(double[] entries, int[] places, double[] out) {
    for (int place : places) {
      if (place >= 0) {
        out[place] = 0;
      }
    }
    for (int k = 0; k < places.length; k++) {
      if (places[k] >= 0) {
        out[places[k]] += entries[k];
      }
    }
  }
}
