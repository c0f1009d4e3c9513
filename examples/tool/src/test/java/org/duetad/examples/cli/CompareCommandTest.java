package org.duetad.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

class CompareCommandTest {

  private static final String ROSENBROCK_VALUE = "24.2"; // 100 (1 - 1.44)^2 + 2.2^2

  private static Run rosenbrock(String... more) {
    String[] args = {"compare", "--problem", "rosenbrock", "--size", "2"};
    return Run.of(concatenated(args, more));
  }

  private static String[] concatenated(String[] args, String... more) {
    String[] all = Arrays.copyOf(args, args.length + more.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    return all;
  }

  @Test
  void theTableHasALineForEachModeAndAVerdict() {
    Run run = rosenbrock("--budget", "0.2");
    assertEquals(0, run.code(), run::err);
    List<String> lines = run.out().lines().toList();
    assertEquals("rosenbrock: Rosenbrock's function, n=2", lines.get(0));
    assertTrue(lines.get(1).startsWith("2 inputs, 1 output; the plain double program takes "));
    assertTrue(
        lines
            .get(3)
            .matches("mode +status +value +error +allowed +time +\\(quartiles\\) +ratio .*"));
    assertTrue(
        lines
            .get(4)
            .matches("forward +ok +2\\.420000000e\\+01 +\\S+ +\\de-1[45] +[0-9.]+ [mun]?s .*x.*"),
        lines.get(4));
    assertTrue(
        lines
            .get(5)
            .matches("reverse +ok .* reference +\\de-1[45] .*x +[0-9]+ +[0-9.]+ k?B +[0-9.]+ k?B"));
    assertTrue(lines.get(6).matches("finite-differences +ok .* \\de-1[0-3] .*"), lines.get(6));
    assertTrue(lines.get(7).startsWith("complex-step "), lines.get(7));
    assertTrue(lines.get(8).startsWith("by-hand "), lines.get(8));
    assertTrue(Character.isDigit(lines.get(6).charAt(lines.get(3).indexOf("allowed"))));
    assertEquals(
        "AGREE: forward, finite-differences, complex-step, by-hand agree with reverse",
        lines.get(lines.size() - 1));
    assertEquals("", run.err());
  }

  @Test
  void jsonHasTheDocumentedKeys() {
    Run run = rosenbrock("--budget", "0.01", "--modes", "forward,reverse", "--json");
    assertEquals(0, run.code(), run::err);
    JsonNode json = new JsonMapper().readTree(run.out());
    assertEquals("rosenbrock", json.get("problem").stringValue());
    assertEquals(2, json.get("inputs").intValue());
    assertEquals(1, json.get("outputs").intValue());
    assertTrue(json.get("agree").booleanValue());
    assertTrue(json.get("primalMedianNanos").isIntegralNumber());
    assertEquals("reverse", json.get("reference").stringValue());
    assertEquals("forward agrees with reverse", json.get("verdict").stringValue());
    assertEquals(2, json.get("modes").size());
    JsonNode forward = json.get("modes").get(0);
    assertEquals("forward", forward.get("mode").stringValue());
    assertEquals("ok", forward.get("status").stringValue());
    assertEquals(Double.parseDouble(ROSENBROCK_VALUE), forward.get("value").doubleValue(), 1e-14);
    assertTrue(forward.get("maxRelativeError").doubleValue() <= 1e-9);
    assertTrue(forward.get("medianNanos").longValue() > 0);
    assertTrue(forward.get("minNanos").longValue() <= forward.get("maxNanos").longValue());
    assertTrue(forward.get("ratioToPrimal").doubleValue() > 0);
    assertTrue(forward.get("operations").isNull());
    assertTrue(forward.get("tapeBytes").isNull());
    assertEquals("", forward.get("note").stringValue());
    JsonNode reverse = json.get("modes").get(1);
    // x1 - x0^2: 2 operations; 1 - x0: 1; two inner products, times 100, sum: 4.
    assertEquals(7, reverse.get("operations").longValue());
    assertTrue(reverse.get("tapeBytes").longValue() > 0);
  }

  @Test
  void csvHasALineForEachMode() {
    Run run = rosenbrock("--budget", "0.01", "--modes", "reverse,forward", "--csv");
    assertEquals(0, run.code(), run::err);
    List<Map<String, String>> rows = csv(run.out());
    assertEquals(2, rows.size());
    assertEquals("rosenbrock", rows.get(0).get("problem"));
    assertEquals("reverse", rows.get(0).get("mode"));
    assertEquals("7", rows.get(0).get("operations"));
    assertEquals("forward", rows.get(1).get("mode"));
    assertEquals("", rows.get(1).get("operations"));
    assertEquals("true", rows.get(1).get("agree"));
    assertEquals(
        Double.parseDouble(ROSENBROCK_VALUE), Double.parseDouble(rows.get(1).get("value")), 1e-14);
    assertTrue(Long.parseLong(rows.get(1).get("medianNanos")) > 0);
  }

  private static List<Map<String, String>> csv(String text) {
    try (MappingIterator<Map<String, String>> rows =
        new CsvMapper()
            .readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader())
            .readValues(text)) {
      return rows.readAll();
    }
  }

