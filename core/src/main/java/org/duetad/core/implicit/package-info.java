/**
 * Solutions of equations as differentiable numbers: roots, fixed points and minimisers found by any
 * solver and differentiated by the implicit function theorem, not through the solver's steps.
 */
@org.jspecify.annotations.NullMarked
package org.duetad.core.implicit;
