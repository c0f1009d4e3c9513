package org.duetad.examples.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.duetad.examples.lab.Charts;
import org.duetad.examples.lab.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knowm.xchart.XYChart;

class PageTest {

  private static final String HOSTILE = "<script>alert('1')</script> & \"quoted\" ${1 + 1} <b";
  private static final String ESCAPED =
      "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;quoted&quot; ${1 + 1} &lt;b";

  private static XYChart chart() {
    XYChart chart = Charts.lines("A line", "x (m)", "y (s)");
    Charts.line(chart, "y", new double[] {0, 1}, new double[] {1, 2});
    return chart;
  }

  private static Page page(Findings findings) {
    return new Page("Title", "About", List.of(Section.of("one", "One", findings)), List.of());
  }

  @Test
  void textIsShownAndNeverObeyed() {
    Findings findings =
        new Findings()
            .text(HOSTILE)
            .figure("figure", HOSTILE, chart())
            .graph("graph", HOSTILE, "digraph { a [label=\"</pre><script>\"] }")
            .table(HOSTILE, List.of(HOSTILE), List.of(List.of(HOSTILE)))
            .equal(HOSTILE, 1, 1, 0);
    Page page =
        new Page(
            HOSTILE,
            HOSTILE,
            List.of(Section.of("one", HOSTILE, findings)),
            List.of(new Page.Fact(HOSTILE, HOSTILE)));
    String html = page.html();
    // The page's own two scripts, and no third.
    assertEquals(2, html.split("<script", -1).length - 1);
    assertFalse(html.contains("alert('1')"), "unescaped");
    assertTrue(html.contains("<title>" + ESCAPED + "</title>"), html);
    assertTrue(html.contains("<h1>" + ESCAPED + "</h1>"), html);
    assertTrue(html.contains("<p>" + ESCAPED + "</p>"), html);
    assertTrue(html.contains("alt=\"" + ESCAPED + "\""), html);
    assertTrue(html.contains("<figcaption>" + ESCAPED + "</figcaption>"), html);
    assertTrue(html.contains(ESCAPED + "</td>"), html);
    assertTrue(html.contains("&lt;/pre&gt;&lt;script&gt;"), html);
  }

  @Test
  void everyFindingIsOnThePage() throws IOException {
    Findings findings =
        new Findings()
            .text("A paragraph.")
            .figure("line", "A line.", chart())
            .figure("again", "Another line.", chart())
            .table("A table", List.of("name", "n"), List.of(List.of("a", "1"), List.of("b", "22")))
            .equal("A claim holds.", 2, 2, 0.125)
            .between("Another does not.", 3, 1, 2);
    String html = page(findings).html();
    assertTrue(html.contains("<p>A paragraph.</p>"), html);
    assertTrue(html.contains("<figcaption>A line.</figcaption>"), html);
    assertTrue(html.contains("<figcaption>Another line.</figcaption>"), html);
    assertTrue(html.contains("<td class=\"words\">b</td><td class=\"number\">22</td>"), html);
    assertTrue(
        html.contains("<td class=\"long\">A claim holds.</td><td class=\"number\">2</td>"), html);
    assertTrue(html.contains("<td class=\"number\">1.875 to 2.125</td>"), html);
    assertTrue(html.contains("<td class=\"words holds\">holds</td>"), html);
    assertTrue(html.contains("<td class=\"words broken\">does not hold</td>"), html);
    assertTrue(html.contains("1 of 2 claims does not hold."), html);
    Matcher pictures =
        Pattern.compile("<img [^>]*src=\"data:image/png;base64,([^\"]+)\"").matcher(html);
    for (int i = 0; i < 2; i++) {
      assertTrue(pictures.find(), "a picture for each figure");
      byte[] png = Base64.getDecoder().decode(pictures.group(1));
      var image = ImageIO.read(new ByteArrayInputStream(png));
      assertEquals(2 * chart().getWidth(), image.getWidth());
    }
    assertFalse(pictures.find());
  }

  @Test
  void aPageNeedsNothingElse() {
    Findings findings = new Findings().figure("line", "A line.", chart());
    String html = page(findings).html();
    assertFalse(html.contains("<script"), "no graph, no script");
    Matcher addresses = Pattern.compile("(?:src|href)=\"([^\"]*)\"").matcher(html);
    while (addresses.find()) {
      assertTrue(addresses.group(1).matches("#.*|data:.*"), addresses.group(1));
    }
    assertFalse(html.contains("url("), "a style that loads something");
    assertFalse(html.contains("@import"), "a style that loads something");
    assertTrue(page(new Findings().graph("g", "G.", "digraph {}")).html().contains("<script"));
  }

  @Test
  void aRowWithoutAllItsCellsIsRefused() {
    Findings findings =
        new Findings().table("Short", List.of("a", "b"), List.of(List.of("1", "2"), List.of("3")));
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Section.of("s", "S", findings));
    assertEquals(
        "table \"Short\": a row has 1 cells, expected 2, one for each of [a, b]: [3]",
        e.getMessage());
  }

  @Test
  void theContentsAreGrouped() {
    Findings none = new Findings();
    List<Section> sections =
        List.of(
            Section.of("First", "a", "A", none),
            Section.of("First", "b", "B", none),
            Section.of("Second", "c", "C", none));
    Page page = new Page("Title", "About", sections, List.of());
    assertEquals(
        List.of("First from 1: 2", "Second from 3: 1"),
        page.contents().stream()
            .map(
                group ->
                    group.subject() + " from " + group.first() + ": " + group.sections().size())
            .toList());
    String html = page.html();
    assertTrue(html.contains("<h3>Second</h3>\n<ol start=\"3\">"), html);
    assertFalse(page(none).html().contains("<h3>"));
  }

  @Test
  void emptyColumnsAreLeftOut() {
    PageBlock block =
        page(new Findings().table("T", List.of("a", "note"), List.of(List.of("1", ""))))
            .sections()
            .get(0)
            .blocks()
            .get(0);
    assertEquals(new PageBlock.Table("T", List.of("a"), List.of(List.of("1"))), block);
  }

  @Test
  void picturesAndGraphsAreFilesToo(@TempDir Path folder) throws IOException {
    Page page =
        page(new Findings().figure("line", "A line.", chart()).graph("g", "G.", "digraph {}"));
    Path written = PageFolder.at(folder.resolve("a/b")).write("p.html", page);
    assertEquals(folder.resolve("a/b/p.html"), written);
    assertEquals(page.html(), Files.readString(written));
    assertEquals("// made by Duet\ndigraph {}", Files.readString(folder.resolve("a/b/one/g.dot")));
    assertEquals((byte) 0x89, Files.readAllBytes(folder.resolve("a/b/one/line.png"))[0]);
    String drawing = Files.readString(folder.resolve("a/b/one/line.svg"));
    assertTrue(drawing.contains("<!-- made by Duet -->\n<svg"), drawing);
    assertTrue(drawing.contains("<path"), drawing);
  }
}
