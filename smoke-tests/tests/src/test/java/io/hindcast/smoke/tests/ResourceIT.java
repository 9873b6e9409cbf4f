package io.hindcast.smoke.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.smoke.collector.ReceivedSpan;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Every span says whose it is. */
@ParameterizedClass(name = "{0}")
@EnumSource(Setting.class)
@ExtendWith(ShopRuns.Resolver.class)
final class ResourceIT {
  private final Setting setting;
  private ShopRun run;

  ResourceIT(Setting setting) {
    this.setting = setting;
  }

  @BeforeEach
  void play(ShopRuns runs) throws Exception {
    run = runs.under(setting);
  }

  @Test
  void orders() {
    isResourceOf("orders", run.ordersPid());
  }

  @Test
  void warehouse() {
    isResourceOf("warehouse", run.warehousePid());
  }

  private void isResourceOf(String service, long pid) {
    assertThat(
            run.received().spans().stream()
                .filter(span -> span.service().equals(service))
                .map(ReceivedSpan::resource)
                .distinct())
        .singleElement()
        .satisfies(
            resource ->
                assertThat(resource)
                    .containsEntry("process.pid", pid)
                    .containsEntry("telemetry.sdk.language", "java")
                    .containsEntry("telemetry.sdk.name", "opentelemetry")
                    .containsEntry("telemetry.distro.name", "hindcast")
                    .containsKeys(
                        "telemetry.sdk.version",
                        "telemetry.distro.version",
                        "service.instance.id",
                        "host.name",
                        "process.runtime.name",
                        "process.runtime.version"));
  }

  @Test
  void nobodyElse() {
    assertThat(run.received().spans())
        .extracting(ReceivedSpan::service)
        .containsOnly("orders", "warehouse");
  }
}
