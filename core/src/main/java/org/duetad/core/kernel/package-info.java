/**
 * Programs with their loops found again: what a function did for each element of its data, as the
 * body of a loop.
 */
@NullMarked
package org.duetad.core.kernel;

import org.jspecify.annotations.NullMarked;
