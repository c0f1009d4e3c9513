/**
 * Programs with their loops found again: what a function did for each element of its data, as the
 * body of a loop.
 */
@org.jspecify.annotations.NullMarked
package org.duetad.core.kernel;
