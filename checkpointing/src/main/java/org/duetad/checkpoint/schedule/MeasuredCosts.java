package org.duetad.checkpoint.schedule;

/**
 * What steps and snapshots cost, as measured in several batches: on a machine that does other work
 * meanwhile the batches differ, and so does every prediction from them.
 *
 * @param least by the fastest batches
 * @param median by the median ones
 * @param most by the slowest ones
 */
public record MeasuredCosts(StepCosts least, StepCosts median, StepCosts most) {}
