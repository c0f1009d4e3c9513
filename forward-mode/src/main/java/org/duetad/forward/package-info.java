/** Forward mode: numbers that carry their derivatives in one or several directions. */
@org.duetad.core.spi.LibraryCode
@NullMarked
package org.duetad.forward;

import org.jspecify.annotations.NullMarked;
