/**
 * Experiments on networks: the computations of layers, their gradients, and what they can learn.
 */
@NullMarked
package org.duetad.examples.lab.networks;

import org.jspecify.annotations.NullMarked;
