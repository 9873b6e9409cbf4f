package io.hindcast.smoke.sampling.application;

import java.util.Locale;

/** What the services answer to, followed by a number: {@code /orders/17}. */
public enum Route {
  // In front.
  ITEMS,
  ORDERS,
  REPORTS,
  CHECKOUT,
  ABOUT,

  // Behind.
  STOCK,
  ARCHIVE,
  DISCOUNTS;

  /** Value of {@code http.route}. */
  public String path() {
    return "/" + name().toLowerCase(Locale.ROOT);
  }

  /** The path of a request, without its query. */
  public String path(int number) {
    return path() + "/" + number;
  }

  /** What to ask for. */
  public String target(int number, Anomaly anomaly) {
    return anomaly == Anomaly.NONE ? path(number) : path(number) + "?" + anomaly.name();
  }
}
