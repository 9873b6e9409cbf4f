package io.hindcast.exporter.quietlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** What the libraries refer to in {@code java.util.logging} exists here as well. */
final class LibraryReferencesTest {
  private static final String JDK = "java/util/logging/";
  private static final String OURS = "io/hindcast/exporter/quietlog/";

  /** The libraries that end up in the agent's jar. */
  private static final List<String> LIBRARIES =
      List.of("opentelemetry-", "grpc-", "okio", "guava-", "perfmark", "failureaccess", "kotlin-");

  @Test
  void references_areCovered() throws Exception {
    Set<String> missing = new TreeSet<>();
    Set<String> referred = new TreeSet<>();
    // Under Maven the class path is in the manifest of a jar; this property has it in full.
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    for (String path : classPath.split(File.pathSeparator, -1)) {
      String name = new File(path).getName();
      if (name.endsWith(".jar")
          && LIBRARIES.stream().anyMatch(name::startsWith)
          && !name.startsWith("opentelemetry-proto")) {
        scan(path, referred);
      }
    }
    Set<String> offered = offered();
    for (String reference : referred) {
      if (!offered.contains(reference.replace(JDK, OURS))) {
        missing.add(reference);
      }
    }

    assertThat(referred).isNotEmpty();
    assertThat(missing).isEmpty();
  }

  private static Set<String> offered() {
    Set<String> members = new TreeSet<>();
    for (Class<?> type : List.of(Logger.class, Level.class, LogRecord.class)) {
      String owner = Type.getInternalName(type);
      for (Method method : type.getMethods()) {
        members.add(owner + "." + method.getName() + Type.getMethodDescriptor(method));
      }
      for (Constructor<?> constructor : type.getConstructors()) {
        members.add(owner + ".<init>" + Type.getConstructorDescriptor(constructor));
      }
      for (Field field : type.getFields()) {
        members.add(owner + "." + field.getName() + Type.getDescriptor(field.getType()));
      }
    }
    return members;
  }

  private static void scan(String path, Set<String> referred) throws Exception {
    try (JarFile jar = new JarFile(path)) {
      List<JarEntry> entries = new ArrayList<>();
      jar.stream().filter(entry -> entry.getName().endsWith(".class")).forEach(entries::add);
      for (JarEntry entry : entries) {
        try (InputStream in = jar.getInputStream(entry)) {
          new ClassReader(in.readAllBytes())
              .accept(new Collector(referred), ClassReader.SKIP_DEBUG);
        }
      }
    }
  }

  private static final class Collector extends ClassVisitor {
    private final Set<String> referred;

    Collector(Set<String> referred) {
      super(Opcodes.ASM9);
      this.referred = referred;
    }

    @Override
    public void visit(
        int version, int access, String name, String sign, String superName, String[] interfaces) {
      if (superName != null && superName.startsWith(JDK)) {
        referred.add("subclass " + name + " of " + superName);
      }
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String sign, String[] exceptions) {
      return new MethodVisitor(Opcodes.ASM9) {
        @Override
        public void visitMethodInsn(
            int opcode, String owner, String method, String type, boolean isInterface) {
          add(owner, method, type);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String field, String type) {
          add(owner, field, type);
        }

        @Override
        public void visitInvokeDynamicInsn(
            String method, String type, Handle bootstrap, Object... arguments) {
          for (Object argument : arguments) {
            if (argument instanceof Handle handle) {
              add(handle.getOwner(), handle.getName(), handle.getDesc());
            }
          }
        }
      };
    }

    private void add(String owner, String member, String type) {
      if (owner.startsWith(JDK)) {
        referred.add(owner + "." + member + type);
      }
    }
  }
}
