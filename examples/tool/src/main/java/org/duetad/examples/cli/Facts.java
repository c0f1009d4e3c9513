package org.duetad.examples.cli;

import java.util.List;
import org.duetad.core.spi.AccelerationTier;
import org.duetad.examples.page.Page.Fact;

/** How and where a page was made, for its footer; only facts that are the same in every run. */
final class Facts {

  private Facts() {}

  static List<Fact> of(String command, long seed) {
    return List.of(
        new Fact("Command", command),
        new Fact("Seed", Long.toString(seed)),
        new Fact("Machine", machine()),
        new Fact("Java", java()),
        new Fact("Duet", new Version().getVersion()[0]),
        new Fact("Acceleration", AccelerationTier.summary()),
        new Fact(
            "Made with",
            "XChart, VectorGraphics2D, Apache FreeMarker, Viz.js and Graphviz, under their licences"));
  }

  private static String machine() {
    int cores = Runtime.getRuntime().availableProcessors();
    return cores
        + (cores == 1 ? " core, " : " cores, ")
        + System.getProperty("os.arch")
        + ", "
        + System.getProperty("os.name");
  }

  private static String java() {
    return Runtime.version() + ", " + System.getProperty("java.vm.name");
  }
}
