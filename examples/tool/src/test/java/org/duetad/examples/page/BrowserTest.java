package org.duetad.examples.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duetad.examples.lab.Experiment;
import org.duetad.examples.lab.Findings;
import org.duetad.examples.lab.Gallery;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** A page in a real browser; skipped where none is installed. */
class BrowserTest {

  private static final int TELEPHONE = 375;
  private static final int DESKTOP = 1280;
  private static final String ALL_DRAWN =
      "[...document.querySelectorAll('figure.graph')].every(f => f.querySelector('svg'))";

  @TempDir private static Path folder;

  private static @Nullable Browser browser;
  private static Path page;

  @BeforeAll
  static void write() {
    page = PageFolder.at(folder).write("page.html", page());
  }

  private static Page page() {
    List<Section> sections =
        List.of(
            section(named("computational-graph")),
            section(named("finite-differences")),
            Section.of("long", "What is too long for a narrow screen".repeat(3), tooLong()));
    return new Page("A page", "About it.", sections, List.of(new Page.Fact("Seed", "1")));
  }

  private static Experiment named(String name) {
    return Gallery.all().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Section section(Experiment experiment) {
    return Section.of(experiment.name(), experiment.title(), experiment.run(Gallery.SEED));
  }

  private static Findings tooLong() {
    List<String> wide = List.of("a".repeat(60), "b".repeat(60), "c".repeat(60));
    String chain =
        IntStream.range(0, 30).mapToObj(i -> "node_" + i).collect(Collectors.joining("->"));
    return new Findings()
        .text("x".repeat(400))
        .table("A wide table", wide, List.of(wide))
        .graph("chain", "A long chain.", "digraph { rankdir=LR; " + chain + "}")
        .equal("A claim of " + "long words ".repeat(30), 1, 1, 0);
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  /** Each test is skipped by its name if there is no browser. */
  @BeforeEach
  void reset() {
    if (browser == null) {
      browser = Browser.start(folder.resolve("profile"));
    }
    browser.scripts(true).width(DESKTOP).colours("light");
    browser.complaints();
  }

  private static void open() throws InterruptedException {
    browser.open(page).await(ALL_DRAWN);
  }

  @Test
  void everyFigureIsSeenAndNothingComplains() throws InterruptedException {
    open();
    assertEquals(List.of(), browser.complaints());
    assertEquals(1L, browser.value("document.images.length"));
    assertTrue(browser.isTrue("[...document.images].every(i => i.complete && i.naturalWidth > 0)"));
    assertTrue(browser.isTrue("[...document.images].every(i => i.alt.length > 0)"));
    assertEquals(2L, browser.value("document.querySelectorAll('figure.graph svg').length"));
    assertTrue(
        browser.isTrue(
            "[...document.querySelectorAll('figure.graph svg')].every(s =>"
                + " s.getBoundingClientRect().width > 20 && s.getAttribute('aria-label'))"));
    assertEquals(
        5L, browser.value("document.querySelectorAll('svg')[0].querySelectorAll('g.node').length"));
    assertEquals(0L, browser.value("document.querySelectorAll('details[open]').length"));
  }

  @Test
  void theWholeGalleryIsSeen() throws InterruptedException {
    List<Section> sections = Gallery.all().stream().map(BrowserTest::section).toList();
    Path gallery =
        PageFolder.at(folder)
            .write("gallery.html", new Page("The lab", "All of it.", sections, List.of()));
    browser.width(TELEPHONE).open(gallery).await(ALL_DRAWN);
    assertEquals(List.of(), browser.complaints());
    assertTrue(browser.isTrue("document.images.length > 50"));
    assertTrue(browser.isTrue("[...document.images].every(i => i.complete && i.naturalWidth > 0)"));
    assertEquals(
        (long) TELEPHONE, browser.value("document.documentElement.scrollWidth"), "sideways");
  }

  @Test
  void noWidthMakesThePageScrollSideways() throws InterruptedException {
    for (int width : new int[] {320, TELEPHONE, 768, DESKTOP}) {
      browser.width(width);
      open();
      assertEquals(
          (long) width, browser.value("document.documentElement.scrollWidth"), "at " + width);
      assertEquals((long) width, browser.value("window.innerWidth"));
    }
  }

  @Test
  void figuresScaleToTheWidth() throws InterruptedException {
    browser.width(TELEPHONE);
    open();
    assertTrue(
        browser.isTrue(
            "[...document.querySelectorAll('.figure .card')].every(c => c.scrollWidth <="
                + " c.clientWidth && c.clientWidth > 300)"));
  }

  @Test
  void numbersOfGraphsAreExactInTheirTooltips() throws InterruptedException {
    open();
    String node =
        "[...document.querySelectorAll('g.node')].find(g => g.textContent.includes('sin'))";
    assertEquals(
        "sin\n0.1411200080598672\nadjoint 1.0",
        browser.value(node + ".querySelector('title').textContent"));
    assertTrue(
        browser.isTrue(
            "[..." + node + ".querySelectorAll('text')].some(t => t.textContent === '0.14112')"));
  }

  @Test
  void darkColoursAreDarkAndReadable() throws InterruptedException {
    for (String scheme : List.of("light", "dark")) {
      browser.colours(scheme);
      open();
      String ground = "getComputedStyle(document.body).backgroundColor";
      assertEquals("dark".equals(scheme), browser.isTrue(LUMINANCE + "(" + ground + ") < 0.05"));
      for (String element :
          List.of("p", "h1", "nav a", "figcaption", "th", ".holds", "dt", "summary", "pre")) {
        double contrast = ((Number) browser.value(contrast(element))).doubleValue();
        assertTrue(contrast >= 4.5, scheme + ", " + element + ": contrast " + contrast);
      }
    }
  }

  /** Relative luminance of a colour {@code rgb(r, g, b)}, as WCAG 2.2 defines it. */
  private static final String LUMINANCE =
      "(c => c.match(/[0-9.]+/g).slice(0, 3).map(v => v / 255)"
          + ".map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)"
          + ".reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0))";

  /** The contrast of an element's text to the ground behind it. */
  private static String contrast(String element) {
    return "(() => { const e = document.querySelector('"
        + element
        + "'); const style = x => getComputedStyle(x); let g = e;"
        + " while (style(g).backgroundColor === 'rgba(0, 0, 0, 0)') g = g.parentElement;"
        + " const l = "
        + LUMINANCE
        + "; const a = l(style(e).color), b = l(style(g).backgroundColor);"
        + " return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05); })()";
  }

  @Test
  void theContentsLeadToTheHeadings() throws InterruptedException {
    open();
    assertEquals(3L, browser.value("document.querySelectorAll('nav a').length"));
    assertTrue(
        browser.isTrue(
            "[...document.querySelectorAll('nav a')].every(a => {"
                + " const h = document.getElementById(decodeURIComponent(a.hash.slice(1)));"
                + " return h && h.matches('main h2') && h.textContent === a.textContent; })"));
    browser.value("document.querySelectorAll('nav a')[1].click()");
    browser.await(
        "Math.abs(document.querySelectorAll('main h2')[1].getBoundingClientRect().top) < 100");
    assertEquals(
        "H1", browser.value("document.querySelector('h1,h2,h3').tagName"), "the first heading");
    assertEquals(1L, browser.value("document.querySelectorAll('h1').length"));
    assertTrue(
        browser.isTrue(
            "new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size"
                + " === document.querySelectorAll('[id]').length"),
        "each id once");
  }

  @Test
  void theKeyboardReachesTheContentFirst() throws InterruptedException {
    open();
    browser.press(Keys.TAB);
    assertEquals("#main", browser.value("document.activeElement.getAttribute('href')"));
    assertTrue(browser.isTrue("document.activeElement.getBoundingClientRect().left >= 0"));
    assertFalse(
        browser.isTrue("getComputedStyle(document.activeElement).outlineStyle === 'none'"),
        "the focus is seen");
    browser.press(Keys.ENTER);
    assertEquals("main", browser.value("document.activeElement.id"));
  }

  @Test
  void withoutScriptsTheGraphsAreText() {
    browser.scripts(false).open(page);
    String text = browser.text();
    assertTrue(text.contains("digraph program"), text);
    assertTrue(text.contains("The graphs are drawn by a script."), text);
    assertTrue(text.contains("√(x + 2x²)"), text);
  }

  @Test
  void aGraphThatCannotBeDrawnIsStillReadable() throws InterruptedException {
    Findings findings =
        new Findings().graph("bad", "Bad.", "digraph { a ->").graph("good", "Good.", "digraph {b}");
    Page bad = new Page("Bad", "", List.of(Section.of("one", "One", findings)), List.of());
    browser.open(PageFolder.at(folder).write("bad.html", bad));
    browser.await("document.querySelector('#one-good svg') !== null");
    assertTrue(browser.isTrue("document.querySelector('#one-bad details').open"));
    assertTrue(browser.isTrue("document.querySelector('#one-bad .drawing').hidden"));
    List<String> complaints = browser.complaints();
    assertEquals(1, complaints.size(), complaints::toString);
    assertTrue(complaints.get(0).contains("one-bad: "), complaints::toString);
  }
}
