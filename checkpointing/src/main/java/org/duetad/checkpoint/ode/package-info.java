/**
 * Ordinary differential equations: {@link org.duetad.checkpoint.ode.Ode} integrates by Runge-Kutta
 * methods with adaptive steps, and differentiates the steps it took, forward and in reverse under a
 * checkpointing schedule.
 */
@org.duetad.core.spi.LibraryCode
@NullMarked
package org.duetad.checkpoint.ode;

import org.jspecify.annotations.NullMarked;
