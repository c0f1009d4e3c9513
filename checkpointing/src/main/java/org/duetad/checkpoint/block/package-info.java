/**
 * Blocks of any function: {@link org.duetad.checkpoint.block.Checkpoint} wraps a function so that
 * it is recomputed in the reverse sweep instead of being recorded. A block is a rule whose
 * derivatives evaluate the function again.
 */
@org.duetad.core.spi.LibraryCode
@NullMarked
package org.duetad.checkpoint.block;

import org.jspecify.annotations.NullMarked;
