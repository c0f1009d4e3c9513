package org.duetad.examples.compare;

import org.jspecify.annotations.Nullable;

/**
 * The result of one mode.
 *
 * @param mode the mode's name
 * @param status how much of the derivative it computed
 * @param value the function's value in this mode; for several outputs their Euclidean norm
 * @param maxRelativeError the disagreement with the reference of the entry that comes closest to
 *     what is allowed, or exceeds it most, relative to {@code max(|entry|, 1e-6 max |entry|)} of
 *     the reference; null if there is nothing to compare
 * @param tolerance the allowed disagreement of that entry, which follows from the rounding of each
 *     operation, and for differences from their truncation; NaN where nothing can be said
 * @param agrees false if a derivative, or the value, disagrees
 * @param compared whether finite numbers were compared with the reference in enough directions;
 *     false for the reference itself
 * @param timing the time of the whole derivative, or null
 * @param ratioToPrimal the median time over the median time of the plain double program, or null
 * @param tape the recording, or null for a mode without a tape
 * @param peakBytes how much more heap was live at most than before the derivative, or null if it
 *     was not measured
 * @param preparation what preparing the functions took, or null for a mode that prepares none
 * @param second its second derivatives, or null if they were not requested
 * @param note how it was estimated, why it was skipped, or how it disagrees; may be empty
 */
public record ModeResult(
    String mode,
    Status status,
    @Nullable Double value,
    @Nullable Double maxRelativeError,
    double tolerance,
    boolean agrees,
    boolean compared,
    @Nullable Timing timing,
    @Nullable Double ratioToPrimal,
    @Nullable TapeUse tape,
    @Nullable Double peakBytes,
    @Nullable PreparationFigures preparation,
    @Nullable SecondOrderFigures second,
    String note) {}
