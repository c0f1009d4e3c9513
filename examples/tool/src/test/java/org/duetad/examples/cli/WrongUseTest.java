package org.duetad.examples.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages and exit codes of the command line for wrong use and malformed data. */
class WrongUseTest {

  @TempDir private Path folder;

  @Test
  void anUnknownProblemIsAnsweredWithTheKnownOnes() {
    Run.of("compare", "--problem", "gmn")
        .assertFailed(
            2,
            "--problem: unknown problem \"gmn\"; the problems are "
                + Catalogue.names()
                + ", and a class of yours needs --class-path");
  }

  @Test
  void anUnknownModeIsAnsweredWithTheKnownOnes() {
    Run.of("compare", "--modes", "forward,backward")
        .assertFailed(
            2,
            "compare: unknown mode \"backward\"; the modes are forward, reverse, matrix,"
                + " rows, sparse, compiled, program, taylor, finite-differences, complex-step,"
                + " checkpointed, by-hand");
  }

  @Test
  void optionsThatDoNotGoTogetherAreRefused() {
    Run.of("compare", "--problem", "rosenbrock", "--data", "x")
        .assertFailed(2, "--data: rosenbrock has no data files; choose its size with --size");
    Run.of("compare", "--size", "1,2").assertFailed(2, "--size: gmm has 3 sizes (d,k,n), found 2");
    Run.of("compare", "--data", "x", "--size", "1,2,3")
        .assertFailed(2, "--size: the data in x have their own size; leave out one of the two");
    Run.of("compare", "--at", "1")
        .assertFailed(
            2, "--class-path and --at go with a class of yours, not with the problem gmm");
    Run.of("compare", "--problem", "a.B", "--size", "1")
        .assertFailed(2, "--data and --size do not go with a class of yours (a.B); give --at");
    Run.of("compare", "--model", "x").assertFailed(2, "--model goes with --data");
    Run.of("compare", "--data", "x", "--model", "y")
        .assertFailed(2, "--model: gmm has no model beside its data; leave out --model");
    Run.of("compare", "--problem", "a.B", "--model", "y")
        .assertFailed(2, "--model goes with --problem hand and --data");
    Run.of("compare", "--modes", "rows", "--threads", "0")
        .assertFailed(2, "--threads: 0; choose 1 or more");
    Run.of("compare", "--budget", "0")
        .assertFailed(
            2,
            "compare: a budget of 0.0 seconds is not possible; choose more than 0 and at most"
                + " 86400");
    Run.of("compare", "--problem", "ba", "--size", "2,3,6", "--second-order")
        .assertFailed(
            2,
            "compare: second derivatives need a single output, but ba has 18; choose another"
                + " problem, or leave out --second-order");
    Run.of("compare", "--program", "text", "--second-order")
        .assertFailed(2, "--program: compares nothing; leave out --second-order, or --program");
    Run.of("compare", "--program", "text", "--budget", "1")
        .assertFailed(2, "--program: compares nothing; leave out --budget, or --program");
    Run.of("compare", "--program", "text", "--modes", "matrix,reverse")
        .assertFailed(
            2, "--program: prints the program of one mode, found [matrix, reverse]; choose one");
    Run.of("compare", "--choose", "--modes", "matrix")
        .assertFailed(2, "--choose: chooses among all modes; leave out --modes, or --choose");
    Run.of("compare", "--memory", "--modes", "matrix,reverse")
        .assertFailed(
            2, "--memory: is of the tape of one mode, found [matrix, reverse]; choose one");
    Run.of("compare", "--memory", "--budget", "1")
        .assertFailed(2, "--memory: compares nothing; leave out --budget, or --memory");
    Run.of("compare", "--memory", "--choose")
        .assertFailed(2, "--choose: chooses among all modes; leave out --memory, or --choose");
    Run.of("sweep", "--problem", "heat", "--memory")
        .assertFailed(
            2,
            "--memory: a loop of time steps is on no tape as a whole; choose a problem listed by"
                + " \"duet problems\"");
    Run.of("compare", "--forked", "--choose")
        .assertFailed(2, "--choose: chooses among all modes; leave out --forked, or --choose");
    Run.of("compare", "--choose", "counts", "--budget", "1")
        .assertFailed(
            2, "--choose counts: measures nothing; leave out --budget, or --choose counts");
    Run.of("compare", "--choose", "--program", "text")
        .assertFailed(2, "--program: compares nothing; leave out --choose, or --program");
    Run.of("compare", "--all", "--choose")
        .assertFailed(
            2,
            "--all: compares first derivatives of every known problem; leave out --choose, or"
                + " --all");
    Run.of("compare", "--problem", "ba", "--size", "2,3,6", "--choose", "--second-order")
        .assertFailed(
            2,
            "--choose: second derivatives need a single output, but ba has 18; choose another"
                + " problem, or leave out --second-order");
    Run.of("compare", "--problem", "rosenbrock", "--size", "1")
        .assertFailed(2, "rosenbrock: n is 1; choose at least 2");
  }

  private static void assertRefused(String command, String message) {
    Run.of(command.split(" ")).assertFailed(2, message);
  }

