/**
 * Derivatives of which one can take derivatives: the function is recorded, and the program pushed
 * or pulled on the numbers of the enclosing calls. For authors of modes, or of rules that take a
 * function; users call {@code org.duetad.core.mode.NestedDifferentiator}.
 */
@org.jspecify.annotations.NullMarked
package org.duetad.core.nested;
