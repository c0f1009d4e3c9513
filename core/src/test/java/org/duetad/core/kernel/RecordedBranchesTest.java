package org.duetad.core.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Recordings are strings, which hold at their letters and take as many bytes as they have. */
class RecordedBranchesTest {

  private final RecordedBranches<String> branches = new RecordedBranches<>();

  @Test
  void theLatestUsedIsTheFirst() {
    branches.add("ab", 3);
    branches.add("bc", 3);
    branches.add("cd", 3);
    assertEquals("bc", branches.find(branch -> branch.contains("b")));
    assertEquals(List.of("bc", "cd", "ab"), branches.all());
    assertNull(branches.find(branch -> branch.contains("x")));
    assertEquals(List.of("ab"), branches.add("de", 3));
    assertEquals(List.of("de", "bc", "cd"), branches.all());
    branches.remove("bc");
    branches.use("bc");
    assertEquals(List.of("de", "cd"), branches.all());
  }

  /** One that is larger than the limit is kept alone. */
  @Test
  void thoseThatFitAreKept() {
    branches.add("aaa", 4, 8, String::length);
    branches.add("bbb", 4, 8, String::length);
    assertEquals(List.of(), branches.add("cc", 4, 8, String::length));
    assertEquals(List.of("aaa"), branches.add("d", 4, 8, String::length));
    assertEquals(List.of("d", "cc", "bbb"), branches.all());
    assertEquals(List.of("d", "cc", "bbb"), branches.add("eeeeeeeee", 4, 8, String::length));
    assertEquals(List.of("eeeeeeeee"), branches.all());
  }
}
