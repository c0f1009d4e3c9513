/**
 * Tangents side by side: of a number along several inputs, or of several directions.
 *
 * <p>With fewer variables than outputs and no long loops, a number has its tangents along the
 * variables that it depends on side by side ({@code ColumnOrders}), in a strip with those of
 * numbers that are computed alike ({@code StripGroups}, {@code Strips}). Without loops of many
 * turns, several seeds or directions are done side by side ({@code BatchCode}), with the bits of
 * each alone.
 */
@NullMarked
package org.duetad.core.kernel.tangents;

import org.jspecify.annotations.NullMarked;
