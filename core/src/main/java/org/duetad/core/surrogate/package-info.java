/**
 * Derivatives that are chosen: values through which no derivative passes, and values that have the
 * derivative of another function.
 */
@org.jspecify.annotations.NullMarked
package org.duetad.core.surrogate;
