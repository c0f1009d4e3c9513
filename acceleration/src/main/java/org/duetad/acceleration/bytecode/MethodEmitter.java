package org.duetad.acceleration.bytecode;

import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.DADD;
import static org.objectweb.asm.Opcodes.DALOAD;
import static org.objectweb.asm.Opcodes.DASTORE;
import static org.objectweb.asm.Opcodes.DCMPL;
import static org.objectweb.asm.Opcodes.DCONST_0;
import static org.objectweb.asm.Opcodes.DLOAD;
import static org.objectweb.asm.Opcodes.DRETURN;
import static org.objectweb.asm.Opcodes.DSTORE;
import static org.objectweb.asm.Opcodes.DUP2;
import static org.objectweb.asm.Opcodes.GOTO;
import static org.objectweb.asm.Opcodes.IAND;
import static org.objectweb.asm.Opcodes.IFEQ;
import static org.objectweb.asm.Opcodes.IFGE;
import static org.objectweb.asm.Opcodes.IFGT;
import static org.objectweb.asm.Opcodes.IFLE;
import static org.objectweb.asm.Opcodes.IFLT;
import static org.objectweb.asm.Opcodes.IFNE;
import static org.objectweb.asm.Opcodes.IF_ICMPGE;
import static org.objectweb.asm.Opcodes.IF_ICMPLT;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.INVOKEINTERFACE;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.ISTORE;
import static org.objectweb.asm.Opcodes.LAND;
import static org.objectweb.asm.Opcodes.LCMP;
import static org.objectweb.asm.Opcodes.LCONST_0;
import static org.objectweb.asm.Opcodes.LLOAD;
import static org.objectweb.asm.Opcodes.LOR;
import static org.objectweb.asm.Opcodes.LSTORE;
import static org.objectweb.asm.Opcodes.LSUB;
import static org.objectweb.asm.Opcodes.POP2;

import java.util.List;
import java.util.function.BiConsumer;
import org.duetad.core.program.loops.Expression;
import org.duetad.core.program.loops.LoopCode;
import org.duetad.core.program.loops.Notes;
import org.duetad.core.program.loops.Statement;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/**
 * Emits statements. A method's variables are the three arrays, the notes, the variables of all
 * loops, and the local variables of its block.
 */
final class MethodEmitter {

  /** The arrays, and the notes after them. */
  static final int ARGUMENTS = 4;

  static final int NOTES = 3;

  private final MethodVisitor visitor;
  private final LoopCode code;
  private final BiConsumer<MethodVisitor, List<Statement>> blocks;
  private final FormulaEmitter formulas;

  /**
   * For one method.
   *
   * @param blocks emits a method for a block, and a call
   */
  MethodEmitter(
      MethodVisitor visitor,
      LoopCode code,
      ClassData data,
      BiConsumer<MethodVisitor, List<Statement>> blocks) {
    this.visitor = visitor;
    this.code = code;
    this.blocks = blocks;
    formulas = new FormulaEmitter(visitor, data, code.loops());
  }

  /** The whole method. */
  void emit(List<Statement> body) {
    visitor.visitInsn(DCONST_0);
    visitor.visitVarInsn(DSTORE, local(LoopCode.RESULT));
    visitor.visitInsn(LCONST_0);
    visitor.visitVarInsn(LSTORE, doubts());
    body.forEach(this::emit);
    Label moderate = new Label();
    visitor.visitVarInsn(LLOAD, doubts());
    visitor.visitInsn(LCONST_0);
    visitor.visitInsn(LCMP);
    visitor.visitJumpInsn(IFGE, moderate);
    visitor.visitLdcInsn((Double) Double.NaN);
    visitor.visitInsn(DRETURN);
    visitor.visitLabel(moderate);
    visitor.visitVarInsn(DLOAD, local(LoopCode.RESULT));
    visitor.visitInsn(DRETURN);
  }

  private int local(int number) {
    return FormulaEmitter.local(code.loops(), number);
  }

