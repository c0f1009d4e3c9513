package org.duetad.acceleration.bytecode;

import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.BIPUSH;
import static org.objectweb.asm.Opcodes.DADD;
import static org.objectweb.asm.Opcodes.DALOAD;
import static org.objectweb.asm.Opcodes.DCMPG;
import static org.objectweb.asm.Opcodes.DCMPL;
import static org.objectweb.asm.Opcodes.DCONST_0;
import static org.objectweb.asm.Opcodes.DCONST_1;
import static org.objectweb.asm.Opcodes.DDIV;
import static org.objectweb.asm.Opcodes.DLOAD;
import static org.objectweb.asm.Opcodes.DMUL;
import static org.objectweb.asm.Opcodes.DNEG;
import static org.objectweb.asm.Opcodes.DSUB;
import static org.objectweb.asm.Opcodes.DUP2;
import static org.objectweb.asm.Opcodes.GOTO;
import static org.objectweb.asm.Opcodes.IADD;
import static org.objectweb.asm.Opcodes.IALOAD;
import static org.objectweb.asm.Opcodes.IAND;
import static org.objectweb.asm.Opcodes.ICONST_0;
import static org.objectweb.asm.Opcodes.IFEQ;
import static org.objectweb.asm.Opcodes.IFGE;
import static org.objectweb.asm.Opcodes.IFLE;
import static org.objectweb.asm.Opcodes.IF_ICMPGE;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.IMUL;
import static org.objectweb.asm.Opcodes.INVOKEINTERFACE;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.SIPUSH;

import org.duetad.core.program.loops.Expression;
import org.duetad.core.program.loops.Index;
import org.duetad.core.program.loops.LaneSums;
import org.duetad.core.program.loops.Memory;
import org.duetad.core.program.loops.Notes;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/** Emits formulas, which push a double, and places, which push an array and an index. */
final class FormulaEmitter {

  private final MethodVisitor visitor;
  private final ClassData data;
  private final int loops;

  FormulaEmitter(MethodVisitor visitor, ClassData data, int loops) {
    this.visitor = visitor;
    this.data = data;
    this.loops = loops;
  }

  /** The JVM's number of a local variable. */
  static int local(int loops, int number) {
    return MethodEmitter.ARGUMENTS + loops + 2 * number;
  }

  void push(Expression x) {
    if (x instanceof Expression.Literal it) {
      push(it.value());
    } else if (x instanceof Expression.Local it) {
      visitor.visitVarInsn(DLOAD, local(loops, it.number()));
    } else if (x instanceof Expression.Read it) {
      pushPlace(it.memory(), it.index());
      visitor.visitInsn(DALOAD);
    } else if (x instanceof Expression.Arithmetic it) {
      push(it.x());
      push(it.y());
      visitor.visitInsn(opcode(it.operator()));
    } else if (x instanceof Expression.Negative it) {
      push(it.x());
      visitor.visitInsn(DNEG);
    } else if (x instanceof Expression.MathCall it) {
      it.operands().forEach(this::push);
      String descriptor = "(" + "D".repeat(it.operands().size()) + ")D";
      visitor.visitMethodInsn(INVOKESTATIC, "java/lang/Math", it.method(), descriptor, false);
    } else if (x instanceof Expression.Call it) {
      pushCall(it);
    } else if (x instanceof Expression.Selection it) {
      pushSelection(it);
    } else if (x instanceof Expression.IfNegative it) {
      pushIfNegative(it);
    } else if (x instanceof Expression.Noted it) {
      visitor.visitVarInsn(ALOAD, MethodEmitter.NOTES);
      push(it.x());
      visitor.visitMethodInsn(
          INVOKEINTERFACE, Type.getInternalName(Notes.class), "note", "(D)D", true);
    } else if (x instanceof Expression.NotedProduct it) {
      pushNoted(it);
    }
  }

  private static int opcode(char operator) {
    return switch (operator) {
      case '+' -> DADD;
      case '-' -> DSUB;
      case '*' -> DMUL;
      default -> DDIV;
    };
  }

  private void push(double value) {
    long bits = Double.doubleToRawLongBits(value);
    if (bits == 0) {
      visitor.visitInsn(DCONST_0);
    } else if (bits == Double.doubleToRawLongBits(1)) {
      visitor.visitInsn(DCONST_1);
    } else {
      visitor.visitLdcInsn((Double) value);
    }
  }

  void push(int value) {
    if (value >= -1 && value <= 5) {
      visitor.visitInsn(ICONST_0 + value);
    } else if (value == (byte) value) {
      visitor.visitIntInsn(BIPUSH, value);
    } else if (value == (short) value) {
      visitor.visitIntInsn(SIPUSH, value);
    } else {
      visitor.visitLdcInsn((Integer) value);
    }
  }

  private void pushNoted(Expression.NotedProduct it) {
    push(it.slope());
    push(it.adjoint());
    visitor.visitInsn(DMUL);
    visitor.visitInsn(DUP2);
    noteIfSmall("noteFlat", it.slope(), it.adjoint());
  }

