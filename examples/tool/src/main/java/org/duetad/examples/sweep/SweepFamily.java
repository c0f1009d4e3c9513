package org.duetad.examples.sweep;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.duetad.examples.compare.Cause;
import org.duetad.examples.compare.ComparisonSettings;
import org.duetad.examples.compare.ModeCost;
import org.duetad.examples.compare.NormTolerance;
import org.duetad.examples.compare.Progress;
import org.duetad.examples.compare.Status;
import org.duetad.examples.problems.Named;
import org.duetad.examples.sweep.SweepMode.Work;

/**
 * A problem of any size.
 *
 * @param name the problem's name
 * @param sizeNames the names of its sizes
 * @param sizes their defaults
 * @param smallSizes where a sweep begins by default
 * @param instances creates an instance from sizes and a seed
 * @param inputs the number of inputs of an instance
 * @param outputs the number of outputs of an instance
 * @param tolerance by how much norms of derivatives of an instance may differ
 * @param modes the ways to differentiate it, new instances at each call
 * @param <T> the type of instances
 */
public record SweepFamily<T>(
    String name,
    List<String> sizeNames,
    List<Integer> sizes,
    List<Integer> smallSizes,
    BiFunction<List<Integer>, Long, T> instances,
    ToIntFunction<T> inputs,
    ToIntFunction<T> outputs,
    Function<T, NormTolerance> tolerance,
    Supplier<List<SweepMode<T>>> modes) {

  private static final int VALUES = 6;

  /** The position of a size by its name. */
  public int position(String over) {
    return sizeNames.indexOf(Named.one("--over", "size", over, sizeNames, size -> size));
  }

  /** Sizes at equal ratios, from the small one to the default. */
  public List<Integer> ladder(int position) {
    double from = smallSizes.get(position);
    double ratio = sizes.get(position) / from;
    return IntStream.range(0, VALUES)
        .mapToObj(i -> (int) Math.rint(from * Math.pow(ratio, i / (VALUES - 1.0))))
        .distinct()
        .toList();
  }

  /** The modes that apply to an instance, without those on request. */
  public List<String> defaults(List<Integer> chosen, long seed) {
    T instance = instances.apply(chosen, seed);
    return modes.get().stream()
        .filter(mode -> !mode.onRequest() && mode.of().apply(instance).isPresent())
        .map(SweepMode::name)
        .toList();
  }

  /** The mode with a name. */
  public SweepMode<T> mode(String named) {
    return Named.one("--modes", "mode", named, modes.get(), SweepMode::name);
  }

  /** By how much norms of derivatives may differ at a size. */
  public NormTolerance tolerance(SweepPlan plan, int value) {
    return tolerance.apply(instances.apply(plan.sizes(value), plan.seed()));
  }

  /**
   * Measures a mode at one size, in this JVM. A failure is a point that says so.
   *
   * @param peaks whether the peak of the heap is measured, too: it runs alone in this JVM
   */
  public SweepPoint measure(SweepPlan plan, String named, int value, boolean peaks) {
    T instance = instances.apply(plan.sizes(value), plan.seed());
    int n = inputs.applyAsInt(instance);
    int m = outputs.applyAsInt(instance);
    ComparisonSettings settings =
        new ComparisonSettings(plan.budgetSeconds(), plan.seed(), Progress.NONE);
    try {
      Optional<Work> work = mode(named).of().apply(instance);
      return work.isPresent()
          ? point(
              named, value, n, m, work.get().measured(peaks ? settings.measuringPeaks() : settings))
          : SweepPoint.nothing(named, value, n, m, name + " has no form for it");
    } catch (OutOfMemoryError e) {
      return SweepPoint.nothing(named, value, n, m, "the JVM has too little memory");
    } catch (Exception | StackOverflowError e) {
      return SweepPoint.nothing(named, value, n, m, Cause.of(e));
    }
  }

  private static SweepPoint point(String mode, int size, int n, int m, ModeCost measured) {
    double allocated = measured.timing().allocatedBytes();
    return new SweepPoint(
        mode,
        size,
        n,
        m,
        measured.status() == Status.OK ? Evidence.MEASURED : Evidence.SAMPLED,
        measured.timing().medianNanos(),
        measured.timing().medianLeastNanos(),
        measured.timing().medianMostNanos(),
        measured.timing().repetitions(),
        Double.isNaN(allocated) ? null : allocated,
        measured.bytes(),
        measured.peakBytes(),
        measured.norm(),
        measured.note());
  }
}
