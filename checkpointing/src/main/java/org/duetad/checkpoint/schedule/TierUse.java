package org.duetad.checkpoint.schedule;

/**
 * How a schedule uses the slots of one tier.
 *
 * @param writes how many states are stored
 * @param reads how many states are restored
 * @param peakSlots how many slots are in use at most at once
 */
public record TierUse(long writes, long reads, int peakSlots) {}
