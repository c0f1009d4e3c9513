package org.duetad.core;

/**
 * A value and its tangent as numbers of the derivative calls around.
 *
 * @param value the m outputs {@code f(x)}
 * @param tangent the m numbers {@code J(x) v}
 */
@SuppressWarnings("ArrayRecordComponent") // Handed out, not kept.
public record NestedJvp(Scalar[] value, Scalar[] tangent) {}
