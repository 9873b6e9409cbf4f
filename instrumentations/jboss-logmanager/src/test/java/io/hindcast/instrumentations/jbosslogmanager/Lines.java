package io.hindcast.instrumentations.jbosslogmanager;

import java.io.StringWriter;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jboss.logmanager.LogContext;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.jboss.logmanager.handlers.WriterHandler;

/** Loggers of a context of their own, which need no log manager of the JVM, and what they wrote. */
final class Lines {
  private final Logger logger = LogContext.create().getLogger("lines");
  private final StringWriter written = new StringWriter();

  Lines() {
    logger.setLevel(Level.INFO);
  }

  /** A logger whose lines look so, each ended by a semicolon. */
  Logger pattern(String pattern) {
    return through(writing(new PatternFormatter(pattern + ";")));
  }

  Logger through(Handler handler) {
    logger.addHandler(handler);
    return logger;
  }

  Handler writing(Formatter formatter) {
    WriterHandler handler = new WriterHandler();
    handler.setFormatter(formatter);
    handler.setWriter(written);
    handler.setAutoFlush(true);
    return handler;
  }

  String written() {
    return written.toString();
  }
}