  private void emit(Statement statement) {
    if (statement instanceof Statement.Assign it) {
      formulas.push(it.x());
      visitor.visitVarInsn(DSTORE, local(it.local()));
    } else if (statement instanceof Statement.Write it) {
      formulas.pushPlace(it.memory(), it.index());
      formulas.push(it.x());
      visitor.visitInsn(DASTORE);
    } else if (statement instanceof Statement.Increase it) {
      formulas.pushPlace(it.memory(), it.index());
      visitor.visitInsn(DUP2);
      visitor.visitInsn(DALOAD);
      formulas.push(it.x());
      visitor.visitInsn(DADD);
      visitor.visitInsn(DASTORE);
    } else if (statement instanceof Statement.Loop it) {
      emitLoop(it);
    } else if (statement instanceof Statement.Block it) {
      visitor.visitVarInsn(DLOAD, local(LoopCode.RESULT));
      blocks.accept(visitor, it.body());
      visitor.visitInsn(DADD);
      visitor.visitVarInsn(DSTORE, local(LoopCode.RESULT));
    } else if (statement instanceof Statement.IfNotZero it) {
      emitIf(it);
    } else if (statement instanceof Statement.Every it) {
      emitEvery(it);
    } else if (statement instanceof Statement.Doubt it) {
      emitDoubt(it);
    } else if (statement instanceof Statement.NoteSunk it) {
      formulas.push(it.product());
      formulas.noteIfSmall("noteSunk", it.x(), it.y());
    } else if (statement instanceof Statement.Check it) {
      emitCheck(it);
    }
  }

  /** The highest bit of a long: it takes a cycle a number, where a sum would take four. */
  private void emitDoubt(Statement.Doubt doubt) {
    int doubts = doubts();
    visitor.visitVarInsn(LLOAD, doubts);
    visitor.visitLdcInsn((Long) Double.doubleToRawLongBits(doubt.limit()));
    formulas.push(doubt.x());
    visitor.visitMethodInsn(INVOKESTATIC, "java/lang/Double", "doubleToRawLongBits", "(D)J", false);
    visitor.visitLdcInsn((Long) Long.MAX_VALUE);
    visitor.visitInsn(LAND);
    visitor.visitInsn(LSUB);
    visitor.visitInsn(LOR);
    visitor.visitVarInsn(LSTORE, doubts);
  }

  /** The variable with the doubts of the method, after all others. */
  private int doubts() {
    return local(code.locals());
  }

  /** As javac does it: C2 makes faster code of loops that begin with the test. */
  private void emitLoop(Statement.Loop loop) {
    int variable = ARGUMENTS + loop.variable();
    Label test = new Label();
    Label end = new Label();
    formulas.push(loop.isReversed() ? loop.end() - 1 : loop.from());
    visitor.visitVarInsn(ISTORE, variable);
    visitor.visitLabel(test);
    visitor.visitVarInsn(ILOAD, variable);
    formulas.push(loop.isReversed() ? loop.from() : loop.end());
    visitor.visitJumpInsn(loop.isReversed() ? IF_ICMPLT : IF_ICMPGE, end);
    ClassEmitter.grouped(loop.body()).forEach(this::emit);
    visitor.visitIincInsn(variable, loop.isReversed() ? -1 : 1);
    visitor.visitJumpInsn(GOTO, test);
    visitor.visitLabel(end);
  }

  private void emitEvery(Statement.Every it) {
    Label end = new Label();
    visitor.visitVarInsn(ILOAD, ARGUMENTS + it.variable());
    formulas.push(it.period() - 1);
    visitor.visitInsn(IAND);
    visitor.visitJumpInsn(IFNE, end);
    it.body().forEach(this::emit);
    visitor.visitLabel(end);
  }

  private void emitIf(Statement.IfNotZero it) {
    Label zero = new Label();
    Label end = new Label();
    visitor.visitVarInsn(DLOAD, local(it.local()));
    visitor.visitInsn(DCONST_0);
    visitor.visitInsn(DCMPL);
    visitor.visitJumpInsn(IFEQ, zero);
    it.body().forEach(this::emit);
    visitor.visitJumpInsn(GOTO, end);
    visitor.visitLabel(zero);
    if (!it.otherwise().isEmpty()) {
      visitor.visitVarInsn(ALOAD, NOTES);
      visitor.visitMethodInsn(
          INVOKEINTERFACE, Type.getInternalName(Notes.class), "isFlat", "()Z", true);
      visitor.visitJumpInsn(IFEQ, end);
      it.otherwise().forEach(this::emit);
    }
    visitor.visitLabel(end);
  }

  /** A comparison with NaN is false, whatever it is. */
  private void emitCheck(Statement.Check it) {
    Label holds = new Label();
    if (it.relation() != '=') {
      formulas.push(it.x());
      formulas.push(it.y());
      visitor.visitInsn(DCMPL);
      boolean isGreater = it.relation() == '>';
      int yes = isGreater ? IFGT : IFGE;
      int no = isGreater ? IFLE : IFLT;
      visitor.visitJumpInsn(it.answer() ? yes : no, holds);
    }
    formulas.push(new Expression.Call(it.exact(), it.line(), List.of(it.x(), it.y())));
    visitor.visitInsn(POP2);
    visitor.visitLabel(holds);
  }
}
