package org.duetad.checkpoint.schedule;

/**
 * Costs of steps and snapshots, measured in several batches: on a machine under other load the
 * batches differ, and so do predictions made from them.
 *
 * @param least of the fastest batches
 * @param median of the median batches
 * @param most of the slowest batches
 */
public record MeasuredCosts(StepCosts least, StepCosts median, StepCosts most) {}
