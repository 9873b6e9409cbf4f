package io.hindcast.instrumentations.jul;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;

/** A logger without the handlers of the JVM, and what it wrote. */
final class Lines {
  private final Logger logger = Logger.getAnonymousLogger();
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final Handler writing;

  Lines(Formatter formatter) throws Exception {
    logger.setUseParentHandlers(false);
    logger.setLevel(Level.INFO);
    writing = new StreamHandler(written, formatter);
    writing.setEncoding("UTF-8");
    logger.addHandler(writing);
  }

  Logger logger() {
    return logger;
  }

  String written() {
    writing.flush();
    return written.toString(StandardCharsets.UTF_8);
  }
}
