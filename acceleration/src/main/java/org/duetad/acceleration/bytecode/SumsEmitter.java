package org.duetad.acceleration.bytecode;

import static org.objectweb.asm.Opcodes.AALOAD;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ASTORE;
import static org.objectweb.asm.Opcodes.GETSTATIC;
import static org.objectweb.asm.Opcodes.GOTO;
import static org.objectweb.asm.Opcodes.IADD;
import static org.objectweb.asm.Opcodes.IALOAD;
import static org.objectweb.asm.Opcodes.IFLT;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.ISTORE;
import static org.objectweb.asm.Opcodes.RETURN;

import org.duetad.acceleration.vectors.VectorCode;
import org.duetad.core.program.loops.LaneSums;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/**
 * Emits {@link SumsCode} in vectors of four numbers.
 *
 * <pre>{@code
 * sum_j = fromArray(S, s, at[min(k + j, last)])
 * for (int i = n - 4; i >= 0; i -= 4)
 *   common = fromArray(S, z, i)
 *   sum_j = sum_j.add(fromArray(S, x[min(k + j, last)], i).mul(common))
 * sum_j.intoArray(s, at[min(k + j, last)])
 * }</pre>
 *
 * In a chunk, the products of the lanes {@code i + 192, i + 128, i + 64, i} are added up before.
 * Eight sums have 41 vector operations, two in a chunk 32. Beyond about 60 neither compiler inlines
 * all, and from 48 on those in a chunk took longer.
 */
final class SumsEmitter {

  private static final String NAME = "org/duetad/acceleration/bytecode/Sums";

  /** The parameters of the methods of {@link SumsCode}, in their order. */
  private static final int S = 1;

  private static final int AT = 2;
  private static final int K = 3;
  private static final int LAST = 4;
  private static final int X = 5;
  private static final int Z = 6;
  private static final int N = 7;

  /** The first of the other local variables. */
  private static final int FREE = 8;

  private final MethodVisitor code;
  private final int count;
  private final boolean inChunk;

  private SumsEmitter(ClassWriter type, String method, int count, boolean inChunk) {
    code = type.visitMethod(ACC_PUBLIC, method, "([D[III[[D[DI)V", null, null);
    this.count = count;
    this.inChunk = inChunk;
  }

  /** The bytes of the class. */
  static byte[] bytes() {
    ClassWriter type = VectorCode.type(NAME, SumsCode.class);
    new SumsEmitter(type, "four", 4, false).emit();
    new SumsEmitter(type, "eight", 8, false).emit();
    new SumsEmitter(type, "twoInChunk", 2, true).emit();
    type.visitEnd();
    return type.toByteArray();
  }

  private void emit() {
    code.visitCode();
    for (int j = 0; j < count; j++) {
      pushSum(AT, j);
      code.visitInsn(IALOAD);
      code.visitVarInsn(ISTORE, place(j));
      pushSum(X, j);
      code.visitInsn(AALOAD);
      code.visitVarInsn(ASTORE, factors(j));
      load(S, place(j));
      code.visitVarInsn(ASTORE, sum(j));
    }
    loop();
    for (int j = 0; j < count; j++) {
      code.visitVarInsn(ALOAD, sum(j));
      code.visitVarInsn(ALOAD, S);
      code.visitVarInsn(ILOAD, place(j));
      VectorCode.store(code);
    }
    code.visitInsn(RETURN);
    VectorCode.end(code);
  }

  /** From the last four lanes or classes to the first; the variable of n counts. */
  private void loop() {
    Label start = new Label();
    Label end = new Label();
    if (inChunk) {
      code.visitLdcInsn(LaneSums.CLASSES);
      code.visitVarInsn(ISTORE, N);
    }
    code.visitIincInsn(N, -4);
    code.visitLabel(start);
    code.visitVarInsn(ILOAD, N);
    code.visitJumpInsn(IFLT, end);
    if (inChunk) {
      addClasses();
    } else {
      addProducts();
    }
    code.visitIincInsn(N, -4);
    code.visitJumpInsn(GOTO, start);
    code.visitLabel(end);
  }

  private void addProducts() {
    loadCommon(N);
    for (int j = 0; j < count; j++) {
      pushProduct(j, N);
      addTo(sum(j));
    }
  }

  /** Written out, so that the JIT checks indices outside of the loop. */
  private void addClasses() {
    int last = LaneSums.CHUNK - LaneSums.CLASSES;
    for (int i = last; i >= 0; i -= LaneSums.CLASSES) {
      code.visitVarInsn(ILOAD, N);
      code.visitLdcInsn(i);
      code.visitInsn(IADD);
      code.visitVarInsn(ISTORE, lane());
      loadCommon(lane());
      for (int j = 0; j < count; j++) {
        pushProduct(j, lane());
        if (i < last) {
          addTo(ofClass(j));
        } else {
          code.visitVarInsn(ASTORE, ofClass(j));
        }
      }
    }
    for (int j = 0; j < count; j++) {
      code.visitVarInsn(ALOAD, ofClass(j));
      addTo(sum(j));
    }
  }

  private void loadCommon(int lane) {
    load(Z, lane);
    code.visitVarInsn(ASTORE, common());
  }

  private void pushProduct(int j, int lane) {
    load(factors(j), lane);
    code.visitVarInsn(ALOAD, common());
    VectorCode.operate(code, "mul");
  }

  private void addTo(int variable) {
    code.visitVarInsn(ALOAD, variable);
    VectorCode.operate(code, "add");
    code.visitVarInsn(ASTORE, variable);
  }

  /** Pushes an array and the index of a sum in it. */
  private void pushSum(int array, int j) {
    code.visitVarInsn(ALOAD, array);
    code.visitVarInsn(ILOAD, K);
    code.visitLdcInsn(j);
    code.visitInsn(IADD);
    code.visitVarInsn(ILOAD, LAST);
    code.visitMethodInsn(INVOKESTATIC, "java/lang/Math", "min", "(II)I", false);
  }

  private void load(int array, int index) {
    code.visitFieldInsn(GETSTATIC, VectorCode.DOUBLES, "SPECIES_256", VectorCode.A_SPECIES);
    code.visitVarInsn(ALOAD, array);
    code.visitVarInsn(ILOAD, index);
    VectorCode.load(code);
  }

  private static int place(int j) {
    return FREE + j;
  }

  private int factors(int j) {
    return FREE + count + j;
  }

  private int sum(int j) {
    return FREE + 2 * count + j;
  }

  private int common() {
    return FREE + 3 * count;
  }

  private int lane() {
    return FREE + 3 * count + 1;
  }

  private int ofClass(int j) {
    return FREE + 3 * count + 2 + j;
  }
}
