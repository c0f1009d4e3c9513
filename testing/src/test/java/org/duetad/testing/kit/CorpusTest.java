package org.duetad.testing.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.duetad.testing.Corpus;
import org.duetad.testing.RandomProgram;
import org.duetad.testing.junit.Replay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Replay("src/test/corpus")
class CorpusTest {

  @TempDir Path folder;

  @Test
  void whatIsWrittenIsRead() {
    RandomProgram program =
        RandomProgram.parse(
            """
            duet program 2
            %0 = input 2.0
            %1 = input 3.0
            %2 = multiply %0 %1
            return %2
            """);
    Path file = Corpus.write(folder.resolve("new"), "a/b c", program, "seed 1\nwhy");
    assertEquals("a_b_c.txt", file.getFileName().toString());
    assertEquals(Set.of("a_b_c.txt"), Corpus.read(folder.resolve("new")).keySet());
    assertEquals(6, Corpus.read(folder.resolve("new")).get("a_b_c.txt").value(2, 3));
  }

  @Test
  void aFolderOrFileThatIsWrongIsNamed() throws IOException {
    assertContains("create it", folder.resolve("missing"));
    Files.writeString(folder.resolve("wrong.txt"), "duet program 3\n");
    assertContains("wrong.txt: program text: line 1: the first line", folder);
  }

  private static void assertContains(String part, Path folder) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> Corpus.read(folder)).getMessage();
    assertTrue(message.contains(part), message);
  }
}
