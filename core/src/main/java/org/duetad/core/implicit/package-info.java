/**
 * Solutions of equations as differentiable numbers: roots, fixed points and minimisers found by any
 * solver, differentiated by the implicit function theorem and not through the solver's steps.
 */
@org.jspecify.annotations.NullMarked
package org.duetad.core.implicit;
