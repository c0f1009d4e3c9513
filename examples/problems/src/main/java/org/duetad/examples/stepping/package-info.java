/** Loops to differentiate with checkpoints: systems that are stepped through time. */
@NullMarked
package org.duetad.examples.stepping;

import org.jspecify.annotations.NullMarked;
