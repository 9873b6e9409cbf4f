package io.hindcast.instrumentations.serverthreads;

import io.hindcast.instrumentations.serverthreads.jetty.JettyThreadsModule;
import io.hindcast.instrumentations.serverthreads.tomcat.TomcatThreadsModule;
import io.hindcast.instrumentations.serverthreads.undertow.UndertowThreadsModule;
import io.hindcast.instrumentations.testing.WovenExtension;

/** What is woven in these tests: one set of modules a JVM. */
final class AllServers {
  private AllServers() {}

  static WovenExtension woven() {
    return WovenExtension.of(
        new JettyThreadsModule(), new TomcatThreadsModule(), new UndertowThreadsModule());
  }
}
