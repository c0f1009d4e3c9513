package org.duetad.acceleration.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import org.duetad.core.Scalar;
import org.duetad.core.kernel.CompiledKernels;
import org.duetad.core.program.Program;
import org.junit.jupiter.api.Test;

/** The classes of a function that is no longer used are unloaded. */
class UnloadingTest {

  private static final int FUNCTIONS = 10_000;

  /** Of a class and its methods: about 5 kB of metaspace, so 100 MB of all. */
  private static final long BOUND = 16_000_000;

  private final BytecodeCompiler compiler = new BytecodeCompiler();

  @Test
  void theMetaspaceOfManyFunctionsIsBounded() {
    Program program =
        Program.record(x -> new Scalar[] {x[0].multiply(x[1]).sin().add(x[0])}, 0.5, 2);
    MemoryPoolMXBean metaspace =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getName().equals("Metaspace"))
            .findFirst()
            .orElseThrow();
    long before = 0;
    long most = 0;
    for (int k = 0; k < FUNCTIONS; k++) {
      CompiledKernels.run(program, compiler::compile, new double[] {0.5, 2 + 0.01 * k});
      if (k % (FUNCTIONS / 10) == 0) {
        System.gc();
        long used = metaspace.getUsage().getUsed();
        before = k == 0 ? used : before;
        most = Math.max(most, used - before);
      }
    }
    assertEquals(3L * FUNCTIONS, compiler.status().compiled());
    assertTrue(most < BOUND, "metaspace grew by " + most + " bytes");
  }
}
