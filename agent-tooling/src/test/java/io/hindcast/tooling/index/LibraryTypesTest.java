package io.hindcast.tooling.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

final class LibraryTypesTest {
  private final Map<String, byte[]> files = new HashMap<>();
  private final LibraryTypes types =
      new LibraryTypes(
          new ClassLoader(null) {
            @Override
            public @Nullable InputStream getResourceAsStream(String name) {
              byte[] bytes = files.get(name);
              if (bytes != null) {
                return new ByteArrayInputStream(bytes);
              }
              if (name.startsWith("rude/")) {
                throw new IllegalStateException("stopped");
              }
              return null;
            }
          });

  private void type(String name, String superName, String... interfaces) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, superName, interfaces);
    String simple = name.substring(name.indexOf('/') + 1).toLowerCase(java.util.Locale.ROOT);
    writer.visitField(0, simple, "I", null, null).visitEnd();
    writer.visitMethod(Opcodes.ACC_ABSTRACT, simple, "(I)V", null, new String[0]).visitEnd();
    writer.visitEnd();
    files.put(name + ".class", writer.toByteArray());
  }

  @Test
  void typesAndTheirMembers_areThereByNameAndDescriptor() {
    type("a/Type", "java/lang/Object");
    assertThat(types.has(new Reference("a/Type", "", ""))).isTrue();
    assertThat(types.has(new Reference("a/Type", "type", "I"))).isTrue();
    assertThat(types.has(new Reference("a/Type", "type", "(I)V"))).isTrue();
    assertThat(types.has(new Reference("a/Type", "type", "(J)V"))).isFalse();
    assertThat(types.has(new Reference("a/Type", "type", "J"))).isFalse();
    assertThat(types.has(new Reference("a/Absent", "", ""))).isFalse();
    assertThat(types.has(new Reference("a/Absent", "type", "I"))).isFalse();
  }

  @Test
  void inheritedMembers_areThere() {
    type("a/Leaf", "a/Top", "a/Side");
    type("a/Top", "java/util/ArrayList");
    type("a/Side", "java/lang/Object", "a/Above");
    type("a/Above", "java/lang/Object");
    assertThat(types.has(new Reference("a/Leaf", "top", "(I)V"))).isTrue();
    assertThat(types.has(new Reference("a/Leaf", "above", "I"))).isTrue();
    assertThat(types.has(new Reference("a/Leaf", "hashCode", "()I"))).isTrue();
    assertThat(types.has(new Reference("a/Top", "side", "I"))).isFalse();
  }

  @Test
  void cyclicHierarchy_ends() {
    type("a/One", "a/Other");
    type("a/Other", "a/One");
    assertThat(types.has(new Reference("a/One", "other", "I"))).isTrue();
    assertThat(types.has(new Reference("a/One", "absent", "I"))).isFalse();
  }

  @Test
  void loaderThatThrows_hasNothing() {
    assertThat(types.has(new Reference("rude/Type", "", ""))).isFalse();
  }

  @Test
  void typesOfTheJdk_areThereThoughTheLoaderHasNoResourcesOfThem() {
    assertThat(types.has(new Reference("javax/sql/DataSource", "", ""))).isTrue();
    assertThat(types.has(new Reference("java/lang/String", "length", "()I"))).isTrue();
  }
}
