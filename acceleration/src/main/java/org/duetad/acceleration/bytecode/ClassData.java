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

  /** Each takes four bytes. */
  private static final int MOST_RESOLVED = 16_000;

  private final List<Object> entries = new ArrayList<>();
  private final List<Class<?>> types = new ArrayList<>();
  private final IdentityHashMap<Object, Integer> places = new IdentityHashMap<>();

  /** Pushes an object. */
  void push(MethodVisitor visitor, Object object, Class<?> type) {
    int place =
        places.computeIfAbsent(
            object,
            added -> {
              entries.add(added);
              types.add(type);
              return entries.size() - 1;
            });
    visitor.visitLdcInsn(constant(place, type));
  }

  private static ConstantDynamic constant(int place, Class<?> type) {
    return new ConstantDynamic("_", Type.getDescriptor(type), BOOTSTRAP, (Integer) place);
  }

  /** Reads all objects once, as far as that fits into a method. */
  void resolve(MethodVisitor visitor) {
    for (int place = 0; place < Math.min(types.size(), MOST_RESOLVED); place++) {
      visitor.visitLdcInsn(constant(place, types.get(place)));
      visitor.visitInsn(Opcodes.POP);
    }
  }

  List<Object> entries() {
    return List.copyOf(entries);
  }
}
