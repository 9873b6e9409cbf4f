package io.hindcast.instrumentations.log4j;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.logging.log4j.Logger;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.async.AsyncLoggerContext;
import org.apache.logging.log4j.core.config.ConfigurationSource;
import org.apache.logging.log4j.core.config.xml.XmlConfiguration;

/** A Log4j of its own for each test, and what it wrote. */
final class Lines {
  /** Which appender the root logger has. */
  private static final String DIRECT = "out";

  private final LoggerContext context;
  private final Path file;

  private Lines(LoggerContext context, Path file, String appenders, String root)
      throws IOException {
    this.context = context;
    this.file = file;
    String xml =
        "<Configuration status='ERROR' shutdownHook='disable'><Appenders>"
            + appenders
            + "</Appenders><Loggers>"
            + root
            + "</Loggers></Configuration>";
    ConfigurationSource source =
        new ConfigurationSource(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    context.start(new XmlConfiguration(context, source));
  }

  /** Written by the thread that logs. */
  static Lines direct(Path directory, String layout) throws IOException {
    Path file = directory.resolve("lines");
    return new Lines(new LoggerContext("lines"), file, file(file, layout), root("Root", DIRECT));
  }

  /** Written by the thread that logs, with an entry that the configuration gives to each line. */
  static Lines withProperty(Path directory, String layout, String name, String value)
      throws IOException {
    Path file = directory.resolve("lines");
    String property = "<Property name='" + name + "'>" + value + "</Property>";
    String root = "<Root level='info'><AppenderRef ref='out'/>" + property + "</Root>";
    return new Lines(new LoggerContext("lines"), file, file(file, layout), root);
  }

  /** Written by the thread of an appender. */
  static Lines asyncAppender(Path directory, String layout) throws IOException {
    return before(directory, layout, "<Async name='before'><AppenderRef ref='out'/></Async>");
  }

  /** Events copied and changed on their way. */
  static Lines rewritten(Path directory, String layout, String policy) throws IOException {
    return before(
        directory,
        layout,
        "<Rewrite name='before'><AppenderRef ref='out'/>" + policy + "</Rewrite>");
  }

  /** Handed to the writing thread by a logger of the configuration. */
  static Lines asyncConfiguration(Path directory, String layout) throws IOException {
    Path file = directory.resolve("lines");
    return new Lines(
        new LoggerContext("lines"), file, file(file, layout), root("AsyncRoot", DIRECT));
  }

  /** Handed to the writing thread by the application's loggers themselves. */
  static Lines asyncLoggers(Path directory, String layout) throws IOException {
    Path file = directory.resolve("lines");
    return new Lines(
        new AsyncLoggerContext("lines"), file, file(file, layout), root("Root", DIRECT));
  }

  /** Written nowhere. */
  static Lines none(Path directory) throws IOException {
    return new Lines(
        new LoggerContext("lines"),
        directory.resolve("lines"),
        "<Null name='out'/>",
        root("Root", DIRECT));
  }

  private static Lines before(Path directory, String layout, String appender) throws IOException {
    Path file = directory.resolve("lines");
    return new Lines(
        new LoggerContext("lines"), file, file(file, layout) + appender, root("Root", "before"));
  }

  private static String file(Path file, String layout) {
    return "<File name='out' fileName='" + file + "'>" + layout + "</File>";
  }

  private static String root(String kind, String appender) {
    return "<" + kind + " level='info'><AppenderRef ref='" + appender + "'/></" + kind + ">";
  }

  static String pattern(String pattern) {
    return "<PatternLayout pattern='" + pattern + "%n'/>";
  }

  Logger logger() {
    return context.getLogger("lines");
  }

  /** Stops, which waits for what is on its way, and reads. */
  List<String> stop() throws IOException {
    context.stop();
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }
}
