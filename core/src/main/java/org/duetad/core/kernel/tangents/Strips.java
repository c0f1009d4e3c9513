package org.duetad.core.kernel.tangents;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The tangents of a program's numbers in strips, and the rows of its Jacobian in them. */
public final class Strips {

  /** How many numbers may be side by side. */
  static final int MOST = 8;

  private final StripCode code;
  private final FirstProducts products;
  private final long cost;

  private final int[] lengths;

  private Strips(Combinations of, ColumnOrders columns, JacobianRows targets, int most) {
    StripGroups groups = new StripGroups(of.all(), columns, of.one(), most);
    List<StripGroup> inOrder = groups.inOrder();
    List<List<Integer>> rows = new ArrayList<>();
    inOrder.forEach(group -> rows.add(new ArrayList<>()));
    for (int i = 0; i < targets.outputs().length; i++) {
      StripGroup owner = groups.owner(targets.outputs()[i]);
      if (owner != null) {
        rows.get(owner.index()).add(i);
      }
    }
    boolean[] isRead = new boolean[rows.size()];
    boolean[] isDoubtful = new boolean[rows.size()];
    for (StripGroup group : inOrder) {
      groups.sources(group).forEach(source -> isRead[source] = true);
      if (!rows.get(group.index()).isEmpty()) {
        groups.sources(group).forEach(source -> isDoubtful[source] = true);
      }
    }
    StripWriter writer = new StripWriter(groups, columns, places(isRead), of);
    for (StripGroup group : inOrder) {
      int index = group.index();
      writer.write(group, targets, rows.get(index), isDoubtful[index]);
    }
    code = writer.code();
    products = writer.products();
    cost = writer.cost();
    lengths = writer.lengths();
  }

  /** Where the strip of each group is: those that are unused later share a place. */
  private static int[] places(boolean[] isRead) {
    int[] places = new int[isRead.length];
    int next = StripWriter.SPECIAL;
    for (int k = 0; k < places.length; k++) {
      places[k] = isRead[k] ? next++ : 0;
    }
    return places;
  }

  /**
   * With numbers side by side where that pays.
   *
   * @param of the tangents
   * @param columns the columns that they have
   * @param rows where the rows of the outputs are put
   */
  public static Strips of(Combinations of, ColumnOrders columns, JacobianRows rows) {
    Strips together = new Strips(of, columns, rows, MOST);
    Strips apart = new Strips(of, columns, rows, 1);
    return together.cost < apart.cost ? together : apart;
  }

  public StripCode code() {
    return code;
  }

  /** The products that strips begin with. */
  public FirstProducts products() {
    return products;
  }

  /** How many lanes the longest strip has. */
  public int most() {
    return Arrays.stream(lengths).max().orElse(0);
  }

  /** Memory for all strips. */
  public double[][] memory() {
    return Arrays.stream(lengths).mapToObj(double[]::new).toArray(double[][]::new);
  }
}
