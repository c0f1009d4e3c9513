package org.duetad.acceleration.bytecode;

import java.util.List;
import org.duetad.core.program.loops.LoopCode;
import org.duetad.core.spi.AccelerationTier;

/** Describes how kernels are compiled. */
public final class BytecodeTier implements AccelerationTier {

  private static final LoopCode NOTHING = new LoopCode(1, 1, List.of());

  /** For the service loader. */
  public BytecodeTier() {}

  @Override
  public String describe() {
    return describe(new BytecodeCompiler());
  }

  /** Tries to compile something. */
  static String describe(BytecodeCompiler compiler) {
    try {
      compiler.compile(NOTHING);
      return "kernels: bytecode where it is measured to be faster";
    } catch (RuntimeException | LinkageError e) {
      return "kernels: arrays only, as this JVM takes no bytecode: " + e.getMessage();
    }
  }
}
