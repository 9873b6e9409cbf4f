package io.hindcast.tooling.weave;

import io.hindcast.tooling.index.Reference;
import java.io.IOException;
import java.io.InputStream;
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
 * Compares what probes use of their library with what a class loader has, before anything is woven:
 * by reading class files as resources, because a class of the library is being defined right now
 * and loading others here could come back to it.
 */
final class LinkCheck {
  private final @Nullable ClassLoader loader;
  private final Map<String, @Nullable Members> types = new HashMap<>();

  LinkCheck(@Nullable ClassLoader loader) {
    this.loader = loader;
  }

  /** What a class file declares, and where to look on. */
  private record Members(Set<String> declared, List<String> superTypes) {}

  /** The first reference that the loader has nothing for; null where all is there. */
  @Nullable Reference firstMissing(List<Reference> references) {
    for (Reference reference : references) {
      boolean present =
          reference.isType()
              ? members(reference.owner()) != null
              : has(reference.owner(), reference.name() + reference.descriptor(), new HashSet<>());
      if (!present) {
        return reference;
      }
    }
    return null;
  }

  private boolean has(String type, String member, Set<String> visited) {
    Members members = members(type);
    // A malformed hierarchy may be cyclic.
    if (members == null || !visited.add(type)) {
      return false;
    }
    if (members.declared.contains(member)) {
      return true;
    }
    for (String superType : members.superTypes) {
      if (has(superType, member, visited)) {
        return true;
      }
    }
    return false;
  }

  private @Nullable Members members(String type) {
    if (!types.containsKey(type)) {
      types.put(type, read(type));
    }
    return types.get(type);
  }

  private @Nullable Members read(String type) {
    String resource = type + ".class";
    try (InputStream in =
        loader == null
            ? ClassLoader.getPlatformClassLoader().getResourceAsStream(resource)
            : loader.getResourceAsStream(resource)) {
      if (in == null) {
        return null;
      }
      Set<String> declared = new HashSet<>();
      ClassReader reader = new ClassReader(in);
      reader.accept(
          new ClassVisitor(Opcodes.ASM9) {
            @Override
            public @Nullable FieldVisitor visitField(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                @Nullable Object value) {
              declared.add(name + descriptor);
              return null;
            }

            @Override
            public @Nullable MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
              declared.add(name + descriptor);
              return null;
            }
          },
          ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
      Set<String> superTypes = new HashSet<>(List.of(reader.getInterfaces()));
      if (reader.getSuperName() != null) {
        superTypes.add(reader.getSuperName());
      }
      return new Members(declared, List.copyOf(superTypes));
    } catch (IOException | RuntimeException unreadable) {
      // A loader that was stopped, a class file of an unknown kind.
      return null;
    }
  }
}
