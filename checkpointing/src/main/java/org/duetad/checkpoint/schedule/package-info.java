/**
 * Schedules of checkpointing: streams of actions, what they cost at best, and who certifies them.
 * Integers only: no step is done here.
 */
@org.duetad.core.spi.LibraryCode
@NullMarked
package org.duetad.checkpoint.schedule;

import org.jspecify.annotations.NullMarked;
