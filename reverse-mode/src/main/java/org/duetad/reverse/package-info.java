/** Reverse mode: numbers that record the operations on them on a tape, which is swept backwards. */
@org.duetad.core.spi.LibraryCode
@NullMarked
package org.duetad.reverse;

import org.jspecify.annotations.NullMarked;
