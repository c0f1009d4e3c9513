/**
 * Loops over arrays of doubles, as kernels execute them: loops, assignments and formulas as data,
 * which a {@link org.duetad.core.program.loops.LoopCompiler} makes machine code of, and which can
 * be printed as Java source.
 */
@NullMarked
package org.duetad.core.program.loops;

import org.jspecify.annotations.NullMarked;
