package io.hindcast.tooling.weave;

import static io.hindcast.instrumentations.fixture.FixtureModule.PROBES;
import static io.hindcast.instrumentations.fixture.FixtureModule.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import com.example.library.Client;
import com.example.library.Failure;
import com.example.library.Message;
import io.hindcast.instrumentations.fixture.FixtureModule;
import io.hindcast.instrumentations.fixture.Script;
import java.io.IOException;
import java.io.OutputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Versions of a library that a probe was not made for. */
final class LinkCheckTest {
  @TempDir @Nullable Path folder;

  private final Map<String, byte[]> library = new LinkedHashMap<>();

  LinkCheckTest() {
    for (Class<?> type :
        new Class<?>[] {Deployed.class, Client.class, Message.class, Failure.class}) {
      library.put(type.getName().replace('.', '/'), TestLoader.bytesOf(type));
    }
  }

  private URL jar(String name) throws IOException {
    assertThat(folder).isNotNull();
    Path file = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out)) {
      for (Map.Entry<String, byte[]> type : library.entrySet()) {
        jar.putNextEntry(new JarEntry(type.getKey() + ".class"));
        jar.write(type.getValue());
      }
    }
    return url(file);
  }

  private static URL url(Path file) throws MalformedURLException {
    return file.toUri().toURL();
  }

  private void removeMethod(Class<?> type, String method) {
    ClassWriter writer = new ClassWriter(0);
    new ClassReader(TestLoader.bytesOf(type))
        .accept(
            new ClassVisitor(Opcodes.ASM9, writer) {
              @Override
              public @Nullable MethodVisitor visitMethod(
                  int access,
                  String name,
                  String descriptor,
                  @Nullable String signature,
                  String @Nullable [] exceptions) {
                return name.equals(method)
                    ? null
                    : super.visitMethod(access, name, descriptor, signature, exceptions);
              }
            },
            0);
    library.put(type.getName().replace('.', '/'), writer.toByteArray());
  }

  private static URLClassLoader deploy(URL jar) {
    return new URLClassLoader(new URL[] {jar}, ClassLoader.getPlatformClassLoader());
  }

  private static Woven weave() {
    Woven woven =
        Woven.by(
            new FixtureModule(
                "client",
                definition ->
                    definition
                        .type(Deployed.class.getName())
                        .method("apply", "java.lang.Object")
                        .replaceResult()
                        .probe(PROBES + "ClientProbe")),
            new FixtureModule(
                "other",
                definition ->
                    definition
                        .type(Deployed.class.getName())
                        .method("apply", "java.lang.Object")
                        .replaceResult()
                        .probe(SECOND)));
    Script.on("ClientProbe.exit", arguments -> "woven " + arguments[2]);
    Script.on("SecondProbe.enter", arguments -> "state");
    Script.on("SecondProbe.exit", arguments -> "also " + arguments[2]);
    return woven;
  }

  @Test
  void libraryThatFits_isWoven() throws Exception {
    try (Woven woven = weave();
        URLClassLoader loader = deploy(jar("library.jar"))) {
      assertThat(Deployed.in(loader).apply("x")).isEqualTo("woven also <x>");
      assertThat(woven.lines()).isEmpty();
    }
  }

  @Test
  void methodMissing_thatInstrumentationIsSkippedAndOneLineSaysWhy() throws Exception {
    removeMethod(Client.class, "inherited");
    URL jar = jar("library-0.9.jar");
    try (Woven woven = weave();
        URLClassLoader loader = deploy(jar);
        URLClassLoader again = deploy(jar)) {
      assertThat(Deployed.in(loader).apply("x")).isEqualTo("also <x>");
      assertThat(Deployed.in(loader).apply("x")).isEqualTo("also <x>");
      assertThat(Deployed.in(again).apply("x")).isEqualTo("also <x>");
      assertThat(woven.lines())
          .containsExactly(
              "hindcast: instrumentation client does not fit the library in "
                  + jar
                  + ", which has no com.example.library.Client.inherited(I)V:"
                  + " this version is not supported and is not instrumented");
      assertThat(woven.weaver.failures("client")).isZero();
    }
  }

  @Test
  void typeMissing_otherLoadersAreWovenAllTheSame() throws Exception {
    URL fits = jar("library-1.0.jar");
    library.remove(Message.class.getName().replace('.', '/'));
    URL doesNotFit = jar("library-0.9.jar");
    try (Woven woven = weave();
        URLClassLoader loader = deploy(doesNotFit);
        URLClassLoader other = deploy(fits)) {
      assertThat(Deployed.in(loader).apply("x")).isEqualTo("also <x>");
      assertThat(Deployed.in(other).apply("x")).isEqualTo("woven also <x>");
      assertThat(woven.lines())
          .singleElement()
          .asString()
          .contains("instrumentation client", "library-0.9.jar", "no com.example.library.Message:");
    }
  }

  @Test
  void classWithoutAJar_itsLoaderIsNamed() {
    removeMethod(Client.class, "inherited");
    try (Woven woven = weave()) {
      TestLoader loader = new TestLoader(ClassLoader.getPlatformClassLoader());
      library.forEach((name, bytes) -> loader.with(name.replace('/', '.'), bytes));
      assertThat(Deployed.in(loader).apply("x")).isEqualTo("also <x>");
      assertThat(woven.lines())
          .singleElement()
          .asString()
          .contains("the library in class loader " + TestLoader.class.getName() + ",");
    }
  }
}
