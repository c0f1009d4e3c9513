package org.duetad.checkpoint.ode;

import org.duetad.core.Scalar;

/**
 * The end of a solution in numbers of any kind.
 *
 * @param time the final time, which depends on state and parameters if it is that of an event
 * @param state the state then
 */
@SuppressWarnings("ArrayRecordComponent") // Handed out, not kept.
public record OdeState(Scalar time, Scalar[] state) {}
