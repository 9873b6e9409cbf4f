package io.hindcast.instrumentations.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A {@link Workload} against a server, without our probes, with them, and with all that is off by
 * default; the commands are counted.
 */
final class WorkloadComparison {
  private WorkloadComparison() {}

  /**
   * Compares.
   *
   * @param port of the server, as it stands in the URL
   */
  static void compare(Path folder, String url, int port, Supplier<ClientTalk> talk)
      throws IOException, InterruptedException {
    long seed = System.nanoTime();
    try (CountingProxy proxy = new CountingProxy(port, talk)) {
      List<String> urls = List.of(url.replace(":" + port + "/", ":" + proxy.port() + "/"));

      WorkloadRun plain = WorkloadRun.of("plain", seed, folder, urls);
      Map<String, Integer> toldByPlain = proxy.take();
      assertThat(plain.recorded()).containsExactly(0);
      assertThat(toldByPlain.values().stream().mapToInt(Integer::intValue).sum())
          .isGreaterThan(100);
      for (String mode : List.of("woven", "options")) {
        WorkloadRun woven = WorkloadRun.of(mode, seed, folder, urls);
        Map<String, Integer> toldByWoven = proxy.take();

        assertThat(woven.recorded()).hasSize(1).allMatch(count -> count > 100);
        assertThat(woven.transcript()).as("%s, seed %d", mode, seed).isEqualTo(plain.transcript());
        assertThat(toldByWoven).as("%s, seed %d", mode, seed).isEqualTo(toldByPlain);
      }
    }
  }
}
