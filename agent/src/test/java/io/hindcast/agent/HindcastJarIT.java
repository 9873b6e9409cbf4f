package io.hindcast.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/** What is in the one jar, and what is not. */
final class HindcastJarIT {
  private static final File FILE = new File("target/hindcast-agent.jar");
  private static final long MAX_BYTES = 12_000_000;
  private static final int JAVA_8 = 52;
  private static final int JAVA_17 = 61;

  private static JarFile jar;
  private static List<String> names;

  @BeforeAll
  static void open() throws IOException {
    jar = new JarFile(FILE);
    names = jar.stream().filter(entry -> !entry.isDirectory()).map(JarEntry::getName).toList();
  }

  @AfterAll
  static void close() throws IOException {
    jar.close();
  }

  @Test
  void size_isUnderTheLimit() {
    assertThat(FILE).size().isLessThan(MAX_BYTES).isGreaterThan(1_000_000);
  }

  @Test
  void outsideOfTheIsolatedFolder_isTheBootPathOnly() {
    assertThat(names)
        .filteredOn(name -> !name.startsWith("isolated/"))
        .allMatch(
            name ->
                name.startsWith("io/hindcast/bootstrap/")
                    || name.startsWith("io/hindcast/premain/")
                    || name.equals("META-INF/MANIFEST.MF")
                    || name.equals("META-INF/LICENSE"));
  }

  @Test
  void isolatedFolder_holdsClassesUnderTheirOtherEndingAndNoneOfTheBootPath() {
    List<String> isolated = names.stream().filter(name -> name.startsWith("isolated/")).toList();
    assertThat(isolated)
        .contains(
            "isolated/hindcast.index",
            "isolated/io/hindcast/agent/AgentRuntime.classdata",
            "isolated/io/hindcast/agent/command/Command.classdata",
            "isolated/io/hindcast/tooling/weave/Weaver.classdata",
            "isolated/io/hindcast/exporter/Exporter.classdata")
        .noneMatch(name -> name.endsWith(".class"))
        .noneMatch(name -> name.startsWith("isolated/io/hindcast/bootstrap/"))
        .noneMatch(name -> name.startsWith("isolated/io/hindcast/premain/"))
        .noneMatch(name -> name.startsWith("isolated/org/jctools/"));
  }

  @Test
  void noLibraryThatIsInstrumented_isInIt() {
    assertThat(names)
        .noneMatch(name -> name.contains("org/apache/kafka/"))
        .noneMatch(name -> name.contains("jakarta/"))
        .noneMatch(name -> name.contains("org/springframework/"))
        .noneMatch(name -> name.contains("org/apache/logging/"))
        .noneMatch(name -> name.contains("org/jspecify/"));
  }

