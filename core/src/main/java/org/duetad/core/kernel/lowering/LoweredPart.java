package org.duetad.core.kernel.lowering;

import org.duetad.core.program.loops.LoopCode;

/**
 * A part of a kernel as loops that can be compiled.
 *
 * @param values computes the values
 * @param adjoints pulls the adjoints back
 * @param first the place of the first result to look at for numbers that are large, or 0
 * @param results how many of them there are
 */
public record LoweredPart(LoopCode values, LoopCode adjoints, int first, int results) {}
