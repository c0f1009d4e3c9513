/**
 * Real problems to differentiate: the four of ADBench (arXiv 1807.10129) and Rosenbrock's function.
 * Each objective is written once, with {@link org.duetad.core.Scalar}; a plain double program
 * exists only to time the primal.
 */
@NullMarked
package org.duetad.examples.problems;

import org.jspecify.annotations.NullMarked;
