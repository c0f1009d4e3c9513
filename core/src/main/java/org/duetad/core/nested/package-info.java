/**
 * Derivatives of which one can take derivatives: the function is recorded, and the program pushed
 * or pulled on the numbers of the enclosing calls. For those who write a mode, or a rule that takes
 * a function; users call {@code org.duetad.core.mode.NestedDifferentiator}.
 */
@org.jspecify.annotations.NullMarked
package org.duetad.core.nested;
