package org.duetad.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ChooseOptionTest {

  private static final String[] ROSENBROCK = {
    "compare", "--problem", "rosenbrock", "--size", "100", "--choose"
  };

  private static Run run(String... more) {
    String[] all = new String[ROSENBROCK.length + more.length];
    System.arraycopy(ROSENBROCK, 0, all, 0, ROSENBROCK.length);
    System.arraycopy(more, 0, all, ROSENBROCK.length, more.length);
    return Run.of(all);
  }

  @Test
  void byCountsTheAnswerIsKnownBeforehand() {
    Run run = run("counts");
    assertEquals(0, run.code(), run::err);
    List<String> lines = run.out().lines().toList();
    assertEquals("rosenbrock: Rosenbrock's function, n=100", lines.get(0));
    assertTrue(lines.get(2).matches("mode +operations +memory +expected +measured +work"));
    assertTrue(lines.get(3).matches("forward +[0-9,]+ .* - +7 evaluations with 16 directions"));
    assertTrue(lines.get(4).matches("reverse +[0-9,]+ .* entries with 1 sweep"), lines.get(4));
    assertTrue(
        lines
            .get(lines.size() - 1)
            .startsWith("compiled is chosen for the gradient of 100 inputs: by counts "),
        run::out);
    assertEquals(run.out(), run("counts").out());
  }

  @Test
  void measuredAndAsJson() {
    Run run = run("--budget", "0.05", "--json");
    assertEquals(0, run.code(), run::err);
    JsonNode json = new JsonMapper().readTree(run.out());
    String chosen = json.get("chosen").stringValue();
    assertTrue(json.get("why").stringValue().startsWith(chosen + " is chosen for the gradient"));
    assertEquals(3, json.get("candidates").size());
    int measured = 0;
    for (JsonNode each : json.get("candidates")) {
      measured += each.get("measuredNanos").isNull() ? 0 : 1;
      assertTrue(each.get("operations").longValue() > 0);
    }
    assertEquals(2, measured);
  }

  @Test
  void ofTheHessian() {
    Run run = run("counts", "--second-order");
    assertEquals(0, run.code(), run::err);
    assertTrue(run.out().contains("sparse is chosen for the Hessian of 100 inputs"), run::out);
  }
}
