/**
 * Programs of numbers laid out as loops over arrays, to be evaluated again and again on doubles.
 */
@org.jspecify.annotations.NullMarked
package org.duetad.core.replay;
