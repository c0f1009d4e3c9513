/** Experiments on computational graphs, and on what their derivatives are checked against. */
@NullMarked
package org.duetad.examples.lab.graphs;

import org.jspecify.annotations.NullMarked;
