/** Nonlinear regression on data with certified answers. */
@NullMarked
package org.duetad.examples.regression;

import org.jspecify.annotations.NullMarked;
