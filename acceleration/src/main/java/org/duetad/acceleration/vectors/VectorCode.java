package org.duetad.acceleration.vectors;

import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;
import static org.objectweb.asm.Opcodes.RETURN;
import static org.objectweb.asm.Opcodes.V17;

import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;

/**
 * Emits what classes in vectors of {@code jdk.incubator.vector} have in common. Bytecode needs that
 * module only where it runs; the same in Java would need it, and a newer JDK, to compile.
 */
public final class VectorCode {

  /** The class of vectors. */
  public static final String DOUBLES = "jdk/incubator/vector/DoubleVector";

  /** The interface of their sizes. */
  public static final String SPECIES = "jdk/incubator/vector/VectorSpecies";

  /** The descriptor of a size. */
  public static final String A_SPECIES = "L" + SPECIES + ";";

  private static final String OBJECT = "java/lang/Object";
  private static final String A_VECTOR = "L" + DOUBLES + ";";
  private static final String OPERATION = "(Ljdk/incubator/vector/Vector;)" + A_VECTOR;

  private VectorCode() {}

  /** Begins a class, with a constructor without parameters. */
  public static ClassWriter type(String name, Class<?> implemented) {
    ClassWriter type = new ClassWriter(ClassWriter.COMPUTE_FRAMES | ClassWriter.COMPUTE_MAXS);
    String[] interfaces = {implemented.getName().replace('.', '/')};
    type.visit(V17, ACC_FINAL, name, null, OBJECT, interfaces);
    MethodVisitor code = type.visitMethod(0, "<init>", "()V", null, null);
    code.visitCode();
    code.visitVarInsn(ALOAD, 0);
    code.visitMethodInsn(INVOKESPECIAL, OBJECT, "<init>", "()V", false);
    code.visitInsn(RETURN);
    end(code);
    return type;
  }

  /** Ends a method. */
  public static void end(MethodVisitor code) {
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  /** {@code add} or {@code mul} of two vectors. */
  public static void operate(MethodVisitor code, String operation) {
    code.visitMethodInsn(INVOKEVIRTUAL, DOUBLES, operation, OPERATION, false);
  }

  /** A vector with the same number in each lane: of a size and the number. */
  public static void broadcast(MethodVisitor code) {
    make(code, "broadcast", "D");
  }

  /** A vector of numbers of an array: of a size, the array, and the index of the first. */
  public static void load(MethodVisitor code) {
    make(code, "fromArray", "[DI");
  }

  private static void make(MethodVisitor code, String method, String parameters) {
    code.visitMethodInsn(
        INVOKESTATIC, DOUBLES, method, "(" + A_SPECIES + parameters + ")" + A_VECTOR, false);
  }

  /** Puts a vector into an array, from an index on. */
  public static void store(MethodVisitor code) {
    code.visitMethodInsn(INVOKEVIRTUAL, DOUBLES, "intoArray", "([DI)V", false);
  }
}
