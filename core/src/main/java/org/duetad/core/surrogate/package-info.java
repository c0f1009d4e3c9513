/** Derivatives by choice: values with the derivative of another function. */
@org.jspecify.annotations.NullMarked
package org.duetad.core.surrogate;
