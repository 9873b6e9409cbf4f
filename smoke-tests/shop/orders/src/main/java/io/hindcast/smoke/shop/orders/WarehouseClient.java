package io.hindcast.smoke.shop.orders;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Asks the other service with the JDK's HTTP client. */
@Component
final class WarehouseClient {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI warehouse;

  WarehouseClient(ShopProperties properties) {
    this.warehouse = properties.warehouse();
  }

  int stock(String item) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(warehouse.resolve("/stock/" + item)).timeout(TIMEOUT).build();
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    return switch (response.statusCode()) {
      case 200 -> Integer.parseInt(response.body());
      case 404 -> throw new UnknownItemException(item);
      default -> throw new IOException("warehouse answered " + response.statusCode());
    };
  }
}
