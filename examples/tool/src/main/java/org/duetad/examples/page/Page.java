package org.duetad.examples.page;

import java.util.ArrayList;
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

  /**
   * A part of the contents: sections that follow each other.
   *
   * @param subject what they are about; may be empty
   * @param first the number of the first one
   * @param sections the sections
   */
  public record Group(String subject, int first, List<Section> sections) {}

  /** The contents, by subject. */
  public List<Group> contents() {
    List<Group> groups = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= sections.size(); i++) {
      String subject = sections.get(from).subject();
      if (i == sections.size() || !sections.get(i).subject().equals(subject)) {
        groups.add(new Group(subject, from + 1, sections.subList(from, i)));
        from = i;
      }
    }
    return groups;
  }

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
