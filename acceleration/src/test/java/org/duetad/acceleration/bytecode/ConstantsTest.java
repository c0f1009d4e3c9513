package org.duetad.acceleration.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.AbstractList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.duetad.acceleration.vectors.VectorSupport;
import org.duetad.core.program.loops.Expression;
import org.duetad.core.program.loops.LoopCode;
import org.duetad.core.program.loops.Statement;
import org.junit.jupiter.api.Test;

/** C2 of JDK 17 compiles no method with a constant that was never read, though it is not run. */
class ConstantsTest {

  private final Set<Integer> read = new TreeSet<>();
  private int count;

  @Test
  void allAreReadBeforeAnythingIsRun() {
    BytecodeCompiler compiler =
        new BytecodeCompiler(
            (bytes, data) -> {
              count = data.size();
              return BytecodeCompiler.hidden(bytes, noted(data));
            },
            VectorSupport.here());
    compiler.compile(new LoopCode(1, 1, List.of(checked(), checked())));
    assertEquals(2, count);
    assertEquals(Set.of(0, 1), read);
  }

  private Statement checked() {
    return new Statement.Check(
        '>',
        true,
        new Expression.Literal(2),
        new Expression.Literal(1),
        (a, b, c) -> a + read.size(),
        "2 > 1");
  }

  private List<Object> noted(List<Object> data) {
    return new AbstractList<>() {
      @Override
      public Object get(int index) {
        read.add(index);
        return data.get(index);
      }

      @Override
      public int size() {
        return data.size();
      }
    };
  }
}
