package org.duetad.core.data;

import java.util.Arrays;

/**
 * Numbers of which some are shared by all rows, and some belong to each row; they stand in this
 * order, row after row.
 *
 * @param shared how many are shared
 * @param locals how many each row has
 */
record Group(int shared, int locals) {

  /** The group of all numbers of some groups. */
  static Group joined(Group... groups) {
    return new Group(
        Arrays.stream(groups).mapToInt(Group::shared).sum(),
        Arrays.stream(groups).mapToInt(Group::locals).sum());
  }

  /** Where the numbers of the joined group stand among those of the groups one after the other. */
  static int[] order(int rows, Group... groups) {
    Group all = joined(groups);
    int[] order = new int[all.shared + rows * all.locals];
    int start = 0;
    int shared = 0;
    int locals = all.shared;
    for (Group group : groups) {
      for (int i = 0; i < group.shared; i++) {
        order[shared + i] = start + i;
      }
      for (int row = 0; row < rows; row++) {
        for (int i = 0; i < group.locals; i++) {
          order[locals + row * all.locals + i] = start + group.shared + row * group.locals + i;
        }
      }
      shared += group.shared;
      locals += group.locals;
      start += group.shared + rows * group.locals;
    }
    return order;
  }
}
