/**
 * What is delicate about a function at a point: kinks, and the first numbers that are not finite.
 */
@org.jspecify.annotations.NullMarked
package org.duetad.core.diagnosis;