  @Test
  void nothing_isThereTwice() throws IOException {
    Set<String> seen = new HashSet<>();
    List<String> twice = new ArrayList<>();
    // Read from front to back: the index of a jar shows the last one of a name only.
    try (ZipInputStream in = new ZipInputStream(new FileInputStream(FILE))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (!seen.add(entry.getName())) {
          twice.add(entry.getName());
        }
      }
    }
    assertThat(twice).isEmpty();
    assertThat(seen).hasSizeGreaterThan(1_000);
  }

  @Test
  void noSignature_noModuleDescriptor_noOtherVersions() {
    assertThat(names)
        .noneMatch(name -> name.endsWith(".SF") || name.endsWith(".RSA") || name.endsWith(".DSA"))
        .noneMatch(name -> name.contains("module-info"))
        .noneMatch(name -> name.contains("META-INF/versions/"));
  }

  @Test
  void manifest_namesTheDoorAndNoBootPath() throws IOException {
    Attributes manifest = jar.getManifest().getMainAttributes();
    assertThat(manifest.getValue("Premain-Class")).isEqualTo("io.hindcast.premain.HindcastAgent");
    assertThat(manifest.getValue("Agent-Class")).isEqualTo("io.hindcast.premain.HindcastAgent");
    assertThat(manifest.getValue("Main-Class")).isEqualTo("io.hindcast.premain.HindcastCommand");
    // With one, the JVM refuses the application's archive of class data.
    assertThat(manifest.getValue("Boot-Class-Path")).isNull();
    assertThat(manifest.getValue("Can-Retransform-Classes")).isEqualTo("true");
    assertThat(manifest.getValue("Can-Redefine-Classes")).isEqualTo("false");
    assertThat(manifest.getValue("Implementation-Version")).isNotBlank();
  }

  @Test
  void listOfTheBootPath_namesAllOfItsClasses() throws IOException {
    List<String> listed;
    try (InputStream in =
        jar.getInputStream(jar.getJarEntry("io/hindcast/bootstrap/boot-classes.txt"))) {
      listed = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1).lines().toList();
    }
    assertThat(listed)
        .containsExactlyInAnyOrderElementsOf(
            names.stream()
                .filter(name -> name.startsWith("io/hindcast/bootstrap/"))
                .filter(name -> name.endsWith(".class"))
                .filter(name -> !name.contains("package-info"))
                .filter(name -> !name.contains("/BootClasses"))
                .toList());
  }

  @Test
  void theDoor_canBeLoadedByJava8_andTheRestBy17() throws IOException {
    for (String name : names) {
      if (name.endsWith(".class") || name.endsWith(".classdata")) {
        int newest = name.startsWith("io/hindcast/premain/") ? JAVA_8 : JAVA_17;
        assertThat((int) reader(name).readShort(6)).as(name).isLessThanOrEqualTo(newest);
      }
    }
  }

  @Test
  void everyClass_liesWhereItsNameSays() throws IOException {
    for (String name : names) {
      if (name.endsWith(".class") || name.endsWith(".classdata")) {
        String path = name.startsWith("isolated/") ? name.substring("isolated/".length()) : name;
        assertThat(reader(name).getClassName()).isEqualTo(path.substring(0, path.lastIndexOf('.')));
      }
    }
  }

  @Test
  void bootPath_needsNothingButItselfAndTheJdk() throws IOException {
    Set<String> there = new HashSet<>(names);
    Set<String> missing = new TreeSet<>();
    for (String name : names) {
      if (name.startsWith("io/hindcast/") && name.endsWith(".class")) {
        for (String type : typesIn(name)) {
          if (!type.startsWith("java/") && !there.contains(type + ".class")) {
            missing.add(name + " needs " + type);
          }
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void ourIsolatedClasses_findEveryLibraryTheyNeed() throws IOException {
    Set<String> there = new HashSet<>(names);
    Set<String> missing = new TreeSet<>();
    for (String name : names) {
      // Probes are loaded where their library is: their references are checked there.
      if (name.startsWith("isolated/io/hindcast/")
          && name.endsWith(".classdata")
          && !name.startsWith("isolated/io/hindcast/instrumentations/")) {
        for (String type : typesIn(name)) {
          if (!type.startsWith("java/")
              && !type.startsWith("javax/")
              // Of jdk.management; where a runtime is without it, metrics are.
              && !type.startsWith("com/sun/management/")
              // Of jdk.attach, which the command looks for first.
              && !type.startsWith("com/sun/tools/attach/")
              && !there.contains(type + ".class")
              && !there.contains("isolated/" + type + ".classdata")) {
            missing.add(name + " needs " + type);
          }
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void nothing_usesTheLoggingOfTheJdk() throws IOException {
    Set<String> users = new TreeSet<>();
    for (String name : names) {
      if (name.endsWith(".class") || name.endsWith(".classdata")) {
        for (String type : typesIn(name)) {
          if (type.startsWith("java/util/logging/")) {
            users.add(name + " uses " + type);
          }
        }
      }
    }
    assertThat(users).isEmpty();
  }

  /** Every type that a class names, but for annotations of nullness, which nothing needs. */
  private static Set<String> typesIn(String name) throws IOException {
    Set<String> types = new TreeSet<>();
    Remapper collector =
        new Remapper(Opcodes.ASM9) {
          @Override
          public String map(String type) {
            if (!type.startsWith("org/jspecify/annotations/")) {
              types.add(type);
            }
            return type;
          }
        };
    reader(name).accept(new ClassRemapper(new ClassWriter(0), collector), 0);
    return types;
  }

  private static ClassReader reader(String name) throws IOException {
    try (InputStream in = jar.getInputStream(jar.getJarEntry(name))) {
      return new ClassReader(in);
    }
  }
}