  /** Pops a number; if it is 0 or subnormal, the notes are given what it is the product of. */
  void noteIfSmall(String method, Expression x, Expression y) {
    Label normal = new Label();
    visitor.visitMethodInsn(INVOKESTATIC, "java/lang/Math", "abs", "(D)D", false);
    visitor.visitLdcInsn((Double) Double.MIN_NORMAL);
    visitor.visitInsn(DCMPG);
    visitor.visitJumpInsn(IFGE, normal);
    visitor.visitVarInsn(ALOAD, MethodEmitter.NOTES);
    push(x);
    push(y);
    visitor.visitMethodInsn(
        INVOKEINTERFACE, Type.getInternalName(Notes.class), method, "(DD)V", true);
    visitor.visitLabel(normal);
  }

  /** The other operands are 0. */
  private void pushCall(Expression.Call call) {
    data.push(visitor, call.function(), Expression.Function.class);
    call.operands().forEach(this::push);
    for (int k = call.operands().size(); k < 3; k++) {
      visitor.visitInsn(DCONST_0);
    }
    visitor.visitMethodInsn(
        INVOKEINTERFACE, Type.getInternalName(Expression.Function.class), "apply", "(DDD)D", true);
  }

  private void pushSelection(Expression.Selection it) {
    Label number = new Label();
    Label other = new Label();
    Label end = new Label();
    push(it.c());
    push(it.c());
    visitor.visitInsn(DCMPL);
    visitor.visitJumpInsn(IFEQ, number);
    push(it.c());
    visitor.visitJumpInsn(GOTO, end);
    visitor.visitLabel(number);
    push(it.c());
    visitor.visitInsn(DCONST_0);
    visitor.visitInsn(DCMPL);
    visitor.visitJumpInsn(IFLE, other);
    push(it.x());
    visitor.visitJumpInsn(GOTO, end);
    visitor.visitLabel(other);
    push(it.y());
    visitor.visitLabel(end);
  }

  private void pushIfNegative(Expression.IfNegative it) {
    Label other = new Label();
    Label end = new Label();
    push(it.c());
    visitor.visitInsn(DCONST_0);
    visitor.visitInsn(DCMPG);
    visitor.visitJumpInsn(IFGE, other);
    push(it.x());
    visitor.visitJumpInsn(GOTO, end);
    visitor.visitLabel(other);
    push(it.y());
    visitor.visitLabel(end);
  }

  /** An array, and an index of it. */
  void pushPlace(Memory memory, Index index) {
    int array =
        switch (memory) {
          case VALUES -> 0;
          case ADJOINTS -> 1;
          case KEPT -> 2;
        };
    visitor.visitVarInsn(ALOAD, array);
    push(index);
  }

  private void push(Index index) {
    if (index instanceof Index.Affine it) {
      pushAffine(it);
    } else if (index instanceof Index.Sections it) {
      pushSections(it);
    } else if (index instanceof Index.Table it) {
      data.push(visitor, it.places(), int[].class);
      pushAffine(it.at());
      visitor.visitInsn(IALOAD);
    } else if (index instanceof Index.Part it) {
      pushPart(it);
    }
  }

  private void pushPart(Index.Part it) {
    Label rest = new Label();
    Label end = new Label();
    if (it.end() > 0) {
      pushTurn(it.variable());
      push(it.end());
      visitor.visitJumpInsn(IF_ICMPGE, rest);
      pushModulo(it.variable(), LaneSums.CLASSES, it.base() + LaneSums.PARTS);
      visitor.visitJumpInsn(GOTO, end);
      visitor.visitLabel(rest);
    }
    pushModulo(it.variable(), LaneSums.PARTS, it.base());
    visitor.visitLabel(end);
  }

  private void pushModulo(int variable, int period, int base) {
    pushTurn(variable);
    push(period - 1);
    visitor.visitInsn(IAND);
    push(base);
    visitor.visitInsn(IADD);
  }

  private void pushTurn(int variable) {
    visitor.visitVarInsn(ILOAD, MethodEmitter.ARGUMENTS + variable);
  }

  private void pushAffine(Index.Affine it) {
    push(it.base());
    for (Index.Term term : it.terms()) {
      pushTurn(term.variable());
      if (term.stride() != 1) {
        push(term.stride());
        visitor.visitInsn(IMUL);
      }
      visitor.visitInsn(IADD);
    }
  }

  private void pushSections(Index.Sections it) {
    Label end = new Label();
    int last = it.forms().size() - 1;
    for (int k = 0; k < last; k++) {
      Label next = new Label();
      pushTurn(it.variable());
      push(it.ends().get(k));
      visitor.visitJumpInsn(IF_ICMPGE, next);
      pushAffine(it.forms().get(k));
      visitor.visitJumpInsn(GOTO, end);
      visitor.visitLabel(next);
    }
    pushAffine(it.forms().get(last));
    visitor.visitLabel(end);
  }
}
