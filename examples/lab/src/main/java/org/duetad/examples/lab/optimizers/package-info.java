/** Experiments with optimizers. */
@NullMarked
package org.duetad.examples.lab.optimizers;

import org.jspecify.annotations.NullMarked;
