package org.duetad.testing.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The test of the guide detects wrong output, code and links. */
class SnippetTest {

  @Test
  void statementsHaveTheImportsAboveThem() throws Exception {
    Snippet snippet =
        only(
            "```java",
            "import java.util.List;",
            "```",
            "",
            "```java",
            "System.out.println(List.of(1, 2));",
            "```",
            "prints",
            "```text",
            "[1, 2]",
            "```");
    assertEquals("[1, 2]\n", snippet.output());
    assertEquals("[1, 2]\n", output(snippet));
    assertTrue(snippet.uri().toString().endsWith("page.md#L5"), snippet.uri().toString());
  }

  @Test
  void aProgramIsRunAsItStands() throws Exception {
    Snippet snippet =
        only(
            "```java",
            "public class Two {",
            "  public static void main(String[] args) {",
            "    System.out.print(1 + 1);",
            "  }",
            "}",
            "```",
            "```text",
            "```");
    assertEquals("", snippet.output());
    assertEquals("2", output(snippet));
  }

  @Test
  void whatIsThrownIsPrintedAsJavaDoes() throws Exception {
    Snippet snippet =
        only(
            "```java",
            "System.out.println(1);",
            "throw new IllegalStateException(\"no\");",
            "```",
            "```text",
            "```");
    assertEquals(
        "1\nException in thread \"main\" java.lang.IllegalStateException: no\n", output(snippet));
  }

  @Test
  void standardOutputIsGivenBack() throws Exception {
    PrintStream standard = System.out;
    output(only("```java", "throw new AssertionError();", "```", "```text", "```"));
    assertEquals(standard, System.out);
  }

  @Test
  void anErrorHasItsLineOnThePage() {
    Snippet statements =
        only("# Title", "", "```java", "int x = 1;", "int y = true;", "```", "```text", "```");
    assertTrue(problem(statements).startsWith("line 5: incompatible types"), problem(statements));
    Snippet program =
        only(
            "```java",
            "class C {",
            "  public static void main(String[] args) {",
            "    int i = true;",
            "  }",
            "}",
            "```",
            "```text",
            "```");
    assertTrue(problem(program).startsWith("line 4: incompatible types"), problem(program));
  }

  @Test
  void aWarningIsAnError() {
    Snippet raw =
        only(
            "```java",
            "java.util.List x = null;",
            "System.out.println(x);",
            "```",
            "```text",
            "null",
            "```");
    assertTrue(problem(raw).contains("raw type"), problem(raw));
  }

  @Test
  void aWrongSnippetDoesNotBlameTheOthers() throws Exception {
    List<Snippet> snippets =
        Snippet.of(
            page(
                "```java",
                "int x = true;",
                "```",
                "```text",
                "```",
                "```java",
                "System.out.println(1);",
                "```",
                "```text",
                "1",
                "```"));
    Runner runner = new Runner(snippets);
    assertThrows(AssertionError.class, () -> runner.output(snippets.get(0)));
    assertEquals("1\n", runner.output(snippets.get(1)));
  }

  @Test
  void aSnippetWithoutOutputIsRefused() {
    Page page = page("```java", "int x = 1;", "```", "```java", "int y = 1;", "```");
    String message =
        assertThrows(IllegalArgumentException.class, () -> Snippet.of(page)).getMessage();
    assertEquals("page.md:1: a snippet without output; add a text block after it", message);
  }

  @Test
  void anOpenBlockIsRefused() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> page("text", "```java", "int x;"))
            .getMessage();
    assertEquals("page.md:2: the block is not closed; end it with ```", message);
  }

  @Test
  void linksThatLeadNowhereAreFound(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("there.md"), "# A title: of `it`\n");
    Page page =
        Page.of(
            folder.resolve("page.md"),
            List.of(
                "[a](there.md) [b](there.md#a-title-of-it) [c](https://example.org) [d](#here)",
                "[e](gone.md) [f](there.md#gone) [g](#gone) and `x[0](1)`",
                "## Here",
                "```java",
                "f[0](gone.md)",
                "```"));
    Files.writeString(page.file(), "## Here\n");
    List<String> broken = Links.broken(page);
    assertEquals(
        List.of(":2: gone.md", ":2: there.md#gone", ":2: #gone"),
        broken.stream().map(place -> place.substring(place.indexOf(':'))).toList());
  }

  private static String problem(Snippet snippet) {
    return String.valueOf(assertThrows(AssertionError.class, () -> output(snippet)).getMessage());
  }

  private static String output(Snippet snippet) throws Exception {
    return new Runner(List.of(snippet)).output(snippet);
  }

  private static Snippet only(String... lines) {
    List<Snippet> snippets = Snippet.of(page(lines));
    assertEquals(1, snippets.size());
    return snippets.get(0);
  }

  private static Page page(String... lines) {
    return Page.of(Path.of("page.md"), List.of(lines));
  }
}
