package org.duetad.examples.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.duetad.examples.page.Json;
import org.duetad.examples.page.OwnFile;

/** The points that a sweep has finished, in a file, so that it can be continued. */
public final class SweepFile {

  private final Path path;
  private final OwnFile file;
  private final SweepPlan plan;

  /**
   * A file for the points of a plan.
   *
   * @param path its path
   * @param force whether it may replace a file that is not Duet's
   * @param plan the plan
   */
  public SweepFile(Path path, boolean force, SweepPlan plan) {
    this.path = path;
    this.plan = plan;
    file = new OwnFile(path, force).inFolder();
  }

  /**
   * The content.
   *
   * @param content says what it is
   * @param plan what was measured
   * @param points the finished points
   */
  record Content(String content, SweepPlan plan, List<SweepPoint> points) {}

  /**
   * The points that an earlier run of the same plan has finished.
   *
   * @return none if there is no file yet
   * @throws IllegalArgumentException if it holds another plan, or something else
   */
  public List<SweepPoint> finished() {
    if (!Files.exists(path)) {
      return List.of();
    }
    Content content = Json.read(text(), Content.class);
    if (!content.plan().equals(plan)) {
      throw new IllegalArgumentException(
          "--resume: "
              + path
              + " holds another sweep, "
              + content.plan()
              + "; repeat its options, or choose another file");
    }
    return content.points();
  }

  private String text() {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(path + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /** Replaces the file. */
  public void write(List<SweepPoint> points) {
    Content content = new Content("a sweep, " + OwnFile.MARK, plan, points);
    file.write(Json.of(content).getBytes(StandardCharsets.UTF_8));
  }
}
