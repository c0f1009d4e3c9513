/**
 * What a differentiable function is written in: numbers, and functions of them. No mode of
 * differentiation is known here; the calls that all modes share are in {@code
 * org.duetad.core.mode}.
 */
@NullMarked
package org.duetad.core;

import org.jspecify.annotations.NullMarked;
