package org.duetad.examples.page;

import java.util.List;

/**
 * A page.
 *
 * @param title its title, plain text
 * @param about a description of one or two sentences
 * @param sections the sections, with distinct names
 * @param facts how and where it was made
 */
public record Page(String title, String about, List<Section> sections, List<Fact> facts) {

  /** Copies the lists. */
  public Page {
    sections = List.copyOf(sections);
    facts = List.copyOf(facts);
  }

  /**
   * A line of the footer.
   *
   * @param name the name of the fact
   * @param value its value as text
   */
  public record Fact(String name, String value) {}

  /** Whether every claim of every section holds. */
  public boolean holds() {
    return sections.stream().allMatch(Section::holds);
  }

  /** The number of claims. */
  public int claims() {
    return sections.stream().mapToInt(section -> section.claims().size()).sum();
  }

  /** The number of claims that do not hold. */
  public int broken() {
    return sections.stream().mapToInt(Section::broken).sum();
  }

  /** Whether the page has graphs. */
  public boolean hasGraphs() {
    return sections.stream()
        .flatMap(section -> section.blocks().stream())
        .anyMatch(PageBlock.Graph.class::isInstance);
  }

  /** The page as one HTML document. */
  public String html() {
    return Html.of(this);
  }
}
