/**
 * Schedules of checkpointing: streams of actions, their minimal costs, and their certification.
 * Integers only: no step is evaluated here.
 */
@org.duetad.core.spi.LibraryCode
@NullMarked
package org.duetad.checkpoint.schedule;

import org.jspecify.annotations.NullMarked;
