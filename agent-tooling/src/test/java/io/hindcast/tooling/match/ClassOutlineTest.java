package io.hindcast.tooling.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.tooling.match.JdkClassFiles.ClassFile;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The outline says what ASM says, about every class file of the JDK's larger modules. */
final class ClassOutlineTest {
  private static final List<ClassFile> CLASS_FILES =
      JdkClassFiles.ofModules("java.base", "java.desktop", "java.xml", "jdk.compiler", "java.sql");

  private static Set<String> methods(ClassReader reader) {
    Set<String> signatures = new HashSet<>();
    reader.accept(
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public @Nullable MethodVisitor visitMethod(
              int access,
              String name,
              String descriptor,
              @Nullable String signature,
              String @Nullable [] exceptions) {
            signatures.add(name + descriptor.substring(0, descriptor.indexOf(')') + 1));
            return null;
          }
        },
        ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
    return signatures;
  }

  @Test
  void thousandsOfClasses_asAsmReadsThem() {
    assertThat(CLASS_FILES).hasSizeGreaterThan(10_000);
    for (ClassFile file : CLASS_FILES) {
      ClassOutline outline = new ClassOutline(file.bytes());
      ClassReader reader = new ClassReader(file.bytes());
      assertThat(outline.name()).isEqualTo(reader.getClassName());
      assertThat(outline.superName()).as(file.name()).isEqualTo(reader.getSuperName());
      assertThat(outline.interfaces()).as(file.name()).isEqualTo(reader.getInterfaces());
      assertThat(outline.access() & ~Opcodes.ACC_DEPRECATED)
          .as(file.name())
          .isEqualTo(reader.getAccess() & 0xffff);
    }
  }

  @Test
  void everyMethodOfThousandsOfClasses_isFoundAndNoOtherIs() {
    Signatures absent = new Signatures(List.of("noSuchMethod()", "a(La/b/Absent;)"));
    for (ClassFile file : CLASS_FILES) {
      ClassOutline outline = new ClassOutline(file.bytes());
      assertThat(outline.declaresAny(absent)).as(file.name()).isFalse();
      for (String method : methods(new ClassReader(file.bytes()))) {
        if (!outline.declaresAny(new Signatures(List.of(method)))) {
          throw new AssertionError(file.name() + " has " + method);
        }
      }
    }
  }

  @Test
  void brokenBytes_endSoonAndWithAnIndexOutOfBoundsAtMost() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Signatures any = new Signatures(List.of("noSuchMethod()"));
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          for (int i = 0; i < 20_000; i++) {
            byte[] broken = broken(random);
            try {
              ClassOutline outline = new ClassOutline(broken);
              outline.name();
              outline.superName();
              outline.interfaces();
              outline.declaresAny(any);
            } catch (IndexOutOfBoundsException | NegativeArraySizeException expected) {
              // The filter's caller leaves such a class alone.
            } catch (Throwable unexpected) {
              throw new AssertionError("seed=" + seed + " i=" + i, unexpected);
            }
          }
        },
        () -> "seed=" + seed);
  }

  private static byte[] broken(Random random) {
    byte[] bytes = CLASS_FILES.get(random.nextInt(CLASS_FILES.size())).bytes().clone();
    for (int changes = 1 + random.nextInt(8); changes > 0; changes--) {
      bytes[8 + random.nextInt(bytes.length - 8)] = (byte) random.nextInt();
    }
    return random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
  }

  @Test
  void hugeAttributeLengths_doNotRunForMinutes() {
    // 65,535 methods, each with 65,535 attributes that lead back to themselves.
    byte[] bytes = new byte[64];
    Arrays.fill(bytes, (byte) 0xff);
    // One constant pool entry less than one: none; no interfaces, no fields.
    bytes[8] = 0;
    bytes[9] = 1;
    for (int at = 16; at < 20; at++) {
      bytes[at] = 0;
    }
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          try {
            new ClassOutline(bytes).declaresAny(new Signatures(List.of("noSuchMethod()")));
          } catch (IndexOutOfBoundsException expected) {
            // As it should.
          }
        });
  }
}
