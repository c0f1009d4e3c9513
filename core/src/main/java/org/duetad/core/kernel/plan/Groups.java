package org.duetad.core.kernel.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.duetad.core.kernel.code.FlatCode;
import org.duetad.core.kernel.code.Span;

/**
 * Instructions in another order, in which those that are alike follow each other: for programs
 * without loops. The level of an instruction is the length of the longest path that leads to it;
 * instructions of one level do not depend on each other, and those of one level, operation and
 * arity are the turns of a loop, in the order of the program.
 */
public final class Groups {

  private Groups() {}

  public static KernelPlan of(FlatCode code) {
    List<List<Integer>> groups = groups(code);
    List<Span> spans = new ArrayList<>();
    int start = 0;
    for (List<Integer> group : groups) {
      if (group.size() < Shape.LEAST_LANES) {
        IntStream.range(start, start + group.size()).mapToObj(Span::single).forEach(spans::add);
      } else {
        spans.add(Span.loop(group.size(), List.of(Span.single(start))));
      }
      start += group.size();
    }
    int[] order = groups.stream().flatMap(List::stream).mapToInt(k -> k).toArray();
    return KernelPlan.of(code.reordered(order), spans);
  }

  /** Level after level, and within a level in the order of their first instructions. */
  private static List<List<Integer>> groups(FlatCode code) {
    Map<Integer, Map<Long, List<Integer>>> levels = new TreeMap<>();
    int[] level = new int[code.slots()];
    for (int k = 0; k < code.size(); k++) {
      int longest = 0;
      for (int i = 0; i < code.arity(k); i++) {
        longest = Math.max(longest, level[code.operand(k, i)]);
      }
      Arrays.fill(level, code.result(k), code.result(k + 1), longest + 1);
      long kind = (long) code.kind(k) << Integer.SIZE | code.arity(k);
      levels
          .computeIfAbsent(longest, each -> new LinkedHashMap<>())
          .computeIfAbsent(kind, each -> new ArrayList<>())
          .add(k);
    }
    return levels.values().stream().flatMap(kinds -> kinds.values().stream()).toList();
  }
}
