package io.hindcast.exporter;

import io.hindcast.bootstrap.record.SpanQueue;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.bootstrap.record.TaskContexts;
import io.hindcast.exporter.ExporterStats.DropReason;
import io.hindcast.exporter.console.ConsoleSink;
import io.hindcast.exporter.memory.MemoryHolder;
import io.hindcast.exporter.memory.MemoryPressure;
import io.hindcast.exporter.metrics.DataPointMetrics;
import io.hindcast.exporter.metrics.OperationDurations;
import io.hindcast.exporter.metrics.SelfMetrics;
import io.hindcast.exporter.otlp.Attempts;
import io.hindcast.exporter.otlp.CollectorVoices;
import io.hindcast.exporter.otlp.OtlpSender;
import io.hindcast.exporter.otlp.OtlpSink;
import io.hindcast.exporter.otlp.Overflow;
import io.hindcast.exporter.otlp.Priority;
import io.hindcast.exporter.quietlog.Logger;
import io.hindcast.exporter.render.DbReadings;
import io.hindcast.exporter.render.TraceRenderer;
import io.hindcast.exporter.resource.ResourceDetector;
import io.hindcast.exporter.sampling.Baseline;
import io.hindcast.exporter.sampling.SamplingSettings;
import io.hindcast.exporter.span.SpanOrigin;
import io.hindcast.exporter.trace.Clock;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The exporter of this process: from the ring of finished records to collector and console. One for
 * each process, since there is one ring. All methods are thread safe and may be called in a
 * shutdown hook.
 */
public final class Exporter implements AutoCloseable {
  private final ExporterSettings settings;
  private final Supplier<SamplingSettings> live;
  private final SamplingSettings inEffect;
  private final Baseline baseline;
  private final Log log;
  private final ExporterStats stats = new ExporterStats();
  private final ExporterStats metricsStats = new ExporterStats();
  private final PipelineThread thread;

  private final CollectorVoices voices = new CollectorVoices();

  /** One a signal, added by the exporter's thread. */
  private final List<OtlpSender> senders = new CopyOnWriteArrayList<>();

  /** Set by the exporter's thread; null until it has started, and where there is none. */
  private volatile @Nullable SpoolOverflow spool;

  /** Set before {@code senders} is read, which is added to before this is: one side sees it. */
  private volatile boolean ending;

  private final AtomicBoolean closed = new AtomicBoolean();

  private Exporter(
      ExporterSettings settings, Supplier<SamplingSettings> live, Log log, PrintStream console) {
    this.settings = settings;
    this.live = live;
    this.inEffect = live.get();
    // Here, so that it is in effect before anything is recorded.
    this.baseline = new Baseline(inEffect, System.nanoTime());
    this.log = log;
    boolean otherWork = !settings.metrics().exporters().isEmpty() || settings.spool() != null;
    this.thread = new PipelineThread(new PipelineMaker(console), otherWork, log);
  }

  /**
   * Starts the exporter's thread and returns. OpenTelemetry's classes are loaded on that thread,
   * those of OTLP with the first batch, those of the transport with the first request.
   *
   * @param sampling which traces are to be kept: the same object until that changes. Asked at each
   *     step of the exporter's thread
   * @param console where trees go with {@link TracesExporter#CONSOLE}, usually {@code System.out}
   */
  public static Exporter start(
      ExporterSettings settings,
      Supplier<SamplingSettings> sampling,
      Log log,
      PrintStream console) {
    Exporter exporter = new Exporter(settings, sampling, log, console);
    exporter.thread.start();
    return exporter;
  }

  /** What became of the spans so far. */
  public ExporterStats stats() {
    return stats;
  }

