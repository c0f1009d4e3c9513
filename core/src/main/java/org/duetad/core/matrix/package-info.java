/**
 * Dense matrices in double precision: the number {@link org.duetad.core.matrix.Matrix}, its rules,
 * and the only code that calls EJML's operations.
 */
@NullMarked
package org.duetad.core.matrix;

import org.jspecify.annotations.NullMarked;
