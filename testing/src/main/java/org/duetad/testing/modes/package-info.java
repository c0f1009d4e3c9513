/** Contracts of modes of differentiation, as tests of JUnit. */
@NullMarked
package org.duetad.testing.modes;

import org.jspecify.annotations.NullMarked;
