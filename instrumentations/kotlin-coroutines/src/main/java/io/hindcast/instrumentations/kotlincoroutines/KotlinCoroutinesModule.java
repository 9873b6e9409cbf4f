package io.hindcast.instrumentations.kotlincoroutines;

import io.hindcast.tooling.spi.Definition;
import io.hindcast.tooling.spi.InstrumentationModule;
import io.hindcast.tooling.spi.TypeRule;

/** kotlinx.coroutines from 1.4 on. */
public final class KotlinCoroutinesModule implements InstrumentationModule {
  private static final String PROBES = "io.hindcast.instrumentations.kotlincoroutines.";
  private static final String CONTEXT = "kotlin.coroutines.CoroutineContext";

  /** For the index. */
  public KotlinCoroutinesModule() {}

  @Override
  public String name() {
    return "kotlin-coroutines";
  }

  @Override
  public void define(Definition definition) {
    // What launch, async, runBlocking, withContext, coroutineScope, produce and all others make.
    TypeRule coroutine =
        definition
            .type("kotlinx.coroutines.AbstractCoroutine")
            .carries("io.hindcast.bootstrap.carry.ContextCarrier");
    // Up to 1.4, and from 1.5 on.
    coroutine.constructor(CONTEXT, "boolean").probe(PROBES + "CoroutineMadeProbe");
    coroutine.constructor(CONTEXT, "boolean", "boolean").probe(PROBES + "CoroutineMadeProbe");
    // In Kotlin's own library: through it goes all that a compiled suspending function does after
    // it was suspended, and all that a coroutine does which was dispatched when it was started.
    definition
        .type("kotlin.coroutines.jvm.internal.BaseContinuationImpl")
        .method("resumeWith", "java.lang.Object")
        .probe(PROBES + "ResumeProbe");
  }
}
