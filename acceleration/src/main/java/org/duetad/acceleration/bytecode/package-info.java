/**
 * Loops of kernels as bytecode of hidden classes. One method for each block of statements, small
 * enough for HotSpot's compilers; what has no bytecode is called through class data.
 */
@NullMarked
package org.duetad.acceleration.bytecode;

import org.jspecify.annotations.NullMarked;
