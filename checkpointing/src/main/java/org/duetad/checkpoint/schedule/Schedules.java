package org.duetad.checkpoint.schedule;

import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * The built-in schedules. All generate their actions one by one, in memory proportional to the
 * slots and in constant time per action unless stated otherwise; {@link Certifier#certify} computes
 * the total cost of a schedule without evaluating a step. With {@code l} steps and {@code s} slots,
 * {@code t(l, s)} is the least number of advances ({@link BinomialCost#advances}). With no steps, a
 * schedule is just {@link Action.End}.
 */
public final class Schedules {

  private Schedules() {}

  /**
   * All steps are taped at once: no advances, no snapshots, and the longest possible tape.
   *
   * @param steps the number of steps, 0 or more
   * @return the schedule
   * @throws IllegalArgumentException if the number is negative
   */
  public static Schedule storeAll(long steps) {
    return EveryKth.storeAll(steps);
  }

  /**
   * Every k-th state is stored in memory in the forward pass; then, from the last to the first, the
   * k steps from there on are taped at once. With {@code n = ⌈l / k⌉} tapes it takes {@code n - 1}
   * slots and {@code (n - 1) k} advances, and no step is recomputed more than once.
   *
   * @param steps the number of steps, 0 or more
   * @param interval k, 1 or more
   * @return the schedule
   * @throws IllegalArgumentException if an argument is less than stated, or {@code n - 1} exceeds
   *     an int
   */
  public static Schedule everyKth(long steps, long interval) {
    return EveryKth.of(steps, interval);
  }

  /**
   * Optimal reversal of a known number of steps, taped one at a time: {@code t(l, s)} advances,
   * {@code l - 1} snapshots read, and among all such schedules the fewest written ({@link
   * BinomialCost#writes}). No step is advanced over more than {@code r(l, s)} times. More than
   * {@code l - 1} slots are useless and not requested ({@link Schedule#slots}).
   *
   * <p>Source: A. Griewank and A. Walther, Algorithm 799: revolve, ACM Transactions on Mathematical
   * Software 26(1), 2000, pages 19 to 45. Choosing, among the optimal places of each snapshot,
   * those with the fewest writes is our own addition.
   *
   * @param steps the number of steps, 0 or more
   * @param slots the number of slots in memory, that of the initial state included, 1 or more
   * @return the schedule
   * @throws IllegalArgumentException if an argument is less than said
   * @throws ArithmeticException if the advances exceed a long
   */
  public static Schedule binomial(long steps, int slots) {
    return new Binomial(steps, slots);
  }

  /**
   * Snapshots on disk, written in the single forward pass, divide the steps into segments. Then,
   * from the last segment to the first, each is read once and reversed as {@link #binomial} does
   * with the slots in memory. A state on disk is never written during the reversal.
   *
   * <p>With {@code k} snapshots on disk there are {@code k + 1} segments, and {@code Σ t(l_i, s)}
   * advances for their reversal, and one more for each step outside the last segment. The lengths
   * minimise this: one more step costs {@code r(l_i + 1, s)}, which does not decrease with l_i.
   * Each further snapshot on disk saves advances until no step is advanced over twice; so all slots
   * are used, up to {@code l - s - 1}. Useless slots are not requested ({@link Schedule#slots}).
   *
   * @param steps the number of steps, 0 or more
   * @param memorySlots the number of slots in memory, 1 or more
   * @param diskSlots the number of slots on disk, 0 or more
   * @return the schedule
   * @throws IllegalArgumentException if an argument is less than said
   * @throws ArithmeticException if the advances exceed a long
   */
  public static Schedule twoLevel(long steps, int memorySlots, int diskSlots) {
    return TwoLevel.of(steps, memorySlots, diskSlots);
  }

  /**
   * Reversal of a number of steps that is unknown until the last has been evaluated. They are
   * advanced over one at a time. When all slots are taken, the live state takes the place of a kept
   * one, or is skipped, whichever makes the reversal cheapest if the next state were the last:
   * {@code Σ_j t(len_j, s - j + 1)} over the intervals between kept states, exactly. Once the end
   * is known, the intervals are reversed from the last to the first as {@link #binomial} does, with
   * the slots that are free.
   *
   * <p>Over all {@code l <= 10,000} the advances are at most 1.150 (s = 2), 1.089 (3), 1.058 (5),
   * 1.033 (10), 1.029 (20), 1.008 (50) times {@code t(l + 1, s)}, the least if all steps must be
   * evaluated before the reversal begins. With more steps the ratio can be higher: 1.013 at 300,000
   * (s = 50). A step that stores takes time proportional to the slots.
   *
   * @param slots the number of slots in memory, that of the initial state included, 1 or more
   * @return the schedule
   * @throws IllegalArgumentException if there is no slot
   */
  public static Schedule online(int slots) {
    return new Online(slots);
  }

  /**
   * A schedule in which each step stands for several, taped at once: fewer advances and snapshots
   * in exchange for a longer tape.
   *
   * @param chunks a schedule of {@code ⌈steps / length⌉} steps
   * @param length how many steps each of these stands for, 1 or more; the last may stand for fewer
   * @param steps the number of steps, 0 or more
   * @return the schedule; its longest tape is {@code length} times as long
   * @throws IllegalArgumentException if an argument is less than stated, or the schedule is for
   *     another number of steps, or for any number
   */
  public static Schedule chunked(Schedule chunks, long length, long steps) {
    Objects.requireNonNull(chunks, "chunked: the schedule of chunks is null; pass one");
    return new Chunked(chunks, length, steps);
  }

  /**
   * The fastest by the cost model ({@link ScheduleReport#seconds}) of {@link #binomial} in memory
   * alone and {@link #twoLevel} with any number of snapshots on disk. Planning takes time
   * proportional to {@code √l} at most. Plans that write to disk during the reversal, or read a
   * state from there more than once, are those of {@link #nested}.
   *
   * @param steps the number of steps, 0 or more
   * @param memorySlots the number of slots in memory, 1 or more
   * @param diskSlots the number of slots on disk, 0 or more; those that save no time are unused
   * @param costs the cost of each action
   * @return the schedule
   * @throws IllegalArgumentException if an argument is less than said
   * @throws ArithmeticException if the advances in memory alone exceed a long
   */
  public static Schedule costAware(long steps, int memorySlots, int diskSlots, StepCosts costs) {
    Objects.requireNonNull(costs, "costAware: the costs is null; pass one");
    return TwoLevel.costAware(steps, memorySlots, diskSlots, costs);
  }

  /**
   * The fastest of all schedules by the cost model: snapshots are written to disk during the
   * reversal, too, states on disk are read several times, or copied to memory when they are read.
   * With few slots on disk it saves up to half of the time of {@link #costAware}. Planning takes
   * time proportional to {@code l² (m + 1) (d + 1)} with m and d slots, and memory to {@code l (m +
   * 1) (d + 1)}. In longer loops combine several steps into one: {@code chunked(nested(...),
   * length, steps)}.
   *
   * @param steps the number of steps, 0 or more
   * @param memorySlots the number of slots in memory, 1 or more
   * @param diskSlots the number of slots on disk, 0 or more; those that save no time are unused
   * @param costs the cost of each action
   * @return the schedule
   * @throws IllegalArgumentException if an argument is below its least value, or {@code l² (m + 1)
   *     (d + 1)} is more than 4e8
   */
  public static Schedule nested(long steps, int memorySlots, int diskSlots, StepCosts costs) {
    Objects.requireNonNull(costs, "nested: the costs is null; pass one");
    return NestedSchedule.of(steps, memorySlots, diskSlots, costs);
  }

  /**
   * A user-defined schedule. Certify it before it runs.
   *
   * @param name its name in reports
   * @param slots the slots that it may use
   * @param longestTape the largest number of steps taped at once, 1 or more
   * @param steps the number of steps it is for; empty for any number, announced during the run
   *     ({@link Actions#ended})
   * @param runs supplies the actions of a new run, from the beginning
   * @return the schedule
   * @throws IllegalArgumentException if the longest tape is shorter than one step, or the number of
   *     steps is negative
   */
  public static Schedule of(
      String name, Slots slots, long longestTape, OptionalLong steps, Supplier<Actions> runs) {
    return new Custom(name, slots, longestTape, steps, runs);
  }
}
