package io.hindcast.exporter.jvm;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code jvm.thread.count}: platform threads, by what they do. */
final class ThreadMetrics {
  private static final AttributeKey<Boolean> DAEMON = AttributeKey.booleanKey("jvm.thread.daemon");
  private static final AttributeKey<String> STATE = AttributeKey.stringKey("jvm.thread.state");

  private ThreadMetrics() {}

  static void register(Meter meter) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    meter
        .upDownCounterBuilder("jvm.thread.count")
        .setUnit("{thread}")
        .setDescription("Number of platform threads.")
        .buildWithCallback(measurement -> measure(measurement, threads));
  }

  private static void measure(ObservableLongMeasurement measurement, ThreadMXBean threads) {
    Map<Thread.State, Long> daemons = new EnumMap<>(Thread.State.class);
    Map<Thread.State, Long> others = new EnumMap<>(Thread.State.class);
    // Without stacks: a thread costs a microsecond.
    @Nullable ThreadInfo[] infos = threads.getThreadInfo(threads.getAllThreadIds());
    for (ThreadInfo info : infos) {
      // Null where it has ended meanwhile.
      if (info != null) {
        (info.isDaemon() ? daemons : others).merge(info.getThreadState(), 1L, Long::sum);
      }
    }
    record(measurement, daemons, true);
    record(measurement, others, false);
  }

  private static void record(
      ObservableLongMeasurement measurement, Map<Thread.State, Long> counts, boolean daemon) {
    counts.forEach(
        (state, count) ->
            measurement.record(
                count,
                Attributes.of(DAEMON, daemon, STATE, state.name().toLowerCase(Locale.ROOT))));
  }
}
