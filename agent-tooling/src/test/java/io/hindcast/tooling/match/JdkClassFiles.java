package io.hindcast.tooling.match;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The class files of the JDK that runs the test: some thousands of real ones. */
final class JdkClassFiles {
  private JdkClassFiles() {}

  /** One class file. */
  static final class ClassFile {
    private final String name;
    private final byte[] bytes;

    private ClassFile(String name, byte[] bytes) {
      this.name = name;
      this.bytes = bytes;
    }

    String name() {
      return name;
    }

    byte[] bytes() {
      return bytes;
    }
  }

  static List<ClassFile> ofModules(String... modules) {
    FileSystem jrt = FileSystems.getFileSystem(URI.create("jrt:/"));
    return Stream.of(modules)
        .flatMap(module -> walk(jrt.getPath("modules", module)))
        .filter(path -> path.toString().endsWith(".class"))
        .map(JdkClassFiles::read)
        .toList();
  }

  static List<ClassFile> all() {
    try (Stream<Path> modules =
        Files.list(FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules"))) {
      return ofModules(
          modules.map(path -> path.getFileName().toString()).sorted().toArray(String[]::new));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Stream<Path> walk(Path module) {
    try (Stream<Path> files = Files.walk(module)) {
      return files.toList().stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static ClassFile read(Path path) {
    try {
      String inModule = path.subpath(2, path.getNameCount()).toString();
      return new ClassFile(
          inModule.substring(0, inModule.length() - ".class".length()), Files.readAllBytes(path));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
