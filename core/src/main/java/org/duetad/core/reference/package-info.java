/**
 * Differentiators that know nothing of slopes: independent references for the modes. They are slow,
 * and less accurate or less general.
 */
@NullMarked
package org.duetad.core.reference;

import org.jspecify.annotations.NullMarked;
