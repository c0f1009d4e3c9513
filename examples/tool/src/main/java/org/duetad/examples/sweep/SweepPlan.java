package org.duetad.examples.sweep;

import java.util.ArrayList;
import java.util.List;

/**
 * What is measured.
 *
 * @param problem the problem's name
 * @param over the name of the size that is swept
 * @param values its values, in increasing order
 * @param otherSizes all sizes of the problem; the swept one is replaced
 * @param position the position of the swept one among them
 * @param modes the modes
 * @param budgetSeconds the time for each mode at each size
 * @param limitSeconds the time after which a mode is given up at a size, and at larger ones
 * @param seed the seed of generated instances and of sampled columns
 */
public record SweepPlan(
    String problem,
    String over,
    List<Integer> values,
    List<Integer> otherSizes,
    int position,
    List<String> modes,
    double budgetSeconds,
    double limitSeconds,
    long seed) {

  /** Copies the lists; checks the times. */
  public SweepPlan {
    values = values.stream().distinct().sorted().toList();
    otherSizes = List.copyOf(otherSizes);
    modes = List.copyOf(modes);
    requirePositive("--budget", budgetSeconds);
    requirePositive("--point-limit", limitSeconds);
  }

  private static void requirePositive(String option, double seconds) {
    if (!(seconds > 0 && seconds <= 86_400)) {
      throw new IllegalArgumentException(
          option + ": " + seconds + " seconds; choose more than 0 and at most 86400");
    }
  }

  /** The same for one mode at some sizes. */
  public SweepPlan only(String mode, List<Integer> some) {
    return new SweepPlan(
        problem,
        over,
        some,
        otherSizes,
        position,
        List.of(mode),
        budgetSeconds,
        limitSeconds,
        seed);
  }

  /** The same for other modes. */
  public SweepPlan only(List<String> others) {
    return new SweepPlan(
        problem, over, values, otherSizes, position, others, budgetSeconds, limitSeconds, seed);
  }

  /** All sizes of the problem, with the swept one at a value. */
  public List<Integer> sizes(int value) {
    List<Integer> sizes = new ArrayList<>(otherSizes);
    sizes.set(position, value);
    return sizes;
  }
}
