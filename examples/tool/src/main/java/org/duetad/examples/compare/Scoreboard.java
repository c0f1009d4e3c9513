package org.duetad.examples.compare;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Comparisons of modes on several problems.
 *
 * @param reports one for each problem
 */
public record Scoreboard(List<Report> reports) {

  /** The relative distance from 1 to the next double. */
  private static final double ULP = Math.ulp(1.0);

  /** Copies the list. */
  public Scoreboard {
    reports = List.copyOf(reports);
  }

  /**
   * The modes that were compared on a problem at least, in the order of first appearance.
   *
   * @return their names
   */
  public List<String> modes() {
    Stream<String> known =
        Stream.concat(Mode.all().stream().map(Mode::name), results().map(ModeResult::mode));
    return known.distinct().filter(name -> results().anyMatch(r -> r.mode().equals(name))).toList();
  }

  private Stream<ModeResult> results() {
    return reports.stream().flatMap(report -> report.modes().stream());
  }

  /**
   * The result of a mode on a problem.
   *
   * @param report the problem's report
   * @param mode the mode's name
   * @return the result, or empty if it was not compared there
   */
  public static Optional<ModeResult> result(Report report, String mode) {
    return report.modes().stream().filter(result -> result.mode().equals(mode)).findFirst();
  }

  /**
   * Whether the modes agree on all problems.
   *
   * @return that they disagree if they do on any; else that nothing was compared if nothing was on
   *     some problem
   */
  public Answer answer() {
    return Stream.of(Answer.DISAGREE, Answer.NOTHING_COMPARED)
        .filter(answer -> reports.stream().anyMatch(report -> report.answer() == answer))
        .findFirst()
        .orElse(Answer.AGREE);
  }

  /**
   * A relative error in units in the last place, {@code 2⁻⁵²}.
   *
   * @param relative the relative error
   * @return the error as a multiple of a unit
   */
  public static double ulps(double relative) {
    return relative / ULP;
  }
}
