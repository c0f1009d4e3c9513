/**
 * Tools that make recomputed steps reproducible and detect those that are not: random numbers that
 * depend on seed and step only, and digests of the states of the first pass.
 */
@org.duetad.core.spi.LibraryCode
@NullMarked
package org.duetad.checkpoint.verify;

import org.jspecify.annotations.NullMarked;
