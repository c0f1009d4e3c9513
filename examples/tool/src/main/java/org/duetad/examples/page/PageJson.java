package org.duetad.examples.page;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duetad.examples.lab.Finding;

/**
 * The content of a page of experiments as one JSON object; numbers that are not finite are strings.
 */
public final class PageJson {

  private PageJson() {}

  /**
   * The page as JSON.
   *
   * @param page the page; each section is an experiment
   * @param written the path of the page
   * @param seed the seed of random numbers
   * @return JSON; the figures' files are relative to the folder of the page
   */
  public static String of(Page page, Path written, long seed) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("seed", seed);
    fields.put("holds", page.holds());
    fields.put("page", written.toString());
    fields.put("experiments", page.sections().stream().map(PageJson::fields).toList());
    return Json.of(fields);
  }

  private static Map<String, Object> fields(Section section) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", section.name());
    fields.put("title", section.title());
    fields.put("holds", section.holds());
    fields.put("claims", section.claims().stream().map(PageJson::fields).toList());
    fields.put("tables", of(section, PageBlock.Table.class));
    fields.put("figures", of(section, PageBlock.Figure.class));
    fields.put("graphs", of(section, PageBlock.Graph.class));
    return fields;
  }

  private static Map<String, Object> fields(Finding.Claim claim) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("statement", claim.statement());
    fields.put("measured", claim.measured());
    fields.put("least", claim.least());
    fields.put("most", claim.most());
    fields.put("holds", claim.holds());
    return fields;
  }

  private static List<Map<String, Object>> of(Section section, Class<? extends PageBlock> kind) {
    return section.blocks().stream()
        .filter(kind::isInstance)
        .map(block -> fields(section, block))
        .toList();
  }

  private static Map<String, Object> fields(Section section, PageBlock block) {
    Map<String, Object> fields = new LinkedHashMap<>();
    if (block instanceof PageBlock.Table table) {
      fields.put("caption", table.caption());
      fields.put("header", table.header());
      fields.put("rows", table.rows());
    } else if (block instanceof PageBlock.Figure figure) {
      fields.put("name", figure.name());
      fields.put("caption", figure.caption());
      fields.put("file", PageFolder.path(section, figure));
    } else if (block instanceof PageBlock.Graph graph) {
      fields.put("name", graph.name());
      fields.put("caption", graph.caption());
      fields.put("file", PageFolder.path(section, graph));
    }
    return fields;
  }
}
