/**
 * Loops of lanes, a block of turns at a time.
 *
 * <p>A {@code LaneLoop} evaluates the blocks from the first to the last, and pulls them back from
 * the last to the first. It keeps the rows that the sweep reads, unless they are computed again as
 * fast ({@code KeptRows}). What a loop reads of others is loaded into rows ({@code Loaded}), once
 * where it is the same in all turns of the enclosing loops ({@code Steady}).
 *
 * <p><b>Order.</b> Adjoints have the same bits whatever the size of a block: they are added from
 * the last turn to the first. Where turns of one block read the same number, {@code Scatter} keeps
 * that order. Operations that are joined ({@code Fusion}, {@code DotGroup}, {@code
 * DifferenceGroup}) keep it, too.
 */
@NullMarked
package org.duetad.core.kernel.blocks;

import org.jspecify.annotations.NullMarked;
