/**
 * Functions recorded as straight-line programs over the rule table: printed, evaluated on any
 * numbers, differentiated, and differentiated again. Nested derivatives are made of them.
 */
@org.jspecify.annotations.NullMarked
package org.duetad.core.program;
