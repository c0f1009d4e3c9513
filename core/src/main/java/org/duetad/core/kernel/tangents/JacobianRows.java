package org.duetad.core.kernel.tangents;

import java.util.Arrays;

/**
 * Where the rows of a Jacobian are put: each into an array of its own, at its columns, or all of
 * them into one array, the entries of a row after those of the rows before.
 *
 * @param outputs the place of each output's number
 * @param targets for each output, where its tangents are put in their order
 * @param length how long an array of its own is; 0 for one array
 */
@SuppressWarnings("ArrayRecordComponent") // Not changed or compared.
public record JacobianRows(int[] outputs, int[][] targets, int length) {

  public static JacobianRows apart(int[] outputs, ColumnOrders columns, int variables) {
    int[][] targets = Arrays.stream(outputs).mapToObj(columns::of).toArray(int[][]::new);
    return new JacobianRows(outputs, targets, variables);
  }

  public static JacobianRows inOne(int[] outputs, ColumnOrders columns) {
    int[][] targets = new int[outputs.length][];
    int first = 0;
    for (int i = 0; i < outputs.length; i++) {
      int from = first;
      targets[i] = new int[columns.of(outputs[i]).length];
      Arrays.setAll(targets[i], j -> from + j);
      first += targets[i].length;
    }
    return new JacobianRows(outputs, targets, 0);
  }
}
