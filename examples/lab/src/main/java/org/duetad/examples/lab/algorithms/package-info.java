/** Algorithms with control flow, differentiated as they run, against what is known about them. */
@NullMarked
package org.duetad.examples.lab.algorithms;

import org.jspecify.annotations.NullMarked;
