/**
 * Differentiates one problem in several modes, compares their derivatives and measures their times.
 * Prints nothing: the results are records.
 */
@NullMarked
package org.duetad.examples.compare;

import org.jspecify.annotations.NullMarked;