  /**
   * Delivers what was recorded up to now.
   *
   * @return whether everything got there, or was refused, within the time
   */
  public boolean flush(Duration deadline) {
    long end = System.nanoTime() + deadline.toNanos();
    try {
      boolean through = thread.flush(deadline.toNanos());
      for (OtlpSender sender : senders) {
        through &= sender.awaitDelivery(Math.max(0, end - System.nanoTime()));
      }
      return through;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Delivers what it can within the configured deadline, and ends. Takes effect once. */
  @Override
  public void close() {
    close(settings.shutdownDeadline());
  }

  /**
   * As {@link #close()}, for the end of the JVM. Where all was delivered it goes on, and sends what
   * comes at once: the application's own hooks may finish its requests for much longer than our
   * deadline, and nobody can tell which hook is the last. Then the JVM ends the threads.
   */
  public void closeWithJvm() {
    close(settings.shutdownDeadline(), true);
  }

  /** Delivers what it can within a deadline, counts and tells what is lost, and ends. */
  public void close(Duration deadline) {
    close(deadline, false);
  }

  private void close(Duration deadline, boolean goesOn) {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    long end = System.nanoTime() + deadline.toNanos();
    ending = true;
    for (OtlpSender sender : senders) {
      sender.end();
    }
    // What the collector does not take in time has to get to the disk in time.
    boolean through =
        flush(settings.spool() == null ? deadline : deadline.multipliedBy(3).dividedBy(4));
    if (goesOn && through && lost(stats) + lost(metricsStats) + stats.spooled() == 0) {
      thread.hurry();
    } else {
      stop(end);
    }
    tell();
  }

  private void stop(long end) {
    thread.stop();
    SpoolOverflow kept = spool;
    if (kept != null) {
      kept.endWithin(end - System.nanoTime());
    }
    for (OtlpSender sender : senders) {
      sender.stop();
    }
    if (kept != null) {
      kept.close();
    }
  }

  private void tell() {
    long spans = lost(stats);
    long points = lost(metricsStats);
    if (spans > 0 || points > 0) {
      log.warn(
          (spans > 0 ? spans(spans) : "")
              + (spans > 0 && points > 0 ? " and " : "")
              + (points > 0 ? points(points) : "")
              + " could not be delivered before the end of the JVM");
    }
    if (stats.spooled() > 0) {
      log.info(spans(stats.spooled()) + " wait in the spool for the next start of this process");
    }
    for (SpanQueue.DropReason reason : SpanQueue.DropReason.values()) {
      long early = SpanQueue.dropped(reason);
      if (early > 0) {
        log.warn(spans(early) + " did not reach the exporter: " + reason);
      }
    }
    if (TaskContexts.lost() > 0) {
      log.warn(TaskContexts.lost() + " tasks ran without their context: too many waited at once");
    }
    log.debug("spans at the end: " + stats);
  }

  /** What is still under way counts too: the threads may not have come to counting it yet. */
  private static long lost(ExporterStats stats) {
    long others = stats.dropped() - stats.dropped(DropReason.SHUTDOWN);
    return stats.received() - stats.exported() - stats.spooled() - others;
  }

  private static String points(long count) {
    return count + (count == 1 ? " data point" : " data points");
  }

  private static String spans(long count) {
    return count + (count == 1 ? " span" : " spans");
  }

  /** No lambda, and no sinks before the thread has started: {@link #start} is to cost nothing. */
  private final class PipelineMaker implements Callable<Pipeline> {
    private final PrintStream console;

    PipelineMaker(PrintStream console) {
      this.console = console;
    }

    @Override
    public Pipeline call() {
      Logger.passOn(new LibraryWarnings(log));
      SpanOrigin origin =
          SpanOrigin.of(
              ResourceDetector.detect(settings.resource(), settings.agentVersion()),
              settings.agentVersion());
      List<TraceSink> sinks = new ArrayList<>();
      List<MemoryHolder> holders = new ArrayList<>();
      OperationDurations durations = new OperationDurations();
      if (settings.exporters().contains(TracesExporter.CONSOLE)) {
        sinks.add(new ConsoleSink(console));
      }
      boolean sends = settings.exporters().contains(TracesExporter.OTLP);
      if (sends) {
        SpoolSettings spooling = settings.spool();
        if (spooling != null) {
          spool = new SpoolOverflow(spooling, stats, log, Clock.system());
        }
        Attempts attempts = durations.of(exporterType(), settings.otlp());
        OtlpSender sender = sender(Signal.TRACES, settings.otlp(), stats, spool, attempts);
        OtlpSink sink = new OtlpSink(sender, origin, stats, Clock.system());
        sinks.add(sink);
        holders.add(sink);
        if (spooling != null) {
          // What the process before this one has left.
          sender.wake();
        }
      }
      DbReadings readings = new DbReadings(stats);
      holders.add(readings);
      TraceRenderer renderer =
          new TraceRenderer(
              origin,
              settings.redactedQueryKeys(),
              settings.redactedParameters(),
              readings,
              stats,
              log);
      MetricsStage metrics = metrics(origin, readings, durations);
      SamplingStage sampling =
          SamplingStage.of(live, inEffect, baseline, readings, metrics, holders, log);
      // After the sink, which passes its spans on to them.
      holders.addAll(senders);
      return new Pipeline(
          new Ring(),
          sampling,
          renderer,
          metrics,
          sinks,
          MemoryPressure.ofThisJvm(holders, stats, log, Clock.system()),
          !sends,
          stats,
          Clock.system());
    }

    private @Nullable MetricsStage metrics(
        SpanOrigin origin, DbReadings readings, OperationDurations durations) {
      MetricsSettings measured = settings.metrics();
      if (measured.exporters().isEmpty()) {
        return null;
      }
      MetricsSink sink = null;
      DataPointMetrics points = null;
      if (measured.exporters().contains(MetricsExporter.OTLP)) {
        OtlpSettings otlp = measured.otlp().within(measured.timeout());
        String type = exporterType(otlp, "metric");
        OtlpSender sender =
            sender(Signal.METRICS, otlp, metricsStats, null, durations.of(type, otlp));
        sink = new MetricsSender(sender, metricsStats);
        points = new DataPointMetrics(metricsStats, type);
      }
      SelfMetrics self = new SelfMetrics(stats, exporterType(), points, durations);
      return new MetricsStage(origin, measured, readings, self, sink, log, Clock.system());
    }

    /** As the semantic conventions name the exporters of the specification. */
    private String exporterType() {
      if (!settings.exporters().contains(TracesExporter.OTLP)) {
        return "console_span_exporter";
      }
      return exporterType(settings.otlp(), "span");
    }

    private static String exporterType(OtlpSettings otlp, String item) {
      String transport = otlp.protocol() == OtlpProtocol.GRPC ? "grpc" : "http";
      return "otlp_" + transport + "_" + item + "_exporter";
    }

    private OtlpSender sender(
        Signal signal,
        OtlpSettings otlp,
        Accounts accounts,
        @Nullable Overflow overflow,
        Attempts attempts) {
      OtlpSender sender =
          new OtlpSender(
              signal,
              otlp,
              settings.agentVersion(),
              accounts,
              overflow == null ? Overflow.NONE : overflow,
              voices,
              attempts,
              log,
              Clock.system());
      senders.add(sender);
      if (ending) {
        sender.end();
      }
      return sender;
    }
  }

  /** Counts what it hands over. */
  private record MetricsSender(OtlpSender sender, ExporterStats stats) implements MetricsSink {
    @Override
    public void accept(byte[] request, int points) {
      stats.addReceived(points);
      sender.send(request, points, Priority.BASELINE);
    }
  }

  /** The ring of this process. */
  private static final class Ring implements Supplier<@Nullable SpanRecord> {
    @Override
    public @Nullable SpanRecord get() {
      return SpanQueue.poll();
    }
  }

  /** What the libraries have to say. */
  private record LibraryWarnings(Log log) implements Consumer<String> {
    @Override
    public void accept(String message) {
      log.warn(message);
    }
  }
}
