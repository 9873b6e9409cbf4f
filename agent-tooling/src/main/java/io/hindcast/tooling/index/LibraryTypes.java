package io.hindcast.tooling.index;

import io.hindcast.tooling.ClassFileSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The types that a class loader has, and their members, read from class files: nothing is loaded.
 * Owned by one thread.
 */
public final class LibraryTypes {
  private final @Nullable ClassLoader loader;
  private final Map<String, @Nullable Declared> types = new HashMap<>();

  /** The types of a loader; null for the boot loader. */
  public LibraryTypes(@Nullable ClassLoader loader) {
    this.loader = loader;
  }

  /** What a class file declares, and where to look on. */
  private record Declared(Set<String> members, List<String> superTypes) {}

  /** Whether what is referred to is there; a member may be inherited. */
  public boolean has(Reference reference) {
    return reference.isType()
        ? declared(reference.owner()) != null
        : has(reference.owner(), reference.name() + reference.descriptor(), new HashSet<>());
  }

  private boolean has(String type, String member, Set<String> visited) {
    Declared declared = declared(type);
    // A malformed hierarchy may be cyclic.
    if (declared == null || !visited.add(type)) {
      return false;
    }
    if (declared.members.contains(member)) {
      return true;
    }
    for (String superType : declared.superTypes) {
      if (has(superType, member, visited)) {
        return true;
      }
    }
    return false;
  }

  private @Nullable Declared declared(String type) {
    if (!types.containsKey(type)) {
      byte[] bytes = ClassFileSource.read(type, loader);
      types.put(type, bytes == null ? null : declared(new ClassReader(bytes)));
    }
    return types.get(type);
  }

  private static Declared declared(ClassReader reader) {
    Set<String> members = new HashSet<>();
    reader.accept(
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public @Nullable FieldVisitor visitField(
              int access,
              String name,
              String descriptor,
              @Nullable String signature,
              @Nullable Object value) {
            members.add(name + descriptor);
            return null;
          }

          @Override
          public @Nullable MethodVisitor visitMethod(
              int access,
              String name,
              String descriptor,
              @Nullable String signature,
              String @Nullable [] exceptions) {
            members.add(name + descriptor);
            return null;
          }
        },
        ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    List<String> superTypes = new ArrayList<>(List.of(reader.getInterfaces()));
    if (reader.getSuperName() != null) {
      superTypes.add(reader.getSuperName());
    }
    return new Declared(members, superTypes);
  }
}
