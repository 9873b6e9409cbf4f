package io.hindcast.exporter.resource;

import io.hindcast.bootstrap.record.ThreadContext;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.resources.Resource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Describes this process (OpenTelemetry semantic conventions, "Resource"). What was configured wins
 * over what was found.
 *
 * <p>The arguments of the process ({@code process.command_args}) are left out on purpose: people
 * pass passwords there. So is a look-up of the host's name at a name server, which may take
 * seconds.
 */
public final class ResourceDetector {
  private final ProcessSource source;

  private ResourceDetector(ProcessSource source) {
    this.source = source;
  }

  /**
   * The resource of this process.
   *
   * @param configured attributes that were configured
   * @param agentVersion exported as {@code telemetry.distro.version}
   */
  public static Resource detect(Map<String, String> configured, String agentVersion) {
    return detect(configured, agentVersion, new ProcessSource.Real());
  }

  static Resource detect(
      Map<String, String> configured, String agentVersion, ProcessSource source) {
    return new ResourceDetector(source).resource(configured, agentVersion);
  }

  private Resource resource(Map<String, String> configured, String agentVersion) {
    // The SDK's own part: telemetry.sdk.name, .language and .version.
    AttributesBuilder attributes = Resource.getDefault().getAttributes().toBuilder();
    put(
        attributes,
        "service.name",
        ServiceName.detect(configured, source.property("sun.java.command")));
    put(attributes, "service.instance.id", randomId().toString());
    host(attributes);
    process(attributes);
    put(attributes, "container.id", containerId());
    put(attributes, "telemetry.distro.name", "hindcast");
    put(attributes, "telemetry.distro.version", agentVersion);
    for (Map.Entry<String, String> entry : configured.entrySet()) {
      put(attributes, entry.getKey(), entry.getValue());
    }
    return Resource.create(attributes.build());
  }

  /** Of the random source that span ids have: {@code SecureRandom} loads some 60 classes. */
  private static UUID randomId() {
    long version4 = (ThreadContext.get().nextId() & ~0xF000L) | 0x4000L;
    long variant2 = (ThreadContext.get().nextId() & ~(3L << 62)) | (2L << 62);
    return new UUID(version4, variant2);
  }

  private void host(AttributesBuilder attributes) {
    put(attributes, "host.name", hostName());
    put(attributes, "host.arch", architecture(source.property("os.arch")));
    put(attributes, "os.type", osType(source.property("os.name")));
    String name = source.property("os.name");
    String version = source.property("os.version");
    if (name != null && version != null) {
      put(attributes, "os.description", name + " " + version);
    }
  }

  private void process(AttributesBuilder attributes) {
    attributes.put(AttributeKey.longKey("process.pid"), source.pid());
    String home = source.property("java.home");
    if (home != null) {
      boolean windows = "windows".equals(osType(source.property("os.name")));
      String executable = windows ? "\\bin\\java.exe" : "/bin/java";
      put(attributes, "process.executable.path", home + executable);
    }
    put(attributes, "process.runtime.name", source.property("java.runtime.name"));
    put(attributes, "process.runtime.version", source.property("java.runtime.version"));
    String vendor = source.property("java.vm.vendor");
    String vm = source.property("java.vm.name");
    String version = source.property("java.vm.version");
    if (vendor != null && vm != null && version != null) {
      put(attributes, "process.runtime.description", vendor + " " + vm + " " + version);
    }
  }

  private @Nullable String hostName() {
    List<String> file = source.lines("/proc/sys/kernel/hostname");
    if (!file.isEmpty() && !file.get(0).isBlank()) {
      return file.get(0).strip();
    }
    String unix = source.variable("HOSTNAME");
    return unix != null ? unix : source.variable("COMPUTERNAME");
  }

  private @Nullable String containerId() {
    String id = ContainerId.ofCgroup(source.lines("/proc/self/cgroup"));
    return id != null ? id : ContainerId.ofMounts(source.lines("/proc/self/mountinfo"));
  }

  /** The convention's words for processors where it has some. */
  static @Nullable String architecture(@Nullable String name) {
    if (name == null) {
      return null;
    }
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "amd64", "x86_64", "x64" -> "amd64";
      case "aarch64", "arm64" -> "arm64";
      case "x86", "i386", "i486", "i586", "i686" -> "x86";
      case "arm", "arm32", "aarch32" -> "arm32";
      case "ppc64", "ppc64le" -> "ppc64";
      default -> name;
    };
  }

  static @Nullable String osType(@Nullable String name) {
    if (name == null) {
      return null;
    }
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.startsWith("linux")) {
      return "linux";
    } else if (lower.startsWith("windows")) {
      return "windows";
    } else if (lower.startsWith("mac")) {
      return "darwin";
    } else if (lower.startsWith("aix")) {
      return "aix";
    } else if (lower.contains("bsd")) {
      return lower.replace(" ", "");
    } else if (lower.startsWith("sunos")) {
      return "solaris";
    }
    return null;
  }

  private static void put(AttributesBuilder attributes, String key, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      attributes.put(AttributeKey.stringKey(key), value);
    }
  }
}
