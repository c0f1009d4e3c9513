package org.duetad.examples.compare;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.duetad.core.Differentiator;
import org.duetad.core.reference.ComplexStep;
import org.duetad.core.reference.FiniteDifferences;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;

/**
 * A mode of differentiation, and what a comparison must know of it.
 *
 * @param differentiator the mode
 * @param about what it is, in one line
 * @param tolerance how far it may be off, relatively
 * @param byColumns whether it works column by column, so that a part of the columns is a part of
 *     the work
 */
public record Mode(
    Differentiator differentiator, String about, double tolerance, boolean byColumns) {

  private static final double EXACT = 1e-9;
  private static final double DIFFERENCES = 1e-4;

  /**
   * All modes of the library, in the order in which they are shown.
   *
   * @return new instances
   */
  public static List<Mode> all() {
    return List.of(
        new Mode(new ForwardMode(), "dual numbers, up to 16 directions at once", EXACT, true),
        new Mode(new ReverseMode(), "a tape, swept once for each output", EXACT, false),
        new Mode(new FiniteDifferences(), "central differences of fourth order", DIFFERENCES, true),
        new Mode(new ComplexStep(), "Im f(x + ih)/h, where f has a complex form", EXACT, true));
  }

  /**
   * The mode with a name.
   *
   * @param name the name
   * @return a new instance
   * @throws IllegalArgumentException if there is none
   */
  public static Mode named(String name) {
    List<Mode> all = all();
    return all.stream()
        .filter(mode -> mode.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "compare: unknown mode \"" + name + "\"; the modes are " + names(all)));
  }

  /**
   * Any other mode, which must be exact.
   *
   * @param differentiator the mode
   * @return the mode, compared on the whole derivative
   */
  public static Mode exact(Differentiator differentiator) {
    return new Mode(differentiator, "a mode of the user", EXACT, false);
  }

  static String names(List<Mode> modes) {
    return modes.stream().map(Mode::name).collect(Collectors.joining(", "));
  }

  /**
   * The mode's name.
   *
   * @return a short lower-case name
   */
  public String name() {
    return differentiator.name();
  }

  /** How many columns of n one evaluation gives. */
  int width(int n) {
    return differentiator instanceof ForwardMode forward ? forward.chunk(n) : 1;
  }

  /** The most exact mode that others are judged by has the lowest rank. */
  int rank() {
    int rank =
        Arrays.asList(
                ReverseMode.class, ForwardMode.class, ComplexStep.class, FiniteDifferences.class)
            .indexOf(differentiator.getClass());
    return rank < 0 ? Integer.MAX_VALUE : rank;
  }
}
