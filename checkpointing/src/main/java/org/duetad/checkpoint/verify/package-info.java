/**
 * What makes a recomputed step the same step, and finds one that is not: random numbers that depend
 * on seed and step only, and digests of the states of the first pass.
 */
@org.duetad.core.spi.LibraryCode
@NullMarked
package org.duetad.checkpoint.verify;

import org.jspecify.annotations.NullMarked;
