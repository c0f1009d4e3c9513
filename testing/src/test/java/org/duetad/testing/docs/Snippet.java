package org.duetad.testing.docs;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.duetad.testing.docs.Page.Block;

/**
 * A Java block of a page with the output that the page says it has. A block that begins with an
 * import or a class is a whole program. Any other is the body of a {@code main}, below the imports
 * that the page gives in a block of nothing but imports.
 *
 * @param uri the page and, as the fragment, the line of the block
 * @param className the class that has the main method
 * @param source what is compiled
 * @param above how many lines of the page are above the first line of the source
 * @param output what it prints, and what it throws, as Java reports it
 */
record Snippet(URI uri, String className, String source, int above, String output) {

  private static final Pattern TYPE =
      Pattern.compile("^(?:public )?(?:final )?class (\\w+)", Pattern.MULTILINE);

  /** The snippets of a page. */
  static List<Snippet> of(Page page) {
    List<Snippet> snippets = new ArrayList<>();
    StringBuilder imports = new StringBuilder();
    List<Block> blocks = page.blocks();
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      if (!block.language().equals("java")) {
        continue;
      }
      if (isImports(block)) {
        imports.append(block.text().replace('\n', ' '));
        continue;
      }
      if (i + 1 == blocks.size() || !blocks.get(i + 1).language().equals("text")) {
        throw new IllegalArgumentException(
            place(page, block) + ": a snippet without output; add a text block after it");
      }
      snippets.add(of(page, block, imports.toString(), blocks.get(i + 1).text()));
    }
    return snippets;
  }

  private static Snippet of(Page page, Block block, String imports, String output) {
    URI uri = URI.create(page.file().toUri() + "#L" + block.line());
    if (!isProgram(block)) {
      String name = page.file().getFileName().toString().replaceAll("\\W", "_") + block.line();
      String main = "public class " + name + " { public static void main(String[] args) {\n";
      return new Snippet(
          uri, name, imports + main + block.text() + "}}\n", block.line() - 1, output);
    }
    Matcher type = TYPE.matcher(block.text());
    if (!type.find()) {
      throw new IllegalArgumentException(
          place(page, block) + ": a program without a class; begin the line of the class with it");
    }
    return new Snippet(uri, type.group(1), block.text(), block.line(), output);
  }

  /** Whether it has a main method; else it is a class of tests. */
  boolean isProgram() {
    return source.contains(" main(");
  }

  private static boolean isImports(Block block) {
    return block.text().lines().allMatch(line -> line.isBlank() || line.startsWith("import "));
  }

  private static boolean isProgram(Block block) {
    return block.text().startsWith("import ") || TYPE.matcher(block.text()).lookingAt();
  }

  private static String place(Page page, Block block) {
    return page.file() + ":" + block.line();
  }
}
