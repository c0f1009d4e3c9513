/** Derivatives as tests of JUnit 5: one annotation on a function, many named tests. */
@LibraryCode
@NullMarked
package org.duetad.testing.junit;

import org.duetad.core.spi.LibraryCode;
import org.jspecify.annotations.NullMarked;
