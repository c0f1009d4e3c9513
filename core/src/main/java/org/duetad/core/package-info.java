/**
 * What a differentiable function means: numbers, functions of them, and the questions that can be
 * asked about their derivatives. No mode of differentiation is known here.
 */
@NullMarked
package org.duetad.core;

import org.jspecify.annotations.NullMarked;
