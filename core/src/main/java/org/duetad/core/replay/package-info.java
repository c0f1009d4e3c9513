/** Programs of numbers laid out as loops over arrays, for repeated evaluation on doubles. */
@org.jspecify.annotations.NullMarked
package org.duetad.core.replay;
