package org.duetad.checkpoint.schedule;

import java.util.Locale;
import java.util.OptionalLong;

/**
 * The cost of a certified schedule: one that follows all rules and sweeps each step once, from the
 * last to the first.
 *
 * @param schedule the schedule's name
 * @param steps the number of steps
 * @param slots the slots it may use
 * @param advances the number of steps evaluated without being taped
 * @param tapedSteps the number of steps taped; each step once
 * @param reversals the number of sweeps
 * @param memory use of the slots in memory
 * @param disk use of the slots on disk
 * @param longestTape the largest number of steps taped at once
 * @param repetitions the largest number of times that any one step is advanced over
 * @param repetitionsExact whether {@code repetitions} is exact; false if it is only an upper bound,
 *     which happens when the counts of neighbouring steps differ in more places than are stored
 *     (1,024 plus 4 per slot)
 * @param optimum the least number of advances with as many slots, of both tiers together, if steps
 *     are taped one at a time: {@code t(l, s)} ({@link BinomialCost#advances}), and {@code t(l + 1,
 *     s)} if the number of steps was not known beforehand, so that all of them had to be advanced
 *     over; empty if there is more than one step and no slot, or if it exceeds a long
 */
public record ScheduleReport(
    String schedule,
    long steps,
    Slots slots,
    long advances,
    long tapedSteps,
    long reversals,
    TierUse memory,
    TierUse disk,
    long longestTape,
    long repetitions,
    boolean repetitionsExact,
    OptionalLong optimum) {

  /**
   * The use of one tier.
   *
   * @param tier the tier
   * @return its use
   */
  public TierUse in(Tier tier) {
    return tier == Tier.MEMORY ? memory : disk;
  }

  /**
   * Advances divided by {@link #optimum}; less than 1 only if several steps are taped at once.
   *
   * @return the ratio; 1 if both are 0, NaN if there is no optimum
   */
  public double ratio() {
    if (optimum.isEmpty()) {
      return Double.NaN;
    }
    return advances == optimum.getAsLong() ? 1 : (double) advances / optimum.getAsLong();
  }

  /**
   * The run time by the cost model: the sum over all actions.
   *
   * @param costs the cost of each action
   * @return the time, in seconds
   */
  public double seconds(StepCosts costs) {
    double seconds = advances * costs.advance() + tapedSteps * (costs.tape() + costs.reverse());
    for (Tier tier : Tier.values()) {
      seconds += in(tier).writes() * costs.write(tier) + in(tier).reads() * costs.read(tier);
    }
    return seconds;
  }

  /** The report as plain text, in several lines. */
  @Override
  public String toString() {
    return text("schedule      %s, %,d steps%n", schedule, steps)
        + text("advances      %,d%s%n", advances, comparison())
        + text(
            "repetitions   %s%,d at most%n", repetitionsExact ? "" : "no more than ", repetitions)
        + text("tapes         %,d steps in %,d sweeps, ", tapedSteps, reversals)
        + text("%,d at once at most%n", longestTape)
        + text("memory        %s%n", use(Tier.MEMORY))
        + text("disk          %s", use(Tier.DISK));
  }

  private String comparison() {
    if (optimum.isEmpty()) {
      return "";
    }
    return text(", %.4f times the optimum of %,d", ratio(), optimum.getAsLong());
  }

  private String use(Tier tier) {
    TierUse use = in(tier);
    return text("%,d of %,d slots, ", use.peakSlots(), slots.in(tier))
        + text("%,d writes, %,d reads", use.writes(), use.reads());
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format.replace("%n", "\n"), values);
  }
}
