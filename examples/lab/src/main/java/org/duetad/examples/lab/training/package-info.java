/** Conditions for a network to learn: its initial weights, and the way errors are sent back. */
@NullMarked
package org.duetad.examples.lab.training;

import org.jspecify.annotations.NullMarked;
