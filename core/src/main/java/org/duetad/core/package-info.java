/**
 * What a differentiable function is written in: numbers, and functions of them. This package is
 * independent of any mode of differentiation; the calls that all modes share are in {@code
 * org.duetad.core.mode}.
 */
@NullMarked
package org.duetad.core;

import org.jspecify.annotations.NullMarked;
