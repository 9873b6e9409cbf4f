package io.hindcast.smoke.sampling;

import io.hindcast.smoke.collector.ReceivedPoint;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The metric of requests is of all of them, kept or not. */
final class RequestCounts {
  private RequestCounts() {}

  static List<String> wrong(Played played) {
    Sentences wrong = new Sentences();
    Map<String, Long> truth = truth(played, true);
    Map<String, Long> measured = measured(played);
    Set<String> all = new TreeSet<>(truth.keySet());
    all.addAll(measured.keySet());
    for (String one : all) {
      long were = truth.getOrDefault(one, 0L);
      long counted = measured.getOrDefault(one, 0L);
      if (were != counted) {
        wrong.add(one + ": " + were + " requests, the metric has " + counted);
      }
    }
    return wrong.all();
  }

  /** By service and route: {@code front /orders}. */
  static Map<String, Long> ofRoutes(Played played) {
    return truth(played, false);
  }

  private static Map<String, Long> truth(Played played, boolean byStatus) {
    Map<String, Long> truth = new TreeMap<>();
    played
        .asked()
        .forEach(
            asked -> {
              String front = Asked.FRONT + " " + asked.route().path();
              truth.merge(byStatus ? front + " " + asked.status() : front, 1L, Long::sum);
              for (Asked.Call call : asked.calls()) {
                String back = Asked.BACK + " " + call.route().path();
                truth.merge(byStatus ? back + " " + call.status() : back, 1L, Long::sum);
              }
            });
    return truth;
  }

  private static Map<String, Long> measured(Played played) {
    Map<String, Long> measured = new TreeMap<>();
    for (ReceivedPoint point : played.measured()) {
      String one =
          point.service()
              + " "
              + point.attributes().get("http.route")
              + " "
              + point.attributes().get("http.response.status_code");
      measured.merge(one, point.count(), Long::sum);
    }
    return measured;
  }
}
