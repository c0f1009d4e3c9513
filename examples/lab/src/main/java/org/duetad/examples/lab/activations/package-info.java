/** The experiment on activation functions: curves, derivatives, saturation, learned slopes. */
@NullMarked
package org.duetad.examples.lab.activations;

import org.jspecify.annotations.NullMarked;
