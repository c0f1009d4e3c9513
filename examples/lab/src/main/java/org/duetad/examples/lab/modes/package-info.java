/** Experiments on the costs of forward and reverse mode. */
@NullMarked
package org.duetad.examples.lab.modes;

import org.jspecify.annotations.NullMarked;
