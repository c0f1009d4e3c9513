/**
 * For authors of modes or new kinds of numbers: what a number and a matrix must implement, the
 * identity of a derivative call, and checks with one wording for all modes. None of it is needed to
 * differentiate functions.
 */
@org.jspecify.annotations.NullMarked
package org.duetad.core.spi;
