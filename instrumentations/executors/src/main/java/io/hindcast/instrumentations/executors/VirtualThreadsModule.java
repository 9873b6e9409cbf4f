package io.hindcast.instrumentations.executors;

import io.hindcast.tooling.spi.Definition;
import io.hindcast.tooling.spi.InstrumentationModule;

/**
 * Virtual threads (JDK 21), however they are made: they are one task each and die with it, so
 * whoever makes one hands work over. Not so platform threads: what starts one in a request is as
 * often a pool, a timer or a watchdog that stays.
 *
 * <p>A module of its own, so that it can be switched off without the executors.
 */
public final class VirtualThreadsModule implements InstrumentationModule {
  /** For the index. */
  public VirtualThreadsModule() {}

  @Override
  public String name() {
    return "virtual-threads";
  }

  @Override
  public void define(Definition definition) {
    // Every virtual thread's constructor comes here, and nothing in it is special to the JVM.
    definition
        .type("java.lang.VirtualThread$VThreadContinuation")
        .method("wrap", "java.lang.VirtualThread", "java.lang.Runnable")
        .replaceArgument(1)
        .probe("io.hindcast.instrumentations.executors.NewThreadProbe");
  }
}
