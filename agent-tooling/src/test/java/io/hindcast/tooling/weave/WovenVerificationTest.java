package io.hindcast.tooling.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.tooling.index.MethodMatch;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Class files of the world, each method woven by one shape or another: what the JVM's verifier
 * accepts, it accepts woven.
 */
final class WovenVerificationTest {
  /** So many of each source: some seconds. */
  private static final int SAMPLE = 500;

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @Test
  void classesOfTheJdk() throws IOException {
    List<Path> files = new ArrayList<>();
    FileSystem jdk = FileSystems.getFileSystem(URI.create("jrt:/"));
    for (String module : new String[] {"java.desktop", "java.xml", "jdk.compiler", "java.base"}) {
      Path root = jdk.getPath("/modules", module);
      // No loader of ours may define the others.
      addClasses(root, root.resolve("java"), files);
    }
    verify(files);
  }

  @Test
  void classesOfLibraries() throws IOException, URISyntaxException {
    for (Class<?> one : new Class<?>[] {Assertions.class, ClassReader.class, Test.class}) {
      Path jar = Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
      try (FileSystem contents = FileSystems.newFileSystem(jar)) {
        List<Path> files = new ArrayList<>();
        Path root = contents.getPath("/");
        addClasses(root, root.resolve("META-INF"), files);
        verify(files);
      }
    }
  }

  private static void addClasses(Path root, Path without, List<Path> files) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      all.filter(file -> file.toString().endsWith(".class") && !file.startsWith(without))
          .filter(file -> !file.endsWith("module-info.class"))
          .forEach(files::add);
    }
    Collections.sort(files);
  }

  private void verify(List<Path> files) throws IOException {
    Collections.shuffle(files, random);
    int linked = 0;
    int verified = 0;
    List<Path> sample = files.subList(0, Math.min(SAMPLE, files.size()));
    for (Path file : sample) {
      byte[] bytes = Files.readAllBytes(file);
      byte[] woven = ClassWeaver.weave(bytes, sites(bytes));
      Throwable before = link(bytes);
      if (woven != null && !(before instanceof VerifyError)) {
        Throwable after = link(woven);
        assertThat(after == null ? null : after.getClass())
            .as("seed=%d %s: %s", seed, file, after)
            .isEqualTo(before == null ? null : before.getClass());
        linked++;
        verified += after == null ? 1 : 0;
      }
    }
    assertThat(verified).as("seed=%d", seed).isGreaterThan(linked / 2);
  }

  /** What comes of having a class verified in a loader of its own. */
  private static @Nullable Throwable link(byte[] bytes) throws IOException {
    String name = new ClassReader(bytes).getClassName().replace('/', '.');
    try {
      // This links a class, and does not initialise it.
      Method[] methods = new Own(name, bytes).loadClass(name).getDeclaredMethods();
      assertThat(methods).isNotNull();
      return null;
    } catch (ClassNotFoundException | LinkageError refused) {
      return refused;
    }
  }

  /** Defines one class, whatever its parent has of that name. */
  private static final class Own extends ClassLoader {
    private final String name;
    private final byte[] bytes;

    Own(String name, byte[] bytes) {
      super(WovenVerificationTest.class.getClassLoader());
      this.name = name;
      this.bytes = bytes;
    }

    @Override
    protected Class<?> loadClass(String wanted, boolean resolve) throws ClassNotFoundException {
      if (!wanted.equals(name)) {
        return super.loadClass(wanted, resolve);
      }
      Class<?> known = findLoadedClass(name);
      return known != null ? known : defineClass(name, bytes, 0, bytes.length);
    }
  }

  private List<ClassWeaver.Site> sites(byte[] bytes) {
    List<ClassWeaver.Site> sites = new ArrayList<>();
    new ClassReader(bytes)
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public @Nullable MethodVisitor visitMethod(
                  int access,
                  String name,
                  String descriptor,
                  @Nullable String signature,
                  String @Nullable [] exceptions) {
                for (int i = random.nextInt(5); i >= 0; i -= 3) {
                  sites.add(site(name, descriptor));
                }
                return null;
              }
            },
            ClassReader.SKIP_CODE);
    return sites;
  }

  private ClassWeaver.Site site(String name, String descriptor) {
    int arguments = Math.min(3, Type.getArgumentTypes(descriptor).length);
    boolean replaces = arguments > 0 && random.nextBoolean();
    return new ClassWeaver.Site(
        new MethodMatch(
            name,
            descriptor.substring(0, descriptor.indexOf(')') + 1),
            replaces ? random.nextInt(arguments) : -1,
            random.nextBoolean(),
            !name.startsWith("<") && random.nextInt(5) == 0,
            "probe"),
        random.nextInt(1 << 14));
  }
}
