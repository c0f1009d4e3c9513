/**
 * Cost and memory of the modes against the size of a problem: measured in one JVM for each mode,
 * fitted by power laws, and compared. Prints nothing: the results are records.
 */
@NullMarked
package org.duetad.examples.sweep;

import org.jspecify.annotations.NullMarked;
