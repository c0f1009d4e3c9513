package org.duetad.examples.sweep;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.duetad.examples.compare.ComparisonSettings;
import org.duetad.examples.compare.ModeCost;

/**
 * A way to differentiate the instances of a family, in a JVM of its own.
 *
 * @param name a short lower-case name
 * @param onRequest whether it is left out unless named
 * @param jvm options of its JVM
 * @param of what it does with an instance, or empty if it does not apply
 * @param <T> the type of instances
 */
public record SweepMode<T>(
    String name, boolean onRequest, List<String> jvm, Function<T, Optional<Work>> of) {

  /** Measures one derivative within the budget of some settings. */
  @FunctionalInterface
  public interface Work {
    ModeCost measured(ComparisonSettings settings);
  }

  /** A mode in a JVM without further options. */
  static <T> SweepMode<T> of(String name, Function<T, Optional<Work>> of) {
    return new SweepMode<>(name, false, List.of(), of);
  }

  /** The same, left out unless named. */
  SweepMode<T> requested() {
    return new SweepMode<>(name, true, jvm, of);
  }

  /** The same in a JVM with options. */
  SweepMode<T> in(String... options) {
    return new SweepMode<>(name, onRequest, List.of(options), of);
  }
}
