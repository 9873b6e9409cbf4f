package io.hindcast.tooling.config;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** The properties file that {@code hindcast.config} names. */
final class ConfigFile {
  /**
   * What tells that a file was written to. No record: the first comparison of one starts the JDK's
   * method handles.
   */
  static final class Stamp {
    private final long modified;
    private final long length;

    private Stamp(long modified, long length) {
      this.modified = modified;
      this.length = length;
    }

    boolean isEmpty() {
      return length == 0;
    }

    boolean sameAs(Stamp other) {
      return modified == other.modified && length == other.length;
    }
  }

  private final Setting named;
  private final File file;

  ConfigFile(Setting named) {
    this.named = named;
    this.file = new File(named.value());
  }

  String path() {
    return named.value();
  }

  Stamp stamp() {
    return file.isFile() ? new Stamp(file.lastModified(), file.length()) : new Stamp(0, -1);
  }

  /**
   * Reads it.
   *
   * @throws IOException whose message says, behind the file's name, what is wrong
   */
  Map<String, String> read() throws IOException {
    if (!file.exists()) {
      throw new IOException("does not exist");
    }
    // A pipe or a device could keep the application from starting.
    if (!file.isFile()) {
      throw new IOException("is no file");
    }
    Properties properties = new Properties();
    // A decoder by itself refuses what is no UTF-8; a reader made from a charset lets it pass.
    try (InputStreamReader in =
        new InputStreamReader(new FileInputStream(file), StandardCharsets.UTF_8.newDecoder())) {
      properties.load(in);
    } catch (CharacterCodingException noText) {
      throw new IOException("is not in UTF-8", noText);
    } catch (IllegalArgumentException badEscape) {
      throw new IOException("is no properties file: " + badEscape.getMessage(), badEscape);
    } catch (IOException unreadable) {
      throw new IOException("cannot be read", unreadable);
    }
    Map<String, String> options = new LinkedHashMap<>();
    for (String name : properties.stringPropertyNames()) {
      options.put(name, properties.getProperty(name));
    }
    return options;
  }

  /** What is said of a file that can't be used. */
  String complaint(String what, String goingOn) {
    return "option "
        + Options.CONFIG.name()
        + "="
        + named.value()
        + " ("
        + named.origin()
        + ") "
        + what
        + "; allowed: the path of a properties file; going on "
        + goingOn;
  }
}
