package io.hindcast.instrumentations.testing;

import io.hindcast.tooling.AgentLog;
import io.hindcast.tooling.index.IndexBuilder;
import io.hindcast.tooling.spi.InstrumentationModule;
import io.hindcast.tooling.weave.Weaver;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.bytebuddy.agent.ByteBuddyAgent;

/** The real transformer in the JVM of a test or a benchmark. What is woven stays woven. */
final class Weaving {
  static final CapturedLog LOG = new CapturedLog();

  private static final Set<String> INSTALLED = new HashSet<>();

  private Weaving() {}

  /** Weaves modules, once a JVM. */
  static synchronized void install(List<InstrumentationModule> modules) {
    String names = String.join(",", modules.stream().map(InstrumentationModule::name).toList());
    if (INSTALLED.add(names)) {
      new Weaver(
              IndexBuilder.build(modules),
              ByteBuddyAgent.getInstrumentation(),
              new AgentLog(LOG.stream()))
          .install();
    }
  }
}
