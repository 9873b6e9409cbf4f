package io.hindcast.tooling.weave;

import org.jspecify.annotations.Nullable;

/** Classes that are an agent's, ours or another's, and that nobody weaves. */
final class ForeignAgents {
  private static final String[] CLASSES = {
    "io/hindcast/bootstrap/",
    "io/hindcast/premain/",
    "io/opentelemetry/javaagent/",
    "datadog/",
    "co/elastic/apm/agent/",
    "org/glowroot/agent/",
  };

  private static final String[] LOADERS = {
    "io.opentelemetry.javaagent.", "datadog.", "co.elastic.apm.agent.", "org.glowroot.agent."
  };

  private ForeignAgents() {}

  static boolean owns(@Nullable ClassLoader loader, String name) {
    String internalName = name.replace('.', '/');
    for (String prefix : CLASSES) {
      if (internalName.startsWith(prefix)) {
        return true;
      }
    }
    if (loader != null) {
      String loaderClass = loader.getClass().getName();
      for (String prefix : LOADERS) {
        if (loaderClass.startsWith(prefix)) {
          return true;
        }
      }
    }
    return false;
  }
}
