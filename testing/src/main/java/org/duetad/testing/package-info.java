/**
 * A test kit for derivatives. A test states a function, a rule, a mode or a gradient by hand, and
 * where it is to be tested; the kit brings the laws, the references, the points and the tolerances,
 * which are derived from rounding errors. It makes unnecessary: loops over modes, tolerances that
 * are guessed, generators that avoid kinks by hand, and a search for the operation that is wrong.
 *
 * <p>This package needs no test framework: {@link org.duetad.testing.GradientAssert}, {@link
 * org.duetad.testing.FunctionAtPoint}. Those below are for JUnit and for jqwik.
 */
@LibraryCode
@NullMarked
package org.duetad.testing;

import org.duetad.core.spi.LibraryCode;
import org.jspecify.annotations.NullMarked;
