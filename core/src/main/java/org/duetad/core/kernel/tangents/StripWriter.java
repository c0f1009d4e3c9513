package org.duetad.core.kernel.tangents;

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
  static final int SPECIAL = Strips.MOST + 1;

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

  private final FirstProducts products;
  private final StripTerms terms;

  private final IntList code = new IntList();

  /** Where the last operation begins; 0 if it takes no more operands. */
  private int begin;

  /** In about a fifth of a nanosecond. */
  private long cost;

  /** The strips to be checked. */
  private final List<Integer> doubtful = new ArrayList<>();

  private final Map<IntBuffer, Integer> rows = new LinkedHashMap<>();

  /**
   * For the strips of a program.
   *
   * @param groups what is side by side
   * @param columns which columns numbers have
   * @param strips for each group, where its strip is
   * @param of the tangents of all numbers
   */
  StripWriter(StripGroups groups, ColumnOrders columns, int[] strips, Combinations of) {
    lengths = new int[SPECIAL + strips.length];
    this.groups = groups;
    this.columns = columns;
    this.strips = strips;
    isFactor = of.areFactors();
    one = of.one();
    products = new FirstProducts(of.code(), one, of.size());
    terms = new StripTerms(columns);
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

  /** The products that strips begin with. */
  FirstProducts products() {
    return products;
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
    if (strips[group.index()] == 0 && !isFactor(group) && terms.areResults(group, rows, own)) {
      putResults(group, own);
    } else {
      putStrip(group, rows, own, isDoubtful);
    }
  }

  private void putStrip(
      StripGroup group, JacobianRows rows, List<Integer> own, boolean isDoubtful) {
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
    boolean isStarted = terms.isStart(group);
    int own = strips[group.index()];
    int from = isStarted ? group.members().size() : NONE;
    if (isStarted) {
      start(group, from);
    } else if (!terms.isPrefix(group, 0)) {
      begin(StripCode.CLEAR);
      from = own;
    }
    for (int i = isStarted ? 1 : 0; i < group.sources().size(); i++) {
      if (terms.isPrefix(group, i)) {
        addAll(group, i, group.lanes(columns), from);
      } else if (group.sources().get(i) >= 0) {
        addRuns(group, i);
      } else if (terms.areVariables(group, i)) {
        begin(StripCode.VARIABLES, group.factor(0, i), group.from(0, i));
        code.add(group.lane(0, terms.positions(group, i)[0]), group.members().size());
      } else {
        addNumbers(group, i);
      }
      from = own;
    }
  }

  private void start(StripGroup group, int to) {
    begin(StripCode.START, to, to, products.add(group));
    cost += 5L * to;
  }

  private void putResults(StripGroup group, List<Integer> own) {
    int count = group.members().size();
    int[] common = terms.common(group);
    boolean isStarted = terms.isStart(group);
    int from = isStarted ? count : NONE;
    int lanes = count * (1 + common.length);
    code.add(StripResults.RESULTS, lanes, count, isStarted ? count : 0);
    code.add(isStarted ? products.add(group) : 0);
    int end = group.sources().size() - (terms.endsWithVariables(group) ? 1 : 0);
    putSums(group, isStarted ? 1 : 0, end, lanes, from);
    boolean hasVariables = end < group.sources().size();
    code.add(hasVariables ? group.factor(0, end) : NONE, hasVariables ? group.from(0, end) : NONE);
    code.add(index(common));
    own.forEach(code::add);
    lengths[0] = Math.max(lengths[0], lanes);
    cost += 20 + 10L * count;
  }

  /** How many operations, and these. */
  private void putSums(StripGroup group, int first, int end, int lanes, int from) {
    int operations = code.size();
    code.add(0);
    begin = 0;
    for (int i = first; i < end; i++) {
      int last = begin;
      addAll(group, i, lanes, i == first ? from : 0);
      if (begin != last) {
        code.increment(operations);
      }
    }
  }

  private int index(int[] columns) {
    return rows.computeIfAbsent(IntBuffer.wrap(columns), key -> rows.size());
  }

  /**
   * Columns that are the first ones of the result: zeros follow them. As another term of the last
   * operation, if there is room.
   *
   * @param lanes how many lanes of the result are wanted
   * @param from the strip that they are added to, perhaps the result; none to begin with zero
   */
  private void addAll(StripGroup group, int i, int lanes, int from) {
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
    int[] at = terms.positions(group, i);
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

  private void putRows(StripGroup group, JacobianRows of, List<Integer> own) {
    if (own.isEmpty()) {
      return;
    }
    code.add(StripCode.ROWS, group.members().size(), own.size());
    for (int row : own) {
      code.add(row, group.lane(group.member(of.outputs()[row]), 0), index(of.targets()[row]));
    }
  }
}
