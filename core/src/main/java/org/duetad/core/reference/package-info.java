/**
 * Differentiators that do not use slopes: independent references for the modes, slower and less
 * accurate or less general.
 */
@NullMarked
package org.duetad.core.reference;

import org.jspecify.annotations.NullMarked;