  @Test
  void theDefaultProblemIsAMixture() {
    Run run =
        Run.of("compare", "--size", "2,3,20", "--budget", "0.01", "--modes", "reverse", "--json");
    assertEquals(4, run.code(), run::err);
    JsonNode json = new JsonMapper().readTree(run.out());
    assertFalse(json.get("agree").booleanValue());
    assertEquals("nothing was compared", json.get("answer").stringValue());
    assertEquals("gmm", json.get("problem").stringValue());
    assertEquals(3 * (1 + 2 + 3), json.get("inputs").intValue());
  }

  /** In JVMs of their own, the numbers are those of this one, and peaks are measured. */
  @Test
  void forkedModesComputeTheSame() {
    String[] common = {"--modes", "reverse,forward,by-hand,matrix", "--budget", "0.05", "--json"};
    JsonNode here = new JsonMapper().readTree(rosenbrock(common).out());
    Run run = rosenbrock(concatenated(common, "--forked"));
    assertEquals(0, run.code(), run::err);
    JsonNode forked = new JsonMapper().readTree(run.out());
    assertTrue(forked.get("forked").asBoolean());
    assertEquals(here.get("verdict"), forked.get("verdict"));
    for (int i = 0; i < 4; i++) {
      JsonNode mode = forked.get("modes").get(i);
      JsonNode same = here.get("modes").get(i);
      for (String field : List.of("mode", "status", "value", "maxRelativeError", "tapeBytes")) {
        assertEquals(same.get(field), mode.get(field), field);
      }
      assertTrue(same.get("peakBytes").isNull());
      assertEquals(i == 3, mode.get("peakBytes").isNull());
    }
  }

  @Test
  void aForkedModePrintsWhatItMeasured() {
    Run run = rosenbrock("--second-order", "--budget", "0.02", "--alone", "reverse");
    assertEquals(0, run.code(), run::err);
    JsonNode line = new JsonMapper().readTree(run.out());
    assertEquals(1, run.out().lines().count());
    // (1, -2.2) are 1 - x1 and x2 - x1^2 at (-1.2, 1).
    assertEquals(-215.6, line.get("entries").get(0).asDouble(), 1e-12);
    assertEquals(-88, line.get("entries").get(1).asDouble(), 1e-12);
    assertEquals(1330, line.get("second").get("hessian").get("numbers").get(0).asDouble(), 1e-10);
  }

