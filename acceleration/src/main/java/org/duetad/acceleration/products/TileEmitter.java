package org.duetad.acceleration.products;

import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_PRIVATE;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ASTORE;
import static org.objectweb.asm.Opcodes.DALOAD;
import static org.objectweb.asm.Opcodes.GETSTATIC;
import static org.objectweb.asm.Opcodes.GOTO;
import static org.objectweb.asm.Opcodes.IADD;
import static org.objectweb.asm.Opcodes.IFLE;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.IMUL;
import static org.objectweb.asm.Opcodes.INVOKEINTERFACE;
import static org.objectweb.asm.Opcodes.IRETURN;
import static org.objectweb.asm.Opcodes.ISTORE;
import static org.objectweb.asm.Opcodes.PUTSTATIC;
import static org.objectweb.asm.Opcodes.RETURN;

import java.lang.invoke.MethodHandles;
import org.duetad.acceleration.vectors.VectorCode;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/**
 * Emits a {@link Tile} in vectors of the size that the processor prefers.
 *
 * <pre>{@code
 * acc_rv = fromArray(S, c_r, to + v L)
 * for (; depth > 0; depth--, q += 3 L)
 *   b_v = fromArray(S, b, q + v L)
 *   acc_rv = acc_rv.add(broadcast(S, a[p_r]).mul(b_v));  p_r += right
 * acc_rv.intoArray(c_r, to + v L)
 * }</pre>
 *
 * Three rows have 42 vector operations. Beyond about 60 neither compiler inlines all, and each
 * operation that is not inlined takes a hundred times as long.
 */
final class TileEmitter {

  private static final String NAME = "org/duetad/acceleration/products/VectorTile";

  private static final int VECTORS = 3;

  /** The parameter {@code down}, of three rows only. */
  private static final int DOWN = 3;

  private final MethodVisitor code;
  private final int rows;
  private final int[] c;
  private final int[] p;
  private final int right;
  private final int depth;
  private final int b;
  private final int q;
  private final int to;
  private final int sums;
  private final int factors;

  /** Emits the method for a number of rows; the parameters are in the order of {@link Tile}. */
  private TileEmitter(MethodVisitor code, int rows) {
    this.code = code;
    this.rows = rows;
    int local = rows == 1 ? DOWN : DOWN + 1;
    right = local++;
    depth = local++;
    b = local++;
    q = local++;
    c = new int[rows];
    for (int r = 0; r < rows; r++) {
      c[r] = local++;
    }
    to = local++;
    p = new int[rows];
    p[0] = 2;
    for (int r = 1; r < rows; r++) {
      p[r] = local++;
    }
    sums = local;
    factors = sums + rows * VECTORS;
  }

  /**
   * Emits the class and loads it.
   *
   * @throws ReflectiveOperationException if it cannot be made
   * @throws LinkageError if there are no vectors in this JVM
   */
  static Tile tile() throws ReflectiveOperationException {
    return (Tile)
        MethodHandles.lookup()
            .defineHiddenClass(bytes(), true)
            .lookupClass()
            .getDeclaredConstructor()
            .newInstance();
  }

  private static byte[] bytes() {
    ClassWriter type = VectorCode.type(NAME, Tile.class);
    type.visitField(ACC_PRIVATE | ACC_STATIC | ACC_FINAL, "S", VectorCode.A_SPECIES, null, null)
        .visitEnd();
    species(type.visitMethod(ACC_STATIC, "<clinit>", "()V", null, null));
    width(type.visitMethod(ACC_PUBLIC, "width", "()I", null, null));
    new TileEmitter(
            type.visitMethod(ACC_PUBLIC, "three", "([DIIII[DI[D[D[DI)V", null, null), VECTORS)
        .emit();
    new TileEmitter(type.visitMethod(ACC_PUBLIC, "one", "([DIII[DI[DI)V", null, null), 1).emit();
    type.visitEnd();
    return type.toByteArray();
  }