  @Test
  void ignoredOptionsAreRefused() {
    assertRefused("compare --force", "--force goes with --report");
    assertRefused("checkpoint --force", "--force goes with --plot");
    assertRefused(
        "checkpoint --compare --schedule online",
        "--compare: runs all schedules; leave out --schedule, or --compare");
    assertRefused(
        "checkpoint --compare --within 1000000",
        "--compare: runs all schedules; leave out --within, or --compare");
    assertRefused(
        "checkpoint --within 1000000 --slots 3",
        "--within: chooses schedule and slots; leave out --slots, or --within");
    assertRefused(
        "checkpoint --within 1000000 --schedule online",
        "--within: chooses schedule and slots; leave out --schedule, or --within");
    assertRefused(
        "checkpoint --disk-slots 3",
        "--schedule binomial: keeps none on disk; leave out --disk-slots, or --schedule binomial");
    assertRefused(
        "checkpoint --schedule store-all --slots 3",
        "--schedule store-all: keeps no snapshots; leave out --slots, or --schedule store-all");
    assertRefused(
        "checkpoint --problem lorenz --size 3",
        "--size: lorenz has one size only; leave out --size");
    assertRefused("lab --list --seed 3", "--list: runs nothing; leave out --seed, or --list");
    assertRefused(
        "compare --problem rosenbrock --budget 4000 --modes forward",
        "--budget: the modes run for 8000 s in all, beyond the --time-limit of 3600.0 s; choose a"
            + " smaller budget, or allow more time");
  }

  @Test
  void moreStepsThanCanBeDoneAreEstimatedFirst() {
    for (String schedule : new String[] {"binomial", "online", "store-all"}) {
      Run run =
          Run.of(
              "checkpoint",
              "--problem",
              "lorenz",
              "--steps",
              "" + Long.MAX_VALUE,
              "--schedule",
              schedule);
      assertEquals(2, run.code(), run::err);
      assertTrue(
          run.err().matches("duet: --steps: they take at least [0-9,]+ days, beyond the .*\\R"),
          run::err);
    }
    Run run =
        Run.of(
            "checkpoint",
            "--problem",
            "lorenz",
            "--steps",
            "900000000",
            "--schedule",
            "store-all",
            "--time-limit",
            "1000000");
    assertEquals(2, run.code(), run::err);
    assertTrue(run.err().contains("steps by store-all keep at least 21.6 GB"), run::err);
  }

  @Test
  void anInstanceThatTheMemoryCannotHoldIsNotADisagreement() {
    Run run = Run.of("compare", "--problem", "rosenbrock", "--size", "" + Integer.MAX_VALUE);
    assertEquals(2, run.code());
    assertTrue(run.err().startsWith("duet: the JVM has too little memory ("), run::err);
  }

  @Test
  void resultsThatCannotBeWrittenAreNotASuccess() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("no space left");
          }
        };
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        CommandLineInterface.execute(
            new PrintStream(full), new PrintStream(err, true, UTF_8), false, "problems");
    assertEquals(2, code);
    assertTrue(err.toString(UTF_8).startsWith("duet: the results could not be written"));
  }

  @Test
  void whatTheParserRefusesIsWrongUseToo() {
    assertWrongUse("--program", "compare", "--program", "dot", "--csv");
    assertWrongUse("'jaxpr'", "compare", "--program", "jaxpr");
    assertWrongUse("'guess'", "compare", "--choose", "guess");
    assertWrongUse("'x'", "compare", "--budget", "x");
    for (String number : new String[] {"NaN", "1e999", "0x1p3", "1f", "Infinity"}) {
      assertWrongUse(
          "\"" + number + "\" is not a finite decimal number", "compare", "--at", number);
    }
    assertWrongUse("--jsn", "compare", "--jsn");
    assertWrongUse("which command? check, accuracy, problems, modes, completion, compare");
  }

  private static void assertWrongUse(String message, String... args) {
    Run run = Run.of(args);
    assertEquals(2, run.code());
    assertTrue(run.err().startsWith("duet: ") && run.err().contains(message), run::err);
    assertTrue(run.err().contains("--help"), run::err);
    assertEquals("", run.out());
  }

  @Test
  void aMissingFileIsUnreadable() {
    Path file = folder.resolve("missing.txt");
    Run.of("compare", "--data", file.toString())
        .assertFailed(3, file + ": expected a data file, found no such file");
  }

  @Test
  void aFolderIsUnreadable() {
    Run run = Run.of("compare", "--problem", "lstm", "--data", folder.toString());
    assertEquals(3, run.code());
    assertTrue(run.err().contains(folder + ": expected a readable file"), run::err);
  }

  @Test
  void malformedDataAreReportedWithFileAndLine() throws IOException {
    Path file = folder.resolve("gmm.txt");
    Files.writeString(file, "1 1 1\n0.5\n0.5\nhalf\n");
    Run.of("compare", "--data", file.toString())
        .assertFailed(3, file + ":4: expected icf[0] (a finite number), found \"half\"");
  }

  @Test
  void helpAndVersionAreResults() {
    for (String option : new String[] {"--help", "--version"}) {
      Run run = Run.of(option);
      assertEquals(0, run.code());
      assertEquals("", run.err());
      assertTrue(run.out().contains("duet"), run::out);
    }
    assertTrue(Run.of("--version").out().contains("acceleration: products in "));
    assertEquals(0, Run.of("modes", "--plain").code());
    Run help = Run.of("compare", "--help");
    assertEquals(0, help.code());
    for (String option :
        new String[] {
          "--problem",
          "--data",
          "--modes",
          "--json",
          "--csv",
          "--second-order",
          "--program",
          "--quiet",
          "--budget",
          "--seed",
          "--size",
          "--class-path",
          "--at"
        }) {
      assertTrue(help.out().contains(option), option);
    }
  }
}
