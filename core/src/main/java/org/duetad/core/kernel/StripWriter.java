package org.duetad.core.kernel;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** Writes a {@link StripCode}, and estimates the time that it takes. */
final class StripWriter {

  /** The first strips: one for what is unused later, and one to begin with for each size. */
  static final int SPECIAL = Strips.MOST + 2;

  /** The last of these. */
  private static final int ZEROS = SPECIAL - 1;

  private static final int NONE = -1;

  private final StripGroups groups;
  private final ColumnOrders columns;

  /** For each group, where its strip is. */
  private final int[] strips;

  /** How long each strip has to be. */
  private final int[] lengths;

  /** For each place, whether tangents are multiples of the number there. */
  private final boolean[] isFactor;

  /** The place of the number 1. */
  private final int one;

  private final IntList code = new IntList();

  /** Where the last operation begins; 0 if it takes no more operands. */
  private int begin;

  /** In about a fifth of a nanosecond. */
  private long cost;

  /** The strips to be checked. */
  private final List<Integer> doubtful = new ArrayList<>();

  private final Map<IntBuffer, Integer> rows = new LinkedHashMap<>();

  StripWriter(StripGroups groups, ColumnOrders columns, int[] strips, boolean[] isFactor, int one) {
    lengths = new int[SPECIAL + strips.length];
    this.groups = groups;
    this.columns = columns;
    this.strips = strips;
    this.isFactor = isFactor;
    this.one = one;
  }

  StripCode code() {
    int[][] all = rows.keySet().stream().map(IntBuffer::array).toArray(int[][]::new);
    return new StripCode(code.toArray(), all, pairs());
  }

  /** The strips to be checked, in pairs of about as many lanes. */
  private int[] pairs() {
    doubtful.sort(Comparator.comparingInt(strip -> lengths[strip]));
    IntStream.Builder pairs = IntStream.builder();
    for (int k = 0; k < doubtful.size(); k += 2) {
      int first = doubtful.get(k);
      int second = doubtful.get(Math.min(k + 1, doubtful.size() - 1));
      lengths[first] = lengths[second];
      pairs.add(first).add(second).add(lengths[second]);
    }
    return pairs.build().toArray();
  }

  /** How long each strip is. */
  int[] lengths() {
    return lengths;
  }

  long cost() {
    return cost;
  }

  /**
   * Writes a strip.
   *
   * @param group whose tangents are side by side
   * @param rows where the rows of the outputs are put
   * @param own those that are members
   * @param isDoubtful whether its lanes are to be checked
   */
  void write(StripGroup group, JacobianRows rows, List<Integer> own, boolean isDoubtful) {
    int strip = strips[group.index()];
    lengths[strip] = Math.max(lengths[strip], group.lanes(columns));
    code.add(strip, group.lanes(columns));
    begin = 0;
    if (group.isCopied()) {
      copy(group);
    } else {
      putSums(group);
      boolean isLate = group.members().get(0).isLate();
      boolean isInStrip = strip == 0 || (isDoubtful && isWide(group));
      if (!isLate || !isInStrip || isFactor(group)) {
        code.add(isLate ? StripCode.STORE : StripCode.LOAD, group.members().size());
        code.add(group.places());
      }
      putRows(group, rows, own);
    }
    if (isDoubtful) {
      doubtful.add(strip);
      cost += 10 + group.lanes(columns);
    }
    code.add(StripCode.END);
    cost += 20 + 5L * group.members().size();
  }

  private void begin(int operation, int... head) {
    begin = code.size();
    code.add(operation);
    code.add(head);
    cost += 20;
  }

  private void copy(StripGroup group) {
    int step = group.members().size();
    for (int member = 0; member < step; member++) {
      StripGroup owner = owner(group.place(member));
      int from = owner.member(group.place(member));
      int width = group.lanes(columns) / step;
      begin(StripCode.COPY, strips[owner.index()], from, owner.members().size());
      code.add(member, step, width);
      cost += 10L * width;
    }
  }

  private StripGroup owner(int place) {
    return Objects.requireNonNull(groups.owner(place));
  }

  private void putSums(StripGroup group) {
    boolean isStarted = isStart(group);
    int from = isStarted ? group.members().size() : ZEROS;
    if (isStarted) {
      start(group, from);
    } else if (!isPrefix(group, 0)) {
      begin(StripCode.CLEAR);
      from = NONE;
    }
    for (int i = isStarted ? 1 : 0; i < group.sources().size(); i++) {
      if (isPrefix(group, i)) {
        addAll(group, i, from);
      } else if (group.sources().get(i) >= 0) {
        addRuns(group, i);
      } else if (areVariables(group, i)) {
        begin(StripCode.VARIABLES, group.factor(0, i), group.from(0, i));
        code.add(group.lane(0, positions(group, i)[0]), group.members().size());
      } else {
        addNumbers(group, i);
      }
      from = NONE;
    }
  }

