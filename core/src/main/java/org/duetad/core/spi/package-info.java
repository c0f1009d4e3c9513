/**
 * For those who write a mode or another kind of number: what a number and a matrix must do, the
 * identity of a derivative call, and checks with one wording for all modes. Who only differentiates
 * functions needs none of this.
 */
@org.jspecify.annotations.NullMarked
package org.duetad.core.spi;
