package org.duetad.acceleration.bytecode;

import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Objects that a class reads as constants, so that the JIT knows them. */
final class ClassData {

  private static final Handle BOOTSTRAP =
      new Handle(
          Opcodes.H_INVOKESTATIC,
          Type.getInternalName(MethodHandles.class),
          "classDataAt",
          "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;I)Ljava/lang/Object;",
          false);

  private final List<Object> entries = new ArrayList<>();
  private final IdentityHashMap<Object, Integer> places = new IdentityHashMap<>();

  /** Pushes an object. */
  void push(MethodVisitor visitor, Object object, Class<?> type) {
    int place =
        places.computeIfAbsent(
            object,
            added -> {
              entries.add(added);
              return entries.size() - 1;
            });
    visitor.visitLdcInsn(
        new ConstantDynamic("_", Type.getDescriptor(type), BOOTSTRAP, (Integer) place));
  }

  List<Object> entries() {
    return List.copyOf(entries);
  }
}
