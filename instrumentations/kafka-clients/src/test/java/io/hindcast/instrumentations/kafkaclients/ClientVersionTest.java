package io.hindcast.instrumentations.kafkaclients;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.utils.AppInfoParser;
import org.junit.jupiter.api.Test;

class ClientVersionTest {
  @Test
  void testsRunWithTheVersionThatTheBuildNames() {
    assertThat(AppInfoParser.getVersion()).isEqualTo(System.getProperty("test.client.version"));
  }
}
