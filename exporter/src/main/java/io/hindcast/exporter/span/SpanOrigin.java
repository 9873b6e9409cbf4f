package io.hindcast.exporter.span;

import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.resources.Resource;

/**
 * What all spans of this process have in common.
 *
 * @param resource what the process is
 * @param scope who recorded them
 */
public record SpanOrigin(Resource resource, InstrumentationScopeInfo scope) {
  private static final String SCOPE = "io.hindcast";

  /** Of this version of the agent. */
  public static SpanOrigin of(Resource resource, String version) {
    return new SpanOrigin(
        resource, InstrumentationScopeInfo.builder(SCOPE).setVersion(version).build());
  }
}
