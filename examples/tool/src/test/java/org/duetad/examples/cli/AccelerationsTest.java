package org.duetad.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.List;
import java.util.stream.Stream;
import org.duetad.core.program.loops.Expression;
import org.duetad.core.program.loops.Index;
import org.duetad.core.program.loops.LoopCode;
import org.duetad.core.program.loops.LoopCompiler;
import org.duetad.core.program.loops.LoopCompilers;
import org.duetad.core.program.loops.Memory;
import org.duetad.core.program.loops.Statement;
import org.junit.jupiter.api.Test;

/** Reports say how many functions of kernels could not be compiled. */
class AccelerationsTest {

  /** A method that is larger than HotSpot compiles. */
  @Test
  void whatCouldNotBeCompiledIsCounted() {
    assumeFalse(LoopCompilers.found().isEmpty(), "the tests run without the acceleration");
    Statement one =
        new Statement.Write(
            Memory.VALUES, Index.of(0), new Expression.Read(Memory.VALUES, Index.of(1000)));
    List<Statement> many = Stream.generate(() -> one).limit(2000).toList();
    long before = LoopCompilers.status().failed();
    assertThrows(
        IllegalStateException.class,
        () -> LoopCompilers.found().get(0).compile(new LoopCode(1, 1, many)));
    String text = Accelerations.soFar();
    assertTrue(text.endsWith(", " + (before + 1) + " failed and stayed interpreted"), text);
  }

  @Test
  void countsAreDescribed() {
    assertEquals("", new LoopCompiler.Status(0, 0).describe());
    assertEquals("1 function of kernels compiled", new LoopCompiler.Status(1, 0).describe());
    assertEquals(
        "12 functions of kernels compiled, 3 failed and stayed interpreted",
        new LoopCompiler.Status(12, 3).describe());
  }
}
