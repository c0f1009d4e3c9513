/**
 * Checkpointing: reverse mode over many steps, or over large blocks, in bounded memory. {@link
 * org.duetad.checkpoint.TimeStepping} differentiates a loop by a schedule, {@link
 * org.duetad.checkpoint.Checkpoint} is a block of any function that is done again instead of being
 * recorded.
 */
@NullMarked
package org.duetad.checkpoint;

import org.jspecify.annotations.NullMarked;
