package io.hindcast.smoke.overhead.medium;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.springframework.stereotype.Component;

/** Another service, asked over HTTP. */
@Component
final class Neighbour {
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Surroundings surroundings;

  Neighbour(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  int stock(int item) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(surroundings.neighbour().resolve("/stock/" + item)).build();
    return Integer.parseInt(http.send(request, BodyHandlers.ofString()).body());
  }
}
