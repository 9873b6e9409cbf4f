package io.hindcast.exporter.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hindcast.exporter.TestLog;
import io.hindcast.exporter.metrics.Metrics;
import io.hindcast.exporter.metrics.TestMetrics;
import io.hindcast.exporter.span.SpanOrigin;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.resources.Resource;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class JvmMetricsTest {
  private final TestLog log = new TestLog();
  private final Metrics metrics =
      Metrics.of(SpanOrigin.of(Resource.getDefault(), "1"), TestMetrics.CUMULATIVE, log);
  private final JvmMetrics jvm = new JvmMetrics(metrics.meter(), log);

  @AfterEach
  void close() {
    jvm.close();
    metrics.close();
    assertThat(log.lines).isEmpty();
  }

  @Test
  void allOfThem() {
    System.gc();

    assertThat(metrics.collect())
        .extracting(MetricData::getName)
        .contains(
            "jvm.memory.used",
            "jvm.memory.committed",
            "jvm.memory.limit",
            "jvm.memory.used_after_last_gc",
            "jvm.buffer.memory.used",
            "jvm.buffer.memory.limit",
            "jvm.buffer.count",
            "jvm.thread.count",
            "jvm.class.loaded",
            "jvm.class.unloaded",
            "jvm.class.count",
            "jvm.cpu.time",
            "jvm.cpu.count",
            "jvm.cpu.recent_utilization",
            "jvm.system.cpu.utilization",
            "jvm.system.cpu.load_1m",
            "jvm.file_descriptor.count",
            "jvm.file_descriptor.limit");
  }

  @Test
  void memory_isThatOfThePools() {
    Collection<LongPointData> used = TestMetrics.sum(metrics.collect(), "jvm.memory.used");

    assertThat(used).hasSameSizeAs(ManagementFactory.getMemoryPoolMXBeans());
    assertThat(used)
        .extracting(point -> point.getAttributes().get(AttributeKey.stringKey("jvm.memory.type")))
        .contains("heap", "non_heap");
    assertThat(used).anySatisfy(point -> assertThat(point.getValue()).isGreaterThan(1 << 20));
  }

  @Test
  void threads_areToldByState() throws InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    Thread waiting =
        new Thread(
            () -> {
              try {
                end.await();
              } catch (InterruptedException gone) {
                Thread.currentThread().interrupt();
              }
            });
    waiting.start();
    await().until(() -> waiting.getState() == Thread.State.WAITING);

    Collection<LongPointData> threads = TestMetrics.sum(metrics.collect(), "jvm.thread.count");
    end.countDown();
    waiting.join();

    assertThat(threads)
        .filteredOn(
            point ->
                "waiting"
                        .equals(
                            point.getAttributes().get(AttributeKey.stringKey("jvm.thread.state")))
                    && Boolean.FALSE.equals(
                        point.getAttributes().get(AttributeKey.booleanKey("jvm.thread.daemon"))))
        .singleElement()
        .satisfies(point -> assertThat(point.getValue()).isPositive());
  }

  @Test
  void collections_areReportedAsTheyHappen() {
    System.gc();

    await()
        .untilAsserted(
            () -> {
              Collection<MetricData> collected = metrics.collect();
              assertThat(collected).extracting(MetricData::getName).contains("jvm.gc.duration");
              assertThat(TestMetrics.histogram(collected, "jvm.gc.duration"))
                  .allSatisfy(
                      point -> {
                        assertThat(point.getCount()).isPositive();
                        assertThat(point.getAttributes().size()).isEqualTo(2);
                      });
            });
  }
}
