/**
 * Arbitraries of jqwik that shrink: points where a function is smooth, matrices by kind, random
 * programs.
 */
@LibraryCode
@NullMarked
package org.duetad.testing.jqwik;

import org.duetad.core.spi.LibraryCode;
import org.jspecify.annotations.NullMarked;
