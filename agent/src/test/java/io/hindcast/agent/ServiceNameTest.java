package io.hindcast.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ServiceNameTest {
  @ParameterizedTest
  @CsvSource({
    "/srv/orders-1.2.jar --port=1, orders-1.2",
    "orders.war, orders",
    "com.example.Orders x y, com.example.Orders",
    "shop/com.example.Orders, com.example.Orders",
    "'', unknown_service:java",
  })
  void of_isTheJarOrTheMainClass(String command, String name) {
    assertThat(ServiceName.of(command)).isEqualTo(name);
  }
}
