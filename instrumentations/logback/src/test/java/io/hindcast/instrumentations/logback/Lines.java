package io.hindcast.instrumentations.logback;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logback, set up anew, and what it wrote. Tests that name no event themselves: its class must not
 * be loaded before it is woven.
 */
final class Lines {
  private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  Lines() {
    context.reset();
  }

  /** A logger whose lines look so, each ended by a semicolon. */
  Logger pattern(String pattern) {
    return through(appender(pattern));
  }

  /** A logger whose lines are made by an encoder. */
  Logger encoded(Encoder<ILoggingEvent> encoder) {
    return through(appender(encoder));
  }

  Logger through(Appender<ILoggingEvent> appender) {
    ch.qos.logback.classic.Logger logger = context.getLogger("lines");
    logger.setLevel(Level.INFO);
    logger.addAppender(appender);
    return logger;
  }

  Appender<ILoggingEvent> appender(String pattern) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setPattern(pattern + ";");
    return appender(encoder);
  }

  private Appender<ILoggingEvent> appender(Encoder<ILoggingEvent> encoder) {
    encoder.setContext(context);
    encoder.start();
    OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
    appender.setContext(context);
    appender.setEncoder(encoder);
    appender.setOutputStream(written);
    appender.start();
    return appender;
  }

  LoggerContext context() {
    return context;
  }

  String written() {
    return written.toString(StandardCharsets.UTF_8);
  }
}
