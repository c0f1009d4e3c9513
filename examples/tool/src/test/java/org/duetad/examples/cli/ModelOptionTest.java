package org.duetad.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.duetad.examples.problems.HandData;
import org.duetad.examples.problems.HandModel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The model of hand tracking in a folder of its own. */
class ModelOptionTest {

  private static final String AFFINE = "1:0:0:0:0:1:0:0:0:0:1:0.5:0:0:0:1";

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    Path model = Files.createDirectory(folder.resolve("elsewhere"));
    String bones =
        IntStream.range(0, HandModel.BONES)
            .mapToObj(b -> "b" + b + ":" + HandModel.parent(b) + ":" + AFFINE + ":" + AFFINE + "\n")
            .collect(Collectors.joining());
    Files.writeString(model.resolve("bones.txt"), bones);
    Files.writeString(model.resolve("vertices.txt"), "1:2:3:0:0:0:0:0:2:4:0.25:5:0.75\n");
    String pose = String.join("\n", Collections.nCopies(HandData.POSE, "0.1")) + "\n";
    Files.writeString(folder.resolve("hand.txt"), "1 26\n0 0.1 0.2 0.3\n" + pose);
  }

  private Run compared(String... more) {
    String[] args = {"compare", "--problem", "hand", "--data", folder.resolve("hand.txt") + ""};
    return Run.of(Stream.of(args, more).flatMap(Arrays::stream).toArray(String[]::new));
  }

  @Test
  void isRead() {
    Run run = compared("--model", folder.resolve("elsewhere") + "", "--program", "counts");
    assertEquals(0, run.code(), run::err);
    assertTrue(run.out().contains("vertices=1 n=1"), run.out());
  }

  @Test
  void isMissingBesideTheData() {
    Run run = compared("--program", "counts");
    assertEquals(3, run.code());
    assertTrue(run.err().contains("bones.txt"), run.err());
  }
}
