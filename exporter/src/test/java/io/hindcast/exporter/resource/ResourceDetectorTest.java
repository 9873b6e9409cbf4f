package io.hindcast.exporter.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.resources.Resource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ResourceDetectorTest {
  private static final String SDK_VERSION =
      Resource.getDefault().getAttribute(AttributeKey.stringKey("telemetry.sdk.version"));

  private final FakeProcess process = new FakeProcess();

  @Test
  void processId_isThisProcess() {
    assertThat(new ProcessSource.Real().pid()).isEqualTo(ProcessHandle.current().pid());
  }

  @Test
  void process_isDescribed() {
    process.properties.put("sun.java.command", "/opt/shop-1.2.jar --password=secret");
    process.properties.put("os.arch", "x86_64");
    process.properties.put("os.name", "Linux");
    process.properties.put("os.version", "6.1");
    process.properties.put("java.home", "/jdk");
    process.properties.put("java.runtime.name", "OpenJDK Runtime Environment");
    process.properties.put("java.runtime.version", "17.0.15+6");
    process.properties.put("java.vm.vendor", "Debian");
    process.properties.put("java.vm.name", "OpenJDK 64-Bit Server VM");
    process.properties.put("java.vm.version", "17.0.15+6");
    process.files.put("/proc/sys/kernel/hostname", List.of("box"));
    process.files.put("/proc/self/cgroup", List.of("1:x:/docker/" + "ab".repeat(32)));

    Map<String, Object> resource = detect(Map.of());

    assertThat(resource)
        .containsEntry("service.name", "shop-1.2")
        .containsEntry("host.name", "box")
        .containsEntry("host.arch", "amd64")
        .containsEntry("os.type", "linux")
        .containsEntry("os.description", "Linux 6.1")
        .containsEntry("process.pid", 42L)
        .containsEntry("process.executable.path", "/jdk/bin/java")
        .containsEntry("process.runtime.name", "OpenJDK Runtime Environment")
        .containsEntry("process.runtime.version", "17.0.15+6")
        .containsEntry("process.runtime.description", "Debian OpenJDK 64-Bit Server VM 17.0.15+6")
        .containsEntry("container.id", "ab".repeat(32))
        .containsEntry("telemetry.sdk.name", "opentelemetry")
        .containsEntry("telemetry.sdk.language", "java")
        .containsEntry("telemetry.sdk.version", SDK_VERSION)
        .containsEntry("telemetry.distro.name", "hindcast")
        .containsEntry("telemetry.distro.version", "1.0");
    assertThat(resource.toString()).doesNotContain("secret");
  }

  @Test
  void whatWasConfigured_wins() {
    process.properties.put("sun.java.command", "shop.jar");

    assertThat(detect(Map.of("service.name", "orders", "host.name", "given", "team", "a")))
        .containsEntry("service.name", "orders")
        .containsEntry("host.name", "given")
        .containsEntry("team", "a");
  }

  @Test
  void knowingNothing_isNoFailure() {
    assertThat(detect(Map.of()))
        .containsEntry("service.name", "unknown_service:java")
        .containsKey("service.instance.id")
        .doesNotContainKeys("host.name", "container.id");
  }

  @Test
  void realProcess_isReadable() {
    assertThat(
            ResourceDetector.detect(Map.of(), "1")
                .getAttributes()
                .get(AttributeKey.longKey("process.pid")))
        .isEqualTo(ProcessHandle.current().pid());
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "shop.jar, shop",
        "/opt/app/shop-1.2.jar --server.port=1, shop-1.2",
        "C:\\my apps\\shop.jar x, shop",
        "/opt/my apps/shop.jar, shop",
        "com.example.shop.Main --file x.jar, Main",
        "com.example.shop.Main, Main",
        "shop/com.example.Main, Main",
        "Main, Main",
        "x.jarfile, jarfile",
        "'', unknown_service:java",
        "-, unknown_service:java",
      })
  void serviceName_isThatOfTheProgram(String command, String expected) {
    assertThat(ServiceName.detect(Map.of(), command)).isEqualTo(expected);
  }

  private Map<String, Object> detect(Map<String, String> configured) {
    Attributes attributes = ResourceDetector.detect(configured, "1.0", process).getAttributes();
    Map<String, Object> map = new TreeMap<>();
    attributes.forEach((key, value) -> map.put(key.getKey(), value));
    return map;
  }

  private static final class FakeProcess implements ProcessSource {
    final Map<String, String> properties = new HashMap<>();
    final Map<String, List<String>> files = new HashMap<>();

    @Override
    public @Nullable String property(String name) {
      return properties.get(name);
    }

    @Override
    public @Nullable String variable(String name) {
      return null;
    }

    @Override
    public List<String> lines(String path) {
      return files.getOrDefault(path, List.of());
    }

    @Override
    public long pid() {
      return 42;
    }
  }
}
