/** Optimizers as a user would write them, on the derivatives of any mode. */
@NullMarked
package org.duetad.examples.optimizers;

import org.jspecify.annotations.NullMarked;
