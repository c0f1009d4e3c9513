package org.duetad.examples.page;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** The filled-in template of all pages. Its inputs are text and are escaped. */
final class Html {

  private static final Configuration TEMPLATES = templates();

  private Html() {}

  private static Configuration templates() {
    Configuration templates = new Configuration(Configuration.VERSION_2_3_34);
    templates.setClassForTemplateLoading(Html.class, "");
    templates.setDefaultEncoding("UTF-8");
    templates.setOutputFormat(HTMLOutputFormat.INSTANCE);
    templates.setNumberFormat("computer");
    templates.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    templates.setLogTemplateExceptions(false);
    return templates;
  }

  static String of(Page page) {
    Map<String, Object> model = new HashMap<>();
    model.put("page", page);
    model.put("style", Resources.text("page.css"));
    if (page.hasGraphs()) {
      model.put("graphviz", Graphviz.script());
      model.put("script", Resources.text("graphs.js"));
    }
    StringWriter out = new StringWriter();
    try {
      TEMPLATES.getTemplate("page.ftlh").process(model, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (TemplateException e) {
      throw new IllegalStateException("page: the template failed: " + e.getMessage(), e);
    }
    return out.toString();
  }
}
