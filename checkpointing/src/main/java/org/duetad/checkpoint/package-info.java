/**
 * Checkpointing: reverse mode over many steps, or over large blocks, in bounded memory. {@link
 * org.duetad.checkpoint.TimeStepping} differentiates a loop, {@link
 * org.duetad.checkpoint.Checkpoint} a block of any function.
 */
@NullMarked
package org.duetad.checkpoint;

import org.jspecify.annotations.NullMarked;
