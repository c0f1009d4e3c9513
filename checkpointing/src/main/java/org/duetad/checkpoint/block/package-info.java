/**
 * Blocks of any function: {@link org.duetad.checkpoint.block.Checkpoint} makes one, which is
 * recomputed in the reverse sweep instead of being recorded. A block is a rule whose derivatives
 * evaluate the function again.
 */
@org.duetad.core.spi.LibraryCode
@NullMarked
package org.duetad.checkpoint.block;

import org.jspecify.annotations.NullMarked;
