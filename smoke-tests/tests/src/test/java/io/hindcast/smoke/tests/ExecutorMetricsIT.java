package io.hindcast.smoke.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.smoke.collector.OtlpReceiver;
import io.hindcast.smoke.collector.ReceivedPoint;
import io.hindcast.smoke.hello.Packers;
import io.hindcast.smoke.stage.Artefacts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A pool of the application's own tells how it fares, with no word of it from the application. */
final class ExecutorMetricsIT {
  @TempDir Path directory = Path.of("");

  @ParameterizedTest
  @EnumSource(Java.class)
  void aPoolWithTooMuchToDo(Java java) throws Exception {
    List<String> agent = List.of("-javaagent:" + Artefacts.agent());
    try (OtlpReceiver receiver = OtlpReceiver.http()) {
      Output output =
          HelloRun.play(Packers.class, directory, java.jdk(), agent, Map.of(), receiver);

      assertThat(output.stdout()).isEqualTo(Packers.SAID);
      assertThat(output.exitCode()).isZero();
      assertThat(output.stderrOfTheApplication()).isEmpty();
      assertThat(output.hindcastLines()).as("the start line").hasSize(1);
      assertThat(packers(receiver, "queue.size")).isEqualTo(Packers.WAITING);
      assertThat(packers(receiver, "active")).isEqualTo(Packers.THREADS);
      assertThat(packers(receiver, "pool.size")).isEqualTo(Packers.THREADS);
      assertThat(packers(receiver, "pool.max")).isEqualTo(Packers.THREADS);
      assertThat(packers(receiver, "rejected")).isEqualTo(Packers.REFUSED);
      List<ReceivedPoint> waits = receiver.store().points("hindcast.executor.queue.wait");
      assertThat(waits)
          .extracting(ReceivedPoint::attributes)
          .containsExactly(Map.of("hindcast.executor.name", "packer"));
      assertThat(waits.get(0).count()).as("tasks of a request").isEqualTo(Packers.OF_A_REQUEST);
      assertThat(receiver.store().points("hindcast.executor.queue.size"))
          .as("the agent's own pools")
          .extracting(ReceivedPoint::attributes)
          .containsExactly(Map.of("hindcast.executor.name", "packer"));
    }
  }

  /** The value of the pool's one series. */
  private static double packers(OtlpReceiver receiver, String metric) {
    List<ReceivedPoint> points = receiver.store().points("hindcast.executor." + metric);
    assertThat(points).as(metric).hasSize(1);
    return points.get(0).value();
  }
}
