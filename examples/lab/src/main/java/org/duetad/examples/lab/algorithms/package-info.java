/** Algorithms with control flow, differentiated as they run, against known results. */
@NullMarked
package org.duetad.examples.lab.algorithms;

import org.jspecify.annotations.NullMarked;
