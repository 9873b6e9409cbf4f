package io.hindcast.tooling.match;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** A loader that has class files as resources and notes which ones it was asked for. */
final class ClassFiles extends ClassLoader {
  private final Map<String, byte[]> files = new HashMap<>();
  final List<String> asked = new ArrayList<>();

  ClassFiles() {
    super(null);
  }

  /** Adds a class that implements {@code Object[] convert(int)}-like methods of these names. */
  ClassFiles with(
      int access,
      String name,
      @Nullable String superName,
      List<String> interfaces,
      String... methods) {
    files.put(name + ".class", of(access, name, superName, interfaces, methods));
    return this;
  }

  /** Adds a class with a field. */
  ClassFiles withField(String name, String superName, String field, String... methods) {
    ClassWriter writer = new ClassWriter(0);
    new ClassReader(of(0, name, superName, List.of(), methods)).accept(writer, 0);
    writer.visitField(Opcodes.ACC_STATIC, field, "J", null, null).visitEnd();
    files.put(name + ".class", writer.toByteArray());
    return this;
  }

  byte[] bytes(String name) {
    byte[] bytes = files.get(name + ".class");
    if (bytes == null) {
      throw new IllegalArgumentException(name);
    }
    return bytes;
  }

  static byte[] of(
      int access,
      String name,
      @Nullable String superName,
      List<String> interfaces,
      String... methods) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, access, name, null, superName, interfaces.toArray(new String[0]));
    for (String method : methods) {
      writer
          .visitMethod(
              Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT, method, "()V", null, new String[0])
          .visitEnd();
    }
    writer.visitEnd();
    return writer.toByteArray();
  }

  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    asked.add(name);
    byte[] bytes = files.get(name);
    return bytes == null ? null : new ByteArrayInputStream(bytes);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) {
    throw new AssertionError("nothing is loaded to find out: " + name);
  }
}
