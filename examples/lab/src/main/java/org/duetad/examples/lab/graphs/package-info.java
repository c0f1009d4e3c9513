/** Experiments on computational graphs, and on the checks of their derivatives. */
@NullMarked
package org.duetad.examples.lab.graphs;

import org.jspecify.annotations.NullMarked;
