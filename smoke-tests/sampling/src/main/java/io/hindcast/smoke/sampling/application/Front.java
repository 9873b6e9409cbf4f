package io.hindcast.smoke.sampling.application;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** The service in front: what is asked for at {@link Back} is asked for over HTTP. */
public final class Front {
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI back;

  private Front(URI back) {
    this.back = back;
  }

  /** The argument is the port of the service behind. */
  public static void main(String[] arguments) throws IOException {
    Front front = new Front(URI.create("http://127.0.0.1:" + Integer.parseInt(arguments[0])));
    Service.create()
        .with(Route.ITEMS, (number, anomaly) -> outcome(anomaly))
        .with(Route.ABOUT, (number, anomaly) -> outcome(anomaly))
        .with(Route.CHECKOUT, Front::checkout)
        .with(Route.ORDERS, front::order)
        .with(Route.REPORTS, front::report)
        .start();
  }

  private static int outcome(Anomaly anomaly) {
    return anomaly == Anomaly.FAILS ? 500 : 200;
  }

  private static int checkout(int number, Anomaly anomaly) {
    return anomaly == Anomaly.FAILS_IN_MANY_WAYS ? Anomaly.statusOfKind(number) : outcome(anomaly);
  }

  private int order(int number, Anomaly anomaly) throws IOException, InterruptedException {
    if (anomaly == Anomaly.FAILS_BEFORE) {
      // There is none, which is no reason not to go on.
      var unused = ask(Route.DISCOUNTS, number, anomaly);
    }
    int behind = ask(Route.STOCK, number, anomaly);
    return behind == 200 ? outcome(anomaly) : behind;
  }

  private int report(int number, Anomaly anomaly) throws IOException, InterruptedException {
    return ask(Route.ARCHIVE, number, anomaly);
  }

  private int ask(Route route, int number, Anomaly anomaly)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(back.resolve(route.target(number, anomaly))).build();
    return client.send(request, BodyHandlers.discarding()).statusCode();
  }
}
