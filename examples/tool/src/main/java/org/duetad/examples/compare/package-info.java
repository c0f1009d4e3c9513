/**
 * Differentiates one problem by several modes, compares their derivatives and takes their times.
 * Prints nothing: the results are records.
 */
@NullMarked
package org.duetad.examples.compare;

import org.jspecify.annotations.NullMarked;