  private static void species(MethodVisitor code) {
    code.visitCode();
    code.visitFieldInsn(GETSTATIC, VectorCode.DOUBLES, "SPECIES_PREFERRED", VectorCode.A_SPECIES);
    code.visitFieldInsn(PUTSTATIC, NAME, "S", VectorCode.A_SPECIES);
    code.visitInsn(RETURN);
    VectorCode.end(code);
  }

  private static void width(MethodVisitor code) {
    code.visitCode();
    code.visitLdcInsn(VECTORS);
    lanes(code);
    code.visitInsn(IMUL);
    code.visitInsn(IRETURN);
    VectorCode.end(code);
  }

  private static void lanes(MethodVisitor code) {
    code.visitFieldInsn(GETSTATIC, NAME, "S", VectorCode.A_SPECIES);
    code.visitMethodInsn(INVOKEINTERFACE, VectorCode.SPECIES, "length", "()I", true);
  }

  private void emit() {
    code.visitCode();
    for (int r = 1; r < rows; r++) {
      advance(p[r], p[r - 1], DOWN);
    }
    for (int r = 0; r < rows; r++) {
      for (int v = 0; v < VECTORS; v++) {
        load(c[r], to, v);
        code.visitVarInsn(ASTORE, sum(r, v));
      }
    }
    loop();
    for (int r = 0; r < rows; r++) {
      for (int v = 0; v < VECTORS; v++) {
        store(r, v);
      }
    }
    code.visitInsn(RETURN);
    VectorCode.end(code);
  }

  private void loop() {
    Label start = new Label();
    Label end = new Label();
    code.visitLabel(start);
    code.visitVarInsn(ILOAD, depth);
    code.visitJumpInsn(IFLE, end);
    step();
    code.visitIincInsn(depth, -1);
    code.visitJumpInsn(GOTO, start);
    code.visitLabel(end);
  }

  private void step() {
    for (int v = 0; v < VECTORS; v++) {
      load(b, q, v);
      code.visitVarInsn(ASTORE, factors + v);
    }
    for (int r = 0; r < rows; r++) {
      code.visitFieldInsn(GETSTATIC, NAME, "S", VectorCode.A_SPECIES);
      code.visitVarInsn(ALOAD, 1);
      code.visitVarInsn(ILOAD, p[r]);
      code.visitInsn(DALOAD);
      VectorCode.broadcast(code);
      code.visitVarInsn(ASTORE, factors + VECTORS);
      for (int v = 0; v < VECTORS; v++) {
        code.visitVarInsn(ALOAD, sum(r, v));
        code.visitVarInsn(ALOAD, factors + VECTORS);
        code.visitVarInsn(ALOAD, factors + v);
        VectorCode.operate(code, "mul");
        VectorCode.operate(code, "add");
        code.visitVarInsn(ASTORE, sum(r, v));
      }
      advance(p[r], p[r], right);
    }
    code.visitVarInsn(ILOAD, q);
    code.visitLdcInsn(VECTORS);
    lanes(code);
    code.visitInsn(IMUL);
    code.visitInsn(IADD);
    code.visitVarInsn(ISTORE, q);
  }

  private int sum(int r, int v) {
    return sums + r * VECTORS + v;
  }

  private void advance(int result, int index, int by) {
    code.visitVarInsn(ILOAD, index);
    code.visitVarInsn(ILOAD, by);
    code.visitInsn(IADD);
    code.visitVarInsn(ISTORE, result);
  }

  private void at(int index, int v) {
    code.visitVarInsn(ILOAD, index);
    if (v > 0) {
      code.visitLdcInsn(v);
      lanes(code);
      code.visitInsn(IMUL);
      code.visitInsn(IADD);
    }
  }

  private void load(int array, int index, int v) {
    code.visitFieldInsn(GETSTATIC, NAME, "S", VectorCode.A_SPECIES);
    code.visitVarInsn(ALOAD, array);
    at(index, v);
    VectorCode.load(code);
  }

  private void store(int r, int v) {
    code.visitVarInsn(ALOAD, sum(r, v));
    code.visitVarInsn(ALOAD, c[r]);
    at(to, v);
    VectorCode.store(code);
  }
}
