/**
 * Problems that comparisons of automatic differentiation use, each from its published definition.
 * An objective is written once, with {@link org.duetad.core.Scalar}; a plain double program exists
 * only to time the primal, and a derivative by hand where there is a short one.
 */
@NullMarked
package org.duetad.examples.classics;

import org.jspecify.annotations.NullMarked;