  @Test
  void theMixtureHasAMatrixForm() {
    Run run = Run.of("compare", "--size", "2,3,20", "--budget", "0.05", "--csv");
    assertEquals(0, run.code(), run::err);
    List<Map<String, String>> rows = csv(run.out());
    assertEquals(
        List.of("forward", "reverse", "matrix", "finite-differences", "complex-step", "by-hand"),
        rows.stream().map(row -> row.get("mode")).toList());
    assertEquals("ok", rows.get(2).get("status"));
    assertTrue(Double.parseDouble(rows.get(2).get("maxRelativeError")) <= 1e-9);
  }

  @Test
  void theMixtureIsASumOverRows() {
    Run run =
        Run.of(
            "compare",
            "--size",
            "2,3,20",
            "--budget",
            "0.05",
            "--csv",
            "--modes",
            "reverse",
            "--threads",
            "2");
    assertEquals(0, run.code(), run::err);
    List<Map<String, String>> rows = csv(run.out());
    assertEquals(List.of("reverse", "rows"), rows.stream().map(row -> row.get("mode")).toList());
    assertEquals("ok", rows.get(1).get("status"));
  }

  @Test
  void sumsOverRowsSayHowTheyAreSubmittedToACluster() {
    String[] small = {"compare", "--size", "2,3,20", "--budget", "0.01", "--modes", "reverse"};
    Run rows = Run.of(concatenated(small, "--threads", "2"));
    assertTrue(rows.out().contains("spark-submit --master"), rows::out);
    assertFalse(Run.of(small).out().contains("spark-submit"));
  }

  @Test
  void aProblemWithoutAMatrixFormSaysSo() {
    Run run = rosenbrock("--budget", "0.01", "--modes", "reverse,matrix");
    assertEquals(4, run.code(), run::err);
    assertTrue(run.out().contains("rosenbrock has no matrix form; choose other modes"), run.out());
    assertTrue(
        run.out()
            .contains(
                "NOTHING COMPARED: only reverse differentiated; there is nothing to compare it with"),
        run.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ba|2,3,4|35|12",
        "lstm|1,3,2|22|1",
        "gmm|1,2,3|6|1",
        "hand|20,5|26|15",
        "rosenbrock|4|4|1"
      })
  void eachProblemIsGeneratedInItsSizes(String problem, String size, int inputs, int outputs) {
    Run run =
        Run.of(
            "compare",
            "--problem",
            problem,
            "--size",
            size,
            "--budget",
            "0.01",
            "--modes",
            "forward,reverse",
            "--json");
    assertEquals(0, run.code(), run::err);
    JsonNode json = new JsonMapper().readTree(run.out());
    assertEquals(inputs, json.get("inputs").intValue());
    assertEquals(outputs, json.get("outputs").intValue());
  }

  @Test
  void equalSeedsGiveEqualNumbers() {
    assertEquals(numbers("7"), numbers("7"));
    assertNotEquals(numbers("7"), numbers("8"));
  }

  /** Everything but the times. */
  private static List<String> numbers(String seed) {
    Run run =
        Run.of(
            "compare",
            "--size",
            "2,2,5",
            "--seed",
            seed,
            "--modes",
            "forward,reverse",
            "--budget",
            "0.05",
            "--csv");
    assertEquals(0, run.code(), run::err);
    return csv(run.out()).stream()
        .map(row -> row.get("status") + row.get("value") + row.get("maxRelativeError"))
        .toList();
  }

  @Test
  void theProgressBarIsForTerminalsAndLongWork() {
    String[] longWork = {
      "compare", "--problem", "rosenbrock", "--size", "2", "--modes", "reverse", "--budget", "0.5"
    };
    assertTrue(Run.of(true, longWork).err().contains("compare"), "a bar");
    assertEquals("", Run.of(true, concatenated(longWork, "--quiet")).err());
    assertEquals("", Run.of(false, longWork).err());
    String[] shortWork = longWork.clone();
    shortWork[8] = "0.01";
    assertEquals("", Run.of(true, shortWork).err());
  }
}
