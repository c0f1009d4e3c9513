package org.duetad.examples.sweep;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.duetad.examples.problems.Problem;
import org.duetad.reverse.LineMemory;
import org.duetad.reverse.MemoryByLine;

/**
 * How the part of a tape grows that the operations of a source line take.
 *
 * @param line the source line
 * @param bytes what they take at each size of the sweep
 */
public record LineGrowth(String line, List<Long> bytes) {

  private static final int SHOWN = 8;

  /**
   * The lines that take most at the largest size, for the first block of each instance.
   *
   * @param plan the sizes
   * @param family the problem
   * @return at most eight lines, the largest first
   * @throws IllegalArgumentException if the instances are loops of time steps
   */
  public static List<LineGrowth> of(SweepPlan plan, SweepFamily<?> family) {
    Map<String, long[]> growth = new HashMap<>();
    List<Integer> values = plan.values();
    List<LineMemory> largest = List.of();
    for (int i = 0; i < values.size(); i++) {
      largest = lines(family.instances().apply(plan.sizes(values.get(i)), plan.seed()));
      for (LineMemory each : largest) {
        growth.computeIfAbsent(each.line(), line -> new long[values.size()])[i] = each.tapeBytes();
      }
    }
    return largest.stream().limit(SHOWN).map(each -> of(each.line(), growth)).toList();
  }

  private static LineGrowth of(String line, Map<String, long[]> growth) {
    long[] bytes = growth.getOrDefault(line, new long[0]);
    return new LineGrowth(line, Arrays.stream(bytes).boxed().toList());
  }

  private static List<LineMemory> lines(Object instance) {
    if (instance instanceof Problem problem) {
      return MemoryByLine.of(problem.block(0), problem.point(0)).lines();
    }
    throw new IllegalArgumentException(
        "--memory: a loop of time steps is on no tape as a whole; choose a problem listed by"
            + " \"duet problems\"");
  }

  /** The power law of the bytes against the size that is swept. */
  public Optional<PowerLaw> law(SweepPlan plan) {
    return PowerLaw.fit(
        plan.values().stream().mapToDouble(value -> value).toArray(),
        bytes.stream().mapToDouble(value -> value).toArray());
  }
}
