package io.hindcast.agent;

import io.hindcast.bootstrap.record.DbWaitRecord;
import io.hindcast.bootstrap.record.Propagation;
import io.hindcast.bootstrap.start.Questions;
import io.hindcast.exporter.Exporter;
import io.hindcast.exporter.ExporterSettings;
import io.hindcast.tooling.AgentLog;
import io.hindcast.tooling.ClassFileSource;
import io.hindcast.tooling.config.Config;
import io.hindcast.tooling.config.FileWatch;
import io.hindcast.tooling.config.Options;
import io.hindcast.tooling.index.IndexFormat;
import io.hindcast.tooling.index.InstrumentationIndex;
import io.hindcast.tooling.index.TypeMatch;
import io.hindcast.tooling.weave.Weaver;
import java.io.BufferedInputStream;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.instrument.Instrumentation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Starts the agent, in the order in which things must be there: options, exporter, weaving. On the
 * JVM's main thread, before the application's main method: only what cannot wait is done here.
 */
public final class AgentRuntime {
  private AgentRuntime() {}

  /**
   * Called by the boot path through reflection.
   *
   * @param arguments what stands behind the equals sign of {@code -javaagent}; null for nothing
   * @param instrumentation the JVM's
   * @param jar the agent's own jar
   */
  public static void start(@Nullable String arguments, Instrumentation instrumentation, File jar)
      throws IOException {
    String command = System.getProperty("sun.java.command", "");
    if (BuildTools.isOne(command)) {
      return;
    }
    // The stream of now: an application that redirects System.err later does not get our lines.
    PrintStream err = System.err;
    AgentLog log = new AgentLog(err);
    Config config = Config.load(arguments, System.getProperties(), System.getenv(), log);
    log.showDebug(config.get(Options.DEBUG));
    if (!config.get(Options.ENABLED) || config.get(Options.SDK_DISABLED)) {
      log.info("is switched off by configuration; the application runs without it");
      return;
    }
    String other = OtherAgents.find(instrumentation, jar);
    if (other != null) {
      log.warn(
          "another agent is here, "
              + other
              + "; only one of them can instrument a call: the application runs without Hindcast");
      return;
    }
    InstrumentationIndex index = readIndex();
    config.refuseUnknown(index.instrumentations());
    ExporterSettings settings = ExporterOptions.read(config, version(), command, log);
    LiveSampling sampling = LiveSampling.of(config, index.instrumentations(), log);
    List<String> propagators = config.get(Options.PROPAGATORS);
    Propagation.configure(propagators.contains("tracecontext"), propagators.contains("baggage"));
    DbWaitRecord.spansFrom(config.get(Options.JDBC_WAIT_SPAN_THRESHOLD).toNanos());
    // The exporter first: were it to fail, nothing would be woven that fills a ring nobody drains.
    Exporter exporter = Exporter.start(settings, sampling, new ExporterLog(log), System.out);
    Runtime.getRuntime().addShutdownHook(new Shutdown(exporter));
    ClassFileSource.prepare();
    new Weaver(enabledOf(index, config), instrumentation, log).install();
    log.info(StartLine.of(settings, sampling.get()));
    FileWatch watch = sampling.watch();
    if (watch != null) {
      FileWatchThread.start(watch, log);
    }
    Questions.answerBy(new Answerer(sampling));
  }

  /** No lambda: the first one in a JVM costs the thread that starts the agent 20 ms. */
  private static final class Shutdown extends Thread {
    private final Exporter exporter;

    Shutdown(Exporter exporter) {
      super("hindcast-shutdown");
      this.exporter = exporter;
    }

    @Override
    public void run() {
      exporter.closeWithJvm();
    }
  }

  private static InstrumentationIndex enabledOf(InstrumentationIndex index, Config config) {
    List<TypeMatch> enabled = new ArrayList<>();
    List<String> disabled = new ArrayList<>();
    for (String name : index.instrumentations()) {
      boolean byDefault = !index.offByDefault().contains(name);
      if (!config.get(Options.instrumentationEnabled(name, byDefault))) {
        disabled.add(name);
      }
    }
    for (TypeMatch type : index.types()) {
      if (!disabled.contains(type.instrumentation())) {
        enabled.add(type);
      }
    }
    return new InstrumentationIndex(enabled, index.references(), index.offByDefault());
  }

  private static InstrumentationIndex readIndex() throws IOException {
    try (InputStream in = resource(InstrumentationIndex.RESOURCE)) {
      return IndexFormat.read(new BufferedInputStream(in));
    }
  }

  private static String version() throws IOException {
    try (InputStream in = resource("hindcast-version.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }

  private static InputStream resource(String name) throws IOException {
    InputStream in = AgentRuntime.class.getClassLoader().getResourceAsStream(name);
    if (in == null) {
      throw new FileNotFoundException(name + " is not in the agent's jar");
    }
    return in;
  }
}
