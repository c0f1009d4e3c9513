/**
 * Loops: {@link org.duetad.checkpoint.stepping.TimeStepping} differentiates {@code x_{i+1} = F(x_i,
 * p, i)} by reverse mode in bounded memory, by a schedule or within a number of bytes.
 */
@org.duetad.core.spi.LibraryCode
@NullMarked
package org.duetad.checkpoint.stepping;

import org.jspecify.annotations.NullMarked;
