package io.hindcast.instrumentations.quartz;

import io.hindcast.tooling.spi.Definition;
import io.hindcast.tooling.spi.InstrumentationModule;

/** Quartz from 2.0 on. */
public final class QuartzModule implements InstrumentationModule {
  /** For the service loader. */
  public QuartzModule() {}

  @Override
  public String name() {
    return "quartz";
  }

  @Override
  public void define(Definition definition) {
    definition
        .subtypesOf("org.quartz.Job")
        .method("execute", "org.quartz.JobExecutionContext")
        .probe("io.hindcast.instrumentations.quartz.JobProbe");
  }
}
