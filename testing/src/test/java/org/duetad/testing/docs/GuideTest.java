package org.duetad.testing.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** README and user guide: every snippet prints what the page shows, every link has a target. */
class GuideTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path INDEX = ROOT.resolve("docs/README.md");

  @TestFactory
  Stream<DynamicTest> snippets() throws IOException {
    List<Snippet> snippets = pages().stream().flatMap(page -> Snippet.of(page).stream()).toList();
    Runner runner = new Runner(snippets);
    return snippets.stream()
        .map(
            snippet ->
                dynamicTest(
                    name(snippet.uri()),
                    snippet.uri(),
                    () -> assertEquals(snippet.output(), runner.output(snippet))));
  }

  @TestFactory
  Stream<DynamicTest> links() throws IOException {
    List<Page> pages = pages();
    for (String other : List.of("ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md")) {
      pages.add(Page.read(ROOT.resolve(other)));
    }
    return pages.stream()
        .map(
            page ->
                dynamicTest(
                    name(page.file().toUri()), () -> assertEquals(List.of(), Links.broken(page))));
  }

  @Test
  void theIndexListsEveryChapterAndAllHaveSnippets() throws IOException {
    List<String> index = Page.read(INDEX).links().stream().map(Page.Link::target).toList();
    List<Page> chapters = chapters();
    assertFalse(chapters.isEmpty());
    for (Page chapter : chapters) {
      String name = chapter.file().getFileName().toString();
      assertTrue(index.contains(name), name + " is in the index");
      assertFalse(Snippet.of(chapter).isEmpty(), name + " has snippets");
    }
  }

  private static List<Page> pages() throws IOException {
    List<Page> pages = new ArrayList<>(chapters());
    pages.add(Page.read(INDEX));
    pages.add(Page.read(ROOT.resolve("README.md")));
    return pages;
  }

  private static List<Page> chapters() throws IOException {
    List<Page> chapters = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(INDEX.getParent(), "*.md")) {
      for (Path file : files) {
        if (!file.equals(INDEX)) {
          chapters.add(Page.read(file));
        }
      }
    }
    return chapters;
  }

  private static String name(URI place) {
    return ROOT.toUri().relativize(place).toString().replace("#L", ":");
  }
}
