package org.duetad.core.kernel.tangents;

import java.util.ArrayList;
import java.util.List;

/**
 * Numbers whose tangents are to be side by side, before code is made for them.
 *
 * @param index its index among all
 * @param members the tangents of each number
 * @param isCopied whether these are in other strips and are copied; otherwise they are computed
 * @param sources for each operand the strip of those of all members; -1 for what is added number by
 *     number
 */
record StripGroup(int index, List<Combination> members, boolean isCopied, List<Integer> sources) {

  StripGroup(int index, List<Combination> members, boolean isCopied) {
    this(index, members, isCopied, new ArrayList<>());
  }

  /** The place of the number that the tangents of a member are multiplied of, by operand. */
  int from(int member, int operand) {
    return members.get(member).from()[operand];
  }

  /** The places of the members' operands of one index. */
  int[] from(int operand) {
    return members.stream().mapToInt(each -> each.from()[operand]).toArray();
  }

  /** The place of the factor. */
  int factor(int member, int operand) {
    return members.get(member).factors()[operand];
  }

  /** Whether an operand is a term of values that are computed with the tangents. */
  boolean isSummand(int operand) {
    return operand < members.get(0).summands();
  }

  /** The place of a member. */
  int place(int member) {
    return members.get(member).to();
  }

  /** How many values and tangents there are. */
  int lanes(ColumnOrders columns) {
    return members.size() * (1 + columns.of(place(0)).length);
  }

  int[] places() {
    return members.stream().mapToInt(Combination::to).toArray();
  }

  /** The member that is the number at a place. */
  int member(int place) {
    int member = 0;
    while (members.get(member).to() != place) {
      member++;
    }
    return member;
  }

  /** The lane of a column of a member, by the position of the column. */
  int lane(int member, int position) {
    return (position + 1) * members.size() + member;
  }
}
