/** Contracts of modes on functions of matrices, and the laws of every operation on matrices. */
@NullMarked
package org.duetad.testing.matrices;

import org.jspecify.annotations.NullMarked;
