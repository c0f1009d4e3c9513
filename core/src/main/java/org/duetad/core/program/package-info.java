/**
 * Functions recorded as straight-line programs over the rule table: printed, evaluated on any
 * numbers, and differentiated any number of times. Nested derivatives are built on them.
 */
@org.jspecify.annotations.NullMarked
package org.duetad.core.program;
