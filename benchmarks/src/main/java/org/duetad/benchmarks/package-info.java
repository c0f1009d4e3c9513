/**
 * What derivatives cost, measured by JMH: a class for each problem, and in it the plain double
 * program, a gradient by hand where there is one, and the modes.
 */
@NullMarked
package org.duetad.benchmarks;

import org.jspecify.annotations.NullMarked;
