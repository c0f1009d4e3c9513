package org.duetad.acceleration.bytecode;

import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_PRIVATE;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.DRETURN;
import static org.objectweb.asm.Opcodes.ICONST_0;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.RETURN;
import static org.objectweb.asm.Opcodes.V17;

import java.util.ArrayList;
import java.util.List;
import org.duetad.core.program.loops.LoopCode;
import org.duetad.core.program.loops.LoopFunction;
import org.duetad.core.program.loops.Notes;
import org.duetad.core.program.loops.Statement;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/** Emits a class that implements {@link LoopFunction}, with a method for each block. */
final class ClassEmitter {

  /** HotSpot compiles no method that is larger, in bytes. */
  static final int LARGEST_METHOD = 8000;

  /** Blocks in excess of this go to a method of their own. */
  private static final int MOST_BLOCKS = 100;

  private static final String ARRAY = "[D";
  private static final String INTERFACE = Type.getInternalName(LoopFunction.class);
  private static final String NOTES = Type.getDescriptor(Notes.class);
  private static final String ARGUMENTS = ARRAY + ARRAY + ARRAY + NOTES;
  private static final String OBJECT = "java/lang/Object";

  private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
  private final String name;
  private final LoopCode code;
  private final ClassData data = new ClassData();
  private final String blockDescriptor;

  /** The ends of all methods, whose offsets are their sizes. */
  private final List<Label> ends = new ArrayList<>();

  ClassEmitter(String name, LoopCode code) {
    this.name = name;
    this.code = code;
    blockDescriptor = "(" + ARGUMENTS + "I".repeat(code.loops()) + ")D";
  }

  /** The bytes of the class. */
  byte[] emit() {
    writer.visit(V17, ACC_PUBLIC | ACC_FINAL, name, null, OBJECT, new String[] {INTERFACE});
    String first = emitBlock(code.body());
    emitConstructor(writer, data);
    MethodVisitor run =
        writer.visitMethod(ACC_PUBLIC | ACC_FINAL, "run", "(" + ARGUMENTS + ")D", null, null);
    run.visitCode();
    for (int argument = 1; argument <= MethodEmitter.ARGUMENTS; argument++) {
      run.visitVarInsn(ALOAD, argument);
    }
    for (int loop = 0; loop < code.loops(); loop++) {
      run.visitInsn(ICONST_0);
    }
    run.visitMethodInsn(INVOKESTATIC, name, first, blockDescriptor, false);
    run.visitInsn(DRETURN);
    run.visitMaxs(0, 0);
    run.visitEnd();
    writer.visitEnd();
    byte[] bytes = writer.toByteArray();
    for (Label end : ends) {
      if (end.getOffset() >= LARGEST_METHOD) {
        throw new IllegalStateException(
            "bytecode: a method of " + end.getOffset() + " bytes, which HotSpot does not compile");
      }
    }
    return bytes;
  }

  /** What the class reads through its class data. */
  List<Object> data() {
    return data.entries();
  }

  /**
   * One without parameters, which resolves all that the class reads: C2 of JDK 17 compiles no
   * method with a constant that was never read, as those where a condition fails.
   */
  private static void emitConstructor(ClassWriter writer, ClassData data) {
    MethodVisitor constructor = writer.visitMethod(ACC_PUBLIC, "<init>", "()V", null, null);
    constructor.visitCode();
    constructor.visitVarInsn(ALOAD, 0);
    constructor.visitMethodInsn(INVOKESPECIAL, OBJECT, "<init>", "()V", false);
    data.resolve(constructor);
    constructor.visitInsn(RETURN);
    constructor.visitMaxs(0, 0);
    constructor.visitEnd();
  }

  /** A method for some statements; its name. */
  private String emitBlock(List<Statement> body) {
    String method = "block" + ends.size();
    Label end = new Label();
    ends.add(end);
    MethodVisitor visitor =
        writer.visitMethod(ACC_PRIVATE | ACC_STATIC, method, blockDescriptor, null, null);
    visitor.visitCode();
    new MethodEmitter(visitor, code, data, this::callBlock).emit(grouped(body));
    visitor.visitLabel(end);
    visitor.visitMaxs(0, 0);
    visitor.visitEnd();
    return method;
  }

  /** Calls a block with what the calling method was given. */
  private void callBlock(MethodVisitor caller, List<Statement> body) {
    String method = emitBlock(body);
    for (int argument = 0; argument < MethodEmitter.ARGUMENTS; argument++) {
      caller.visitVarInsn(ALOAD, argument);
    }
    for (int loop = 0; loop < code.loops(); loop++) {
      caller.visitVarInsn(ILOAD, MethodEmitter.ARGUMENTS + loop);
    }
    caller.visitMethodInsn(INVOKESTATIC, name, method, blockDescriptor, false);
  }

  /** Blocks of blocks, where there are too many. */
  static List<Statement> grouped(List<Statement> body) {
    boolean areBlocks = body.stream().allMatch(Statement.Block.class::isInstance);
    if (!areBlocks || body.size() <= MOST_BLOCKS) {
      return body;
    }
    int size = Math.max(MOST_BLOCKS, (body.size() + MOST_BLOCKS - 1) / MOST_BLOCKS);
    List<Statement> groups = new ArrayList<>();
    for (int from = 0; from < body.size(); from += size) {
      groups.add(new Statement.Block(body.subList(from, Math.min(body.size(), from + size))));
    }
    return groups;
  }
}
