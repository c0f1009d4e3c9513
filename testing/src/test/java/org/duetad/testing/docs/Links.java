package org.duetad.testing.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.duetad.testing.docs.Page.Link;

/** Links between files: whether there is a file, and a heading if one is named. */
final class Links {

  private Links() {}

  /** The broken links of a page; links to the web are not followed. */
  static List<String> broken(Page page) throws IOException {
    List<String> broken = new ArrayList<>();
    for (Link link : page.links()) {
      if (!link.target().contains("://") && !leads(page, link.target())) {
        broken.add(page.file() + ":" + link.line() + ": " + link.target());
      }
    }
    return broken;
  }

  private static boolean leads(Page page, String target) throws IOException {
    String[] parts = target.split("#", 2);
    Path file = parts[0].isEmpty() ? page.file() : page.file().resolveSibling(parts[0]);
    if (!Files.exists(file)) {
      return false;
    }
    return parts.length == 1 || Page.read(file).anchors().contains(parts[1]);
  }
}
