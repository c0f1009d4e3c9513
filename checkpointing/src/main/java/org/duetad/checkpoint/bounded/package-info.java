/**
 * Recorded programs of any kind in bounded memory: {@link
 * org.duetad.checkpoint.bounded.BoundedReverse} recomputes values that do not fit.
 */
@org.duetad.core.spi.LibraryCode
@NullMarked
package org.duetad.checkpoint.bounded;

import org.jspecify.annotations.NullMarked;
