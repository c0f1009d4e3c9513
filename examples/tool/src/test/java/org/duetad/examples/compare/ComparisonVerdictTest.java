package org.duetad.examples.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Modes that were not compared do not count as agreeing. */
class ComparisonVerdictTest {

  private static ModeResult result(String mode, Status status, boolean agrees, boolean compared) {
    return new ModeResult(
        mode, status, 1.0, 0.0, 1e-9, agrees, compared, null, null, null, null, null, null, "");
  }

  private static final ModeResult REFERENCE = result("reverse", Status.OK, true, false);
  private static final ModeResult WHOLE = result("program", Status.OK, true, true);
  private static final ModeResult FEW = result("forward", Status.ESTIMATED, true, false);
  private static final ModeResult WRONG = result("wrong", Status.ESTIMATED, false, false);

  private static void says(Answer answer, String words, ModeResult... results) {
    assertEquals(answer, ComparisonVerdict.answer(List.of(results)));
    assertEquals(words, ComparisonVerdict.of(List.of(results), "reverse"));
  }

  @Test
  void onlyTheReference() {
    says(
        Answer.NOTHING_COMPARED,
        "only reverse differentiated; there is nothing to compare it with",
        REFERENCE);
  }

  @Test
  void tooFewDirections() {
    says(
        Answer.NOTHING_COMPARED,
        "nothing of forward that counts could be compared with reverse",
        REFERENCE,
        FEW);
    says(
        Answer.AGREE,
        "program agrees with reverse; nothing that counts was compared of forward",
        REFERENCE,
        FEW,
        WHOLE);
  }

  @Test
  void whatWasEstimatedIsSaid() {
    says(
        Answer.AGREE,
        "program, columns agree with reverse; estimated from some of the directions: columns",
        REFERENCE,
        WHOLE,
        result("columns", Status.ESTIMATED, true, true));
  }

  @Test
  void whatDisagreesAlwaysCounts() {
    says(Answer.DISAGREE, "wrong disagrees with reverse", REFERENCE, WRONG);
    says(Answer.DISAGREE, "wrong disagrees with reverse", REFERENCE, WRONG, WHOLE);
  }
}
