package org.duetad.testing.corners;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.duetad.core.rules.Arithmetic;
import org.duetad.core.rules.Elementary;
import org.duetad.core.rules.Incomplete;
import org.duetad.core.rules.Special;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * All pairs of scalar rules, at points where one of them is special: first and second derivatives
 * agree in all ways, Hessians are symmetric, and both are right. What is not is of a {@linkplain
 * Explained kind} that the guide explains.
 *
 * <p>Every build takes a part of the pairs, evenly spread; with {@code -Dduet.sweep=true} it is all
 * of them, or those from {@code duet.sweep.from} to before {@code duet.sweep.to}, and {@code
 * target/pairs.txt} has what was found so far.
 */
class PairsTest {

  private static final Path GUIDE = Path.of("../docs/corner-cases.md");

  /** Has no divisor in common with the number of rules. */
  private static final int EVERY = Decimals.ALL ? 1 : 131;

  private static final int EXACT = Decimals.ALL ? 12 : 40;

  private static final int FROM = Integer.getInteger("duet.sweep.from", 0);
  private static final int TO = Integer.getInteger("duet.sweep.to", Integer.MAX_VALUE);

  @Test
  void derivativesOfAllPairs(TestReporter reporter) throws IOException {
    List<Pair> pairs = Pair.all();
    PairReport report = new PairReport(new PairSweep(EXACT), pairs.size());
    for (int k = FROM; k < Math.min(TO, pairs.size()); k += EVERY) {
      report.add(k, pairs.get(k));
    }
    reporter.publishEntry("pairs", report.toString());
    List<String> unexplained = report.unexplained();
    assertEquals(
        List.of(),
        unexplained,
        () -> unexplained.size() + " unexplained:\n" + String.join("\n", unexplained));
  }

  /** What is mended is explained no longer. */
  @ParameterizedTest
  @EnumSource
  void explainedKindsOccur(Explained kind) {
    Finding witness = kind.witness(new PairSweep(1));
    assertEquals(Optional.of(kind), Explained.of(witness), witness::toString);
  }

  /** {@code x²} is 0 in doubles at 1e-300, which is no kink of what is applied to it. */
  @ParameterizedTest
  @ValueSource(doubles = {1e-300, -1e-300, Double.MIN_NORMAL})
  void whatUnderflowsIsExplained(double x) {
    Pair pair = new Pair(Elementary.HYPOT, Arithmetic.SQUARE, 0);
    for (Finding finding : new PairSweep(1).at(pair, x, 0)) {
      assertEquals(Optional.of(Explained.SUBNORMAL), Explained.of(finding), finding::toString);
    }
  }

  /** {@code x^(y-2)} without the rounding of {@code y - 2}, which {@code log x} makes visible. */
  @ParameterizedTest
  @ValueSource(doubles = {-20, 15, 18})
  void powersOfTinyNumbers(double x) {
    Pair pair = new Pair(Elementary.POW, Special.EXP_MINUS_SQUARE, 0);
    assertEquals(List.of(), new PairSweep(1).at(pair, x, 1e-8));
  }

  /** {@code log(1 - 1e-149)}, of whose decimals a few digits are left, is no reference. */
  @ParameterizedTest
  @ValueSource(doubles = {340, 355, 370})
  void logarithmsOfWhatSaturates(double y) {
    Pair pair = new Pair(Special.XLOGY, Incomplete.regularizedGammaP(3.5), 1);
    assertEquals(List.of(), new PairSweep(1).at(pair, 0.5, y));
  }

  /** The steps of decimal differences have to be shorter than the divisor. */
  @ParameterizedTest
  @ValueSource(doubles = {-20, -40})
  void remaindersByTinyDivisors(double y) {
    Pair pair = new Pair(Arithmetic.REMAINDER, Elementary.EXP10, 1);
    assertEquals(List.of(), new PairSweep(1).at(pair, 2, y));
  }

  @ParameterizedTest
  @EnumSource
  void explainedKindsAreRowsOfTheGuide(Explained kind) throws IOException {
    List<String> guide = Files.readAllLines(GUIDE);
    assertTrue(guide.stream().anyMatch(line -> line.startsWith("| " + kind.row())), kind.row());
  }
}
