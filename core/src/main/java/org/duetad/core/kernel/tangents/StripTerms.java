package org.duetad.core.kernel.tangents;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** In which order the operands of numbers side by side have their columns. */
final class StripTerms {

  private final ColumnOrders columns;

  StripTerms(ColumnOrders columns) {
    this.columns = columns;
  }

  /** Where the columns of an operand are among those of the result. */
  int[] positions(StripGroup group, int i) {
    return columns.positions(group.from(0, i), group.place(0));
  }

  /** Whether an operand is a strip whose columns are the first ones of the result. */
  boolean isPrefix(StripGroup group, int i) {
    if (group.sources().get(i) < 0) {
      return false;
    }
    int[] at = positions(group, i);
    return IntStream.range(0, at.length).allMatch(j -> at[j] == j);
  }

  /** Whether a product of numbers that depend on no variable comes first, and then a strip. */
  boolean isStart(StripGroup group) {
    return group.sources().size() > 1
        && Arrays.stream(group.from(0)).allMatch(x -> columns.of(x).length == 0)
        && isPrefix(group, 1);
  }

  /** Whether an operand is variables one after the other, with a common factor. */
  boolean areVariables(StripGroup group, int i) {
    int[] x = group.from(i);
    return columns.areVariables(x)
        && (group.isSummand(i) || !group.members().get(0).isLate())
        && IntStream.range(0, x.length)
            .allMatch(
                k ->
                    x[k] == x[0] + k
                        && group.factor(k, i) == group.factor(0, i)
                        && columns.positions(x[k], group.place(k))[0] == positions(group, i)[0]);
  }

  /** Whether the last operand is variables that have the last columns alone. */
  boolean endsWithVariables(StripGroup group) {
    int last = group.sources().size() - 1;
    int column = columns.of(group.place(0)).length - 1;
    return group.sources().get(last) < 0
        && areVariables(group, last)
        && positions(group, last)[0] == column
        && IntStream.range(0, last).allMatch(i -> columns.of(group.from(0, i)).length <= column);
  }

  /** The columns of all members but for those of variables at the end. */
  int[] common(StripGroup group) {
    return common(group, group.place(0));
  }

  private int[] common(StripGroup group, int place) {
    int[] all = columns.of(place);
    return endsWithVariables(group) ? Arrays.copyOf(all, all.length - 1) : all;
  }

  /**
   * Whether rows are all that is made of numbers: sums of a product, multiples of strips whose
   * columns are the first ones, and variables that have the last ones.
   *
   * @param group the numbers
   * @param rows where the rows of the outputs are put
   * @param own those that are members
   */
  boolean areResults(StripGroup group, JacobianRows rows, List<Integer> own) {
    int begin = isStart(group) ? 1 : 0;
    int end = group.sources().size() - (endsWithVariables(group) ? 1 : 0);
    int[] outputs = own.stream().mapToInt(row -> rows.outputs()[row]).toArray();
    return rows.length() > 0
        && group.members().get(0).isLate()
        && Arrays.equals(outputs, group.places())
        && begin < end
        && IntStream.range(begin, end).allMatch(i -> isPrefix(group, i))
        && Arrays.stream(outputs)
            .allMatch(place -> Arrays.equals(common(group, place), common(group)));
  }
}
