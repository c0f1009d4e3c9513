/** Experiments on derivatives of vectors and matrices, and on second derivatives. */
@NullMarked
package org.duetad.examples.lab.jacobians;

import org.jspecify.annotations.NullMarked;
