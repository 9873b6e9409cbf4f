package io.hindcast.exporter.otlp;

import io.opentelemetry.common.ComponentLoader;
import java.util.List;

/** Gives the exporters the one sender provider there is, without any file in META-INF/services. */
record OneComponent(Object component) implements ComponentLoader {
  @Override
  public <T> Iterable<T> load(Class<T> type) {
    return type.isInstance(component) ? List.of(type.cast(component)) : List.of();
  }
}
