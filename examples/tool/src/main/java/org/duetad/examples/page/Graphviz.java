package org.duetad.examples.page;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Graphviz for the browser, in WebAssembly: Viz.js, from its jar. */
final class Graphviz {

  private static final String VERSION = "/META-INF/maven/org.mvnpm.at.viz-js/viz/pom.properties";
  private static final String FOLDER = "/META-INF/resources/_static/at/viz-js/viz/";

  private Graphviz() {}

  /** A script that defines the global {@code Viz} and can be embedded in a page. */
  static String script() {
    String script = Resources.text(FOLDER + version() + "/dist/viz-global.js");
    if (script.contains("</script") || script.contains("<!--")) {
      throw new IllegalStateException("page: the script of Viz.js would end its element early");
    }
    return script;
  }

  private static String version() {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(Resources.text(VERSION)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }
}
