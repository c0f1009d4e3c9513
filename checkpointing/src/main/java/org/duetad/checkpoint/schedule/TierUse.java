package org.duetad.checkpoint.schedule;

/**
 * How a schedule uses the slots of one tier.
 *
 * @param writes how many states are stored
 * @param reads how many states are restored
 * @param peakSlots the largest number of slots in use at once
 */
public record TierUse(long writes, long reads, int peakSlots) {}
