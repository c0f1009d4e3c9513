/**
 * Chooses the mode for a derivative, by the operations that each would do and by measurement:
 * {@link org.duetad.modes.Modes}.
 */
@org.duetad.core.spi.LibraryCode
@NullMarked
package org.duetad.modes;

import org.jspecify.annotations.NullMarked;
