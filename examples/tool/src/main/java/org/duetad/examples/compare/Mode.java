package org.duetad.examples.compare;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.ProgramMode;
import org.duetad.core.reference.ComplexStep;
import org.duetad.core.reference.FiniteDifferences;
import org.duetad.examples.problems.Named;
import org.duetad.examples.problems.Problem;
import org.duetad.forward.ForwardMode;
import org.duetad.forward.TaylorMode;
import org.duetad.reverse.CompiledMode;
import org.duetad.reverse.Preparations;
import org.duetad.reverse.ReverseMode;
import org.jspecify.annotations.Nullable;

/**
 * A mode of differentiation, with its properties for a comparison.
 *
 * @param name a short lower-case name
 * @param differentiator computes derivatives
 * @param form the form of a problem that it differentiates, if there is one
 * @param about a one-line description
 * @param byColumns whether it works column by column, so that some of the columns take that share
 *     of the work
 */
public record Mode(
    String name,
    Differentiator differentiator,
    Function<Problem, Optional<Problem>> form,
    String about,
    boolean byColumns) {

  private static final String COMPILED = "compiled";

  /** The name of the mode in which functions are sums over the rows of their data. */
  public static final String ROWS = "rows";

  private static final String MATRIX = "matrix";
  private static final String SPARSE = "sparse";
  private static final String CHECKPOINTED = "checkpointed";
  private static final String BY_HAND = "by-hand";

  /** The most exact first, by which the others are judged. */
  private static final List<String> RANKS =
      List.of(
          "reverse",
          MATRIX,
          ROWS,
          "forward",
          "taylor",
          "program",
          COMPILED,
          SPARSE,
          CHECKPOINTED,
          BY_HAND,
          "complex-step",
          "finite-differences");

  /** Too slow or too large to be compared unless requested. */
  private static final Set<String> ON_REQUEST = Set.of(COMPILED, "program", ROWS, "taylor");

  /** A mode that differentiates the usual form. */
  private Mode(Differentiator mode, String about, boolean byColumns) {
    this(mode.name(), mode, Optional::of, about, byColumns);
  }

  /**
   * All modes of the library, in the order of display.
   *
   * @return new instances
   */
  public static List<Mode> all() {
    return List.of(
        new Mode(new ForwardMode(), "dual numbers, up to 16 directions at once", true),
        new Mode(new ReverseMode(), "a tape, swept once for each output", false),
        new Mode(
            MATRIX,
            new ReverseMode(),
            Problem::matrixForm,
            "reverse mode, where f is written in matrices",
            false),
        rows(1),
        new Mode(
            SPARSE,
            new ReverseMode(),
            Problem::sparseForm,
            "reverse mode by the colours of a sparse Jacobian",
            false),
        new Mode(
            COMPILED,
            new CompiledMode(),
            problem -> Optional.of(problem.joined()),
            "reverse mode with functions prepared once; on request",
            false),
        new Mode(new ProgramMode(), "a recorded program, pulled back; on request", false),
        new Mode(
            new TaylorMode(), "series of first order, one direction at a time; on request", true),
        new Mode(new FiniteDifferences(), "central differences of fourth order", true),
        new Mode(new ComplexStep(), "Im f(x + ih)/h, where f has a complex form", true),
        new Mode(
            CHECKPOINTED,
            new ForwardMode(),
            Problem::checkpointedForm,
            "reverse mode of a loop of steps, from few stored states",
            false),
        new Mode(
            BY_HAND,
            new ForwardMode(),
            Problem::handForm,
            "the derivative written by hand on plain doubles, where there is one",
            false));
  }

  /**
   * Reverse mode of functions that are sums over the rows of their data.
   *
   * @param threads how many threads add up
   * @return a new instance
   */
  public static Mode rows(int threads) {
    return new Mode(
        ROWS,
        new ReverseMode(),
        problem -> problem.rowsForm(threads),
        "reverse mode, where f is a sum over rows of data; on request",
        false);
  }

  /**
   * Whether this is {@link #rows}.
   *
   * @return false for all other modes
   */
  public boolean isOverRows() {
    return name.equals(ROWS);
  }

  /**
   * The modes of the library that support a problem, without those compared on request only.
   *
   * @param problem the problem
   * @return new instances
   */
  public static List<Mode> of(Problem problem) {
    return all().stream()
        .filter(mode -> !ON_REQUEST.contains(mode.name))
        .filter(mode -> mode.form.apply(problem).isPresent())
        .toList();
  }

  /**
   * The same, and {@code compiled}.
   *
   * @param problem the problem
   * @return new instances
   */
  public static List<Mode> withCompiled(Problem problem) {
    return Stream.concat(of(problem).stream(), Stream.of(named(COMPILED))).toList();
  }

  /**
   * The mode with a name.
   *
   * @param name the name
   * @return a new instance
   * @throws IllegalArgumentException if there is no such mode
   */
  public static Mode named(String name) {
    return Named.one("compare", "mode", name, all(), Mode::name);
  }

  /**
   * A user's mode, which must be exact.
   *
   * @param differentiator the mode
   * @return the mode, compared on the whole derivative
   */
  public static Mode exact(Differentiator differentiator) {
    return new Mode(differentiator, "a user-defined mode", false);
  }

  /**
   * The program of a problem that this mode differentiates.
   *
   * @param problem the problem
   * @return the problem itself, or the form of it that this mode needs
   * @throws UnsupportedOperationException if the problem has none
   */
  public Problem form(Problem problem) {
    return form.apply(problem)
        .orElseThrow(
            () ->
                new UnsupportedOperationException(
                    problem.name() + " has no " + name + " form; choose other modes"));
  }

  /** The number of columns, of n, that one evaluation computes. */
  int width(int n) {
    return differentiator instanceof ForwardMode forward ? forward.chunk(n) : 1;
  }

  /** Whether it records a tape in each call. */
  boolean hasTape() {
    return differentiator instanceof ReverseMode;
  }

  /** Whether its first derivative of a function takes longer than later ones. */
  boolean isPreparing() {
    return differentiator instanceof CompiledMode;
  }

  /** What was prepared so far, given the time of the first derivative; null if nothing is. */
  @Nullable PreparationFigures preparation(double firstNanos) {
    if (!(differentiator instanceof CompiledMode compiled)) {
      return null;
    }
    Preparations counts = compiled.preparations();
    return new PreparationFigures(
        1e9 * counts.seconds(), firstNanos, counts, compiled.bytes(), null);
  }

  /** Whether the form computes the derivative, and has none of the second order. */
  boolean isOfItsOwn() {
    return name.equals(BY_HAND) || name.equals(CHECKPOINTED);
  }

  /** Whether its derivatives are differences of values. */
  boolean isOfDifferences() {
    return differentiator instanceof FiniteDifferences;
  }

  /** Whether its second derivatives are differences of gradients. */
  boolean isEstimating() {
    return isOfDifferences() || differentiator instanceof ComplexStep;
  }

  /** The rank; the most exact mode, by which the others are judged, has the lowest. */
  int rank() {
    int rank = RANKS.indexOf(name);
    return rank < 0 ? Integer.MAX_VALUE : rank;
  }
}
