package org.duetad.checkpoint.stepping;

import org.duetad.checkpoint.schedule.ScheduleReport;

/**
 * What a gradient cost. Bytes are those of numbers; objects and the JVM come on top.
 *
 * @param schedule what the certifier says of the schedule
 * @param memoryBytes the most that snapshots in memory took
 * @param diskBytes the most that snapshots on disk took
 * @param tapeBytes what the records of steps took: those on the tape, and {@link #WORKING_RECORDS}
 *     more
 * @param programInstructions how many instructions the recorded steps have; 0 if they are written
 *     by hand
 * @param seconds the time it took
 */
public record SteppingReport(
    ScheduleReport schedule,
    long memoryBytes,
    long diskBytes,
    long tapeBytes,
    long programInstructions,
    double seconds) {

  /** Records beside those on the tape: one for steps that are only done, and one for adjoints. */
  public static final int WORKING_RECORDS = 2;
}
