package org.duetad.checkpoint.schedule;

import java.util.Locale;
import java.util.OptionalLong;

/**
 * What a schedule costs that has been certified: it keeps all rules and sweeps each step once, from
 * the last to the first.
 *
 * @param schedule the schedule's name
 * @param steps how many steps there are
 * @param slots how many slots it may use
 * @param advances how many steps are done without being taped
 * @param tapedSteps how many steps are done and taped; as many as there are
 * @param reversals how many sweeps there are
 * @param memory how it uses the slots in memory
 * @param disk how it uses the slots on disk
 * @param longestTape how many steps are taped at once at most
 * @param repetitions how often the step is advanced over that is advanced over most often
 * @param repetitionsExact whether that is so; false if it is only an upper bound, which happens
 *     when the counts of neighbouring steps differ in more places than were kept (1,024 and 4 a
 *     slot)
 * @param optimum the least number of advances with as many slots, of both tiers together, if steps
 *     are taped one at a time: {@code t(l, s)} ({@link BinomialCost#advances}), and {@code t(l + 1,
 *     s)} if the schedule was not told the number of steps beforehand and so had to advance over
 *     all of them; empty if there are no slots for more than one step, or it exceeds a long
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
   * @return how it is used
   */
  public TierUse in(Tier tier) {
    return tier == Tier.MEMORY ? memory : disk;
  }

  /**
   * Advances by {@link #optimum}; less than 1 only if several steps are taped at once.
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
   * How long a run takes by the cost model: the sum over all actions.
   *
   * @param costs what each action takes
   * @return the time, in seconds
   */
  public double seconds(StepCosts costs) {
    double seconds = advances * costs.advance() + tapedSteps * (costs.tape() + costs.reverse());
    for (Tier tier : Tier.values()) {
      seconds += in(tier).writes() * costs.write(tier) + in(tier).reads() * costs.read(tier);
    }
    return seconds;
  }

  /** The report in plain text, of several lines. */
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
