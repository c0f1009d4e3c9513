/**
 * Operations on a block of turns: values of each lane, and adjoints of what it reads.
 *
 * <p>A {@code LaneOperation} evaluates a rule in all lanes, and pulls back. Several seeds share a
 * sweep, in which slopes are computed once ({@code LaneOperation.pullAll}, four seeds at a time).
 * Within a turn adjoints are added from the last operation to the first, where what is read several
 * times is added up before it is stored. {@code LaneOperations} chooses the form of each rule:
 * written out for arithmetic and common functions, from its slopes as code ({@code SlopeCode}) for
 * others, or number by number. What slopes have in common with other operations of a turn is
 * computed once ({@code KnownRows}): an activation fills the row of its slopes, too.
 */
@NullMarked
package org.duetad.core.kernel.lanes;

import org.jspecify.annotations.NullMarked;
