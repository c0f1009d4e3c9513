package org.duetad.testing.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of Markdown: its fenced blocks, its links outside of them, and the anchors of its
 * headings.
 */
record Page(Path file, List<Block> blocks, List<Link> links, List<String> anchors) {

  private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("#+ +(.*)");
  private static final String FENCE = "```";

  /** The text between two fences; the line is that of the first one, counted from 1. */
  record Block(String language, int line, String text) {}

  /** A link's target as written. */
  record Link(String target, int line) {}

  static Page read(Path file) throws IOException {
    return of(file, Files.readAllLines(file));
  }

  static Page of(Path file, List<String> lines) {
    Page page = new Page(file, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    int fence = -1;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith(FENCE)) {
        if (fence >= 0) {
          page.blocks.add(block(lines, fence, i));
        }
        fence = fence < 0 ? i : -1;
      } else if (fence < 0) {
        page.addProse(line, i + 1);
      }
    }
    if (fence >= 0) {
      throw new IllegalArgumentException(
          file + ":" + (fence + 1) + ": the block is not closed; end it with " + FENCE);
    }
    return page;
  }

  private static Block block(List<String> lines, int from, int to) {
    String text = String.join("\n", lines.subList(from + 1, to));
    return new Block(
        lines.get(from).substring(FENCE.length()).strip(),
        from + 1,
        text.isEmpty() ? "" : text + "\n");
  }

  private void addProse(String line, int number) {
    Matcher link = LINK.matcher(line.replaceAll("`[^`]*`", "``"));
    while (link.find()) {
      links.add(new Link(link.group(1), number));
    }
    Matcher heading = HEADING.matcher(line);
    if (heading.matches()) {
      anchors.add(anchor(heading.group(1)));
    }
  }

  /** As in GitHub's anchors: lower case, without punctuation, a hyphen for each blank. */
  private static String anchor(String heading) {
    return heading
        .strip()
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}_ -]", "")
        .replace(' ', '-');
  }
}
