package org.duetad.checkpoint.stepping;

import org.duetad.checkpoint.schedule.ScheduleReport;

/**
 * The cost of a gradient. Bytes count the numbers only; objects and the JVM come on top.
 *
 * @param schedule the certifier's report on the schedule
 * @param memoryBytes peak size of the snapshots in memory
 * @param diskBytes peak size of the snapshots on disk
 * @param tapeBytes size of the records of steps: those on the tape, plus {@link #WORKING_RECORDS}
 * @param programInstructions the number of instructions in the recorded steps; 0 if steps are
 *     written by hand
 * @param seconds the elapsed time
 */
public record SteppingReport(
    ScheduleReport schedule,
    long memoryBytes,
    long diskBytes,
    long tapeBytes,
    long programInstructions,
    double seconds) {

  /** Records beside those on the tape: one for steps that are not taped, and one for adjoints. */
  public static final int WORKING_RECORDS = 2;
}
