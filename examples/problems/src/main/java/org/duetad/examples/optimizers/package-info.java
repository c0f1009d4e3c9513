/** Optimizers as a user would write them, with derivatives from any mode. */
@NullMarked
package org.duetad.examples.optimizers;

import org.jspecify.annotations.NullMarked;
