/**
 * The building blocks of networks, as functions of matrices: layers, losses and normalisation.
 * Samples are rows.
 */
@NullMarked
package org.duetad.examples.lab.networks.layers;

import org.jspecify.annotations.NullMarked;
