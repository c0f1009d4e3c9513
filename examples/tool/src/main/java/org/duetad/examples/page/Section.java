package org.duetad.examples.page;

import java.util.List;
import org.duetad.examples.lab.Finding;
import org.duetad.examples.lab.Findings;

/**
 * A part of a page under a heading.
 *
 * @param subject what it is grouped under in the contents; empty for no groups
 * @param name a word, unique in the page: the address of the heading, and the pictures' folder
 * @param title the heading
 * @param blocks its content, in reading order
 * @param claims its claims
 */
public record Section(
    String subject, String name, String title, List<PageBlock> blocks, List<Finding.Claim> claims) {

  /**
   * Findings under a heading; their charts are rendered now.
   *
   * @param name a word, unique in the page
   * @param title the heading
   * @param findings its content; the claims come last, in one table
   */
  public static Section of(String name, String title, Findings findings) {
    return of("", name, title, findings);
  }

  /**
   * The same in a group of sections.
   *
   * @param subject what the group is about
   * @param name a word, unique in the page
   * @param title the heading
   * @param findings its content
   */
  public static Section of(String subject, String name, String title, Findings findings) {
    List<PageBlock> blocks =
        findings.all().stream()
            .filter(finding -> !(finding instanceof Finding.Claim))
            .map(PageBlock::of)
            .toList();
    return new Section(subject, name, title, blocks, findings.claims());
  }

  /** Whether every claim holds. */
  public boolean holds() {
    return broken() == 0;
  }

  /** The number of claims that do not hold. */
  public int broken() {
    return (int) claims.stream().filter(claim -> !claim.holds()).count();
  }

  /** The claims as rows of a table. */
  public List<ClaimRow> rows() {
    return claims.stream().map(ClaimRow::of).toList();
  }

  /**
   * A claim in words.
   *
   * @param statement the claim
   * @param measured the measured number
   * @param allowed its bounds in words
   * @param holds whether it lies within them
   */
  public record ClaimRow(String statement, String measured, String allowed, boolean holds) {

    static ClaimRow of(Finding.Claim claim) {
      return new ClaimRow(
          claim.statement(),
          Numbers.measured(claim.measured(), claim.least(), claim.most()),
          Numbers.range(claim.least(), claim.most()),
          claim.holds());
    }
  }
}
