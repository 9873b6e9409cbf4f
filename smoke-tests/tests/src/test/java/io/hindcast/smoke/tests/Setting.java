package io.hindcast.smoke.tests;

import io.hindcast.smoke.collector.OtlpReceiver;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** On which Java the shop runs, and how its agent sends. */
enum Setting {
  JAVA_17_HTTP(Java.OF_THE_BUILD, Protocol.HTTP),
  JAVA_17_GRPC(Java.OF_THE_BUILD, Protocol.GRPC),
  JAVA_25_HTTP(Java.VERSION_25, Protocol.HTTP),
  JAVA_25_GRPC(Java.VERSION_25, Protocol.GRPC);

  private enum Protocol {
    HTTP,
    GRPC
  }

  private final Java java;
  private final Protocol protocol;

  Setting(Java java, Protocol protocol) {
    this.java = java;
    this.protocol = protocol;
  }

  Java java() {
    return java;
  }

  OtlpReceiver receiver() throws IOException {
    return protocol == Protocol.GRPC ? OtlpReceiver.grpc() : OtlpReceiver.http();
  }

  /** HTTP/protobuf is what an agent does that is told nothing but the endpoint. */
  Map<String, String> environment(OtlpReceiver receiver) {
    Map<String, String> environment = new HashMap<>();
    environment.put("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.endpoint());
    environment.put("OTEL_TRACES_SAMPLER", "always_on");
    if (protocol == Protocol.GRPC) {
      environment.put("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc");
    }
    return environment;
  }
}
