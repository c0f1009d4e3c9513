/** Experiments on linear models and their losses. */
@NullMarked
package org.duetad.examples.lab.linear;

import org.jspecify.annotations.NullMarked;
