package org.duetad.core.kernel.blocks;

/**
 * Numbers that a loop loads from memory into a row.
 *
 * @param load loads them
 * @param places where from, in each turn
 */
@SuppressWarnings("ArrayRecordComponent") // Not changed or compared.
public record Reading(Loaded load, int[] places) {}
