/**
 * What all modes of differentiation have in common: the calls of a {@link
 * org.duetad.core.mode.Differentiator}, their results, and derivatives of derivatives.
 */
@org.jspecify.annotations.NullMarked
package org.duetad.core.mode;
