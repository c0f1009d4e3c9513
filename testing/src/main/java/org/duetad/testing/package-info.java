/**
 * Tests of derivatives: assertions on gradients that were written by hand ({@link
 * org.duetad.testing.GradientAssert}), and the laws that the derivatives of a function must obey in
 * every mode ({@link org.duetad.testing.FunctionAtPoint#laws}). Needs no test framework.
 */
@LibraryCode
@NullMarked
package org.duetad.testing;

import org.duetad.core.spi.LibraryCode;
import org.jspecify.annotations.NullMarked;
