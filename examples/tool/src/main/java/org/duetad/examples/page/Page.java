package org.duetad.examples.page;

import java.util.List;

/**
 * A page.
 *
 * @param title its title, plain text
 * @param about what it is, one or two sentences
 * @param sections the sections, each with a name of its own
 * @param facts how and where it was made
 */
public record Page(String title, String about, List<Section> sections, List<Fact> facts) {

  /** Keeps its own lists. */
  public Page {
    sections = List.copyOf(sections);
    facts = List.copyOf(facts);
  }

  /**
   * A line of the footer.
   *
   * @param name what is told
   * @param value the same as text
   */
  public record Fact(String name, String value) {}

  /** Whether every claim of every section holds. */
  public boolean holds() {
    return sections.stream().allMatch(Section::holds);
  }

  /** How many claims there are. */
  public int claims() {
    return sections.stream().mapToInt(section -> section.claims().size()).sum();
  }

  /** How many of them do not hold. */
  public int broken() {
    return sections.stream().mapToInt(Section::broken).sum();
  }

  /** Whether a graph is to be drawn. */
  public boolean hasGraphs() {
    return sections.stream()
        .flatMap(section -> section.blocks().stream())
        .anyMatch(Block.Graph.class::isInstance);
  }

  /** The page as one HTML document. */
  public String html() {
    return Html.of(this);
  }
}
