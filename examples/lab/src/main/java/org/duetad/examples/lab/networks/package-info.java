/** Experiments on networks: what layers compute, what their gradients are, what they can learn. */
@NullMarked
package org.duetad.examples.lab.networks;

import org.jspecify.annotations.NullMarked;
