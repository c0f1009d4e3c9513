package org.duetad.spark;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.Serializable;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * An object in Java's serialised form, which Spark's other serialiser, Kryo, sends as bytes: it
 * knows neither lambdas nor records. The object is made once in each machine.
 */
final class Sent<T extends Serializable> implements Serializable {

  private static final long serialVersionUID = 1L;

  private final byte[] bytes;
  private transient volatile @Nullable T value;

  Sent(T value) {
    this.value = value;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ObjectOutputStream objects = new ObjectOutputStream(out)) {
      objects.writeObject(value);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "sparkSum: the body cannot be sent to other machines: "
              + e
              + "; let its lambda capture only what is Serializable",
          e);
    }
    bytes = out.toByteArray();
  }

  T get() {
    T known = value;
    return known == null ? read() : known;
  }

  private synchronized T read() {
    T known = value;
    if (known == null) {
      known = decoded();
      value = known;
    }
    return known;
  }

  @SuppressWarnings("unchecked") // What was written is read.
  private T decoded() {
    try (ObjectInputStream in = new ContextStream(bytes)) {
      return (T) in.readObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(
          "sparkSum: the body's class is not on this machine: "
              + e.getMessage()
              + "; submit its jar with the application",
          e);
    }
  }

  /** Finds the classes of the application, which Spark loads by the thread's class loader. */
  private static final class ContextStream extends ObjectInputStream {

    ContextStream(byte[] bytes) throws IOException {
      super(new ByteArrayInputStream(bytes));
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass type)
        throws IOException, ClassNotFoundException {
      ClassLoader loader = Thread.currentThread().getContextClassLoader();
      try {
        return Class.forName(type.getName(), false, loader);
      } catch (ClassNotFoundException e) {
        return super.resolveClass(type);
      }
    }
  }
}
