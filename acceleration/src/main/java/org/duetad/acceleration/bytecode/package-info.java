/**
 * Loops of kernels as bytecode of hidden classes. One method for each block of statements, small
 * enough for HotSpot's compilers; what has no bytecode is called through class data.
 *
 * <p>Loops over lanes are vectorised by the JIT already: one that was emitted in vectors took as
 * long. It does not vectorise sums over lanes, which take a quarter of the time in {@code
 * VectorSums}; a gradient of a Gaussian mixture then takes three quarters of its time.
 */
@NullMarked
package org.duetad.acceleration.bytecode;

import org.jspecify.annotations.NullMarked;
