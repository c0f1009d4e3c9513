package org.duetad.examples.cli;

import java.util.Arrays;
import java.util.List;
import org.duetad.examples.problems.Quoted;
import org.duetad.examples.sweep.SweepFamily;
import org.duetad.examples.sweep.SweepPlan;
import org.jspecify.annotations.Nullable;

/** The plan that the options of a sweep describe. */
final class SweepOptions {

  private SweepOptions() {}

  static SweepPlan plan(
      SweepFamily<?> family,
      @Nullable String over,
      List<Integer> sizes,
      List<String> modes,
      double budget,
      double limit,
      long seed) {
    String[] parts = over == null ? new String[0] : over.split("=", 2);
    int position = parts.length == 0 ? 0 : family.position(parts[0]);
    List<Integer> values = parts.length < 2 ? family.ladder(position) : numbers(parts[1]);
    List<Integer> all = sizes.isEmpty() ? family.sizes() : sizes;
    requireSizes(family, all);
    SweepPlan plan =
        new SweepPlan(
            family.name(),
            family.sizeNames().get(position),
            values,
            all,
            position,
            modes.stream().distinct().toList(),
            budget,
            limit,
            seed);
    modes.forEach(family::mode);
    return modes.isEmpty()
        ? plan.only(family.defaults(plan.sizes(plan.values().get(0)), seed))
        : plan;
  }

  private static void requireSizes(SweepFamily<?> family, List<Integer> sizes) {
    if (sizes.size() != family.sizeNames().size()) {
      throw new IllegalArgumentException(
          "--size: "
              + family.name()
              + " has the sizes "
              + String.join(",", family.sizeNames())
              + ", found "
              + sizes.size());
    }
  }

  private static List<Integer> numbers(String text) {
    try {
      return Arrays.stream(text.split(",")).map(Integer::valueOf).toList();
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "--over: " + Quoted.of(text) + " are not whole numbers; write --over n=10,100,1000", e);
    }
  }
}