  /** Where the columns of an operand are among those of the result. */
  private int[] positions(StripGroup group, int i) {
    return columns.positions(group.from(0, i), group.place(0));
  }

  /** Whether an operand is a strip whose columns are the first ones of the result. */
  private boolean isPrefix(StripGroup group, int i) {
    int[] at = group.sources().get(i) < 0 ? new int[] {NONE} : positions(group, i);
    return IntStream.range(0, at.length).allMatch(j -> at[j] == j);
  }

  /** Whether a product of numbers that depend on no variable comes first, and then a strip. */
  private boolean isStart(StripGroup group) {
    return group.sources().size() > 1
        && Arrays.stream(group.from(0)).allMatch(x -> columns.of(x).length == 0)
        && isPrefix(group, 1);
  }

  private void start(StripGroup group, int to) {
    begin(StripCode.START, to, to);
    for (int member = 0; member < to; member++) {
      code.add(group.factor(member, 0), group.from(member, 0));
    }
    cost += 5L * to;
  }

  /** Whether an operand is variables one after the other, with a common factor. */
  private boolean areVariables(StripGroup group, int i) {
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

  /**
   * Columns that are the first ones of the result: zeros follow them. As another term of the last
   * operation, if there is room.
   *
   * @param from the strip that they are added to; none to add to the result
   */
  private void addAll(StripGroup group, int i, int from) {
    int lanes = group.lanes(columns);
    int source = strips[group.sources().get(i)];
    boolean isSum = begin > 0 && code.at(begin) <= StripCode.FIRST + StripCode.MOST_TERMS;
    if (isSum && code.at(begin) % StripCode.MOST_TERMS != 0) {
      code.increment(begin);
    } else if (from == NONE) {
      begin(1);
      cost += 20;
    } else {
      begin(StripCode.FIRST + 1, from);
      lengths[from] = Math.max(lengths[from], lanes);
      cost += 20;
    }
    code.add(group.factor(0, i), source);
    lengths[source] = Math.max(lengths[source], lanes);
    cost += lanes;
  }

  private void addRuns(StripGroup group, int i) {
    int[] at = positions(group, i);
    int step = group.members().size();
    int factor = group.factor(0, i);
    int strip = strips[group.sources().get(i)];
    if (group.isSummand(i)) {
      begin(StripCode.RUN, factor, strip, 0, 0, step);
      cost += 5L * step;
    }
    for (int from = 0, end; from < at.length; from = end) {
      end = from + 1;
      while (end < at.length && at[end] == at[end - 1] + 1) {
        end++;
      }
      int n = step * (end - from);
      begin(StripCode.RUN, factor, strip, group.lane(0, from), group.lane(0, at[from]), n);
      cost += 5L * n;
    }
  }

  private void addNumbers(StripGroup group, int i) {
    for (int member = 0; member < group.members().size(); member++) {
      int factor = group.factor(member, i);
      int from = group.from(member, i);
      if (group.isSummand(i)) {
        addElement(StripCode.NUMBERS, member, factor, from);
      }
      int[] at = columns.positions(from, group.place(member));
      StripGroup owner = groups.owner(from);
      for (int j = 0; j < at.length; j++) {
        int lane = group.lane(member, at[j]);
        if (owner == null) {
          addElement(StripCode.NUMBERS, lane, factor, one);
        } else {
          int source = owner.lane(owner.member(from), j);
          addElement(StripCode.LANES, lane, factor, strips[owner.index()], source);
        }
      }
    }
  }

  private void addElement(int operation, int... operands) {
    if (begin == 0 || code.at(begin) != operation) {
      begin(operation, 0);
    }
    code.increment(begin + 1);
    code.add(operands);
    cost += 8;
  }

  /** Whether others read the values in the strip alone. */
  private boolean isWide(StripGroup group) {
    return !columns.areFew(group.place(0));
  }

  /** Whether tangents are multiples of one of the values. */
  private boolean isFactor(StripGroup group) {
    return Arrays.stream(group.places()).anyMatch(place -> isFactor[place]);
  }

  /** How many of the first columns all rows put to the same places. */
  private static int common(JacobianRows of, List<Integer> own) {
    int[] first = of.targets()[own.get(0)];
    return own.stream()
        .mapToInt(row -> Arrays.mismatch(first, of.targets()[row]))
        .map(k -> k < 0 ? first.length : k)
        .min()
        .orElse(0);
  }

  private void putRows(StripGroup group, JacobianRows of, List<Integer> own) {
    if (own.isEmpty()) {
      return;
    }
    code.add(StripCode.ROWS, group.members().size(), common(of, own), own.size());
    for (int row : own) {
      IntBuffer to = IntBuffer.wrap(of.targets()[row]);
      Integer known = rows.putIfAbsent(to, rows.size());
      int index = known == null ? rows.size() - 1 : known;
      code.add(row, group.lane(group.member(of.outputs()[row]), 0), index);
    }
  }
}
