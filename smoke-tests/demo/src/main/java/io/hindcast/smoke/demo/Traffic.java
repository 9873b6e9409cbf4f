package io.hindcast.smoke.demo;

import io.hindcast.smoke.stage.Shop;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A few customers at once, each buying one thing after the other. Every checkout has a path of its
 * own, so that the request and its span can be matched afterwards.
 */
final class Traffic {
  private static final String[] CUSTOMERS = {"alice", "bob", "carol"};
  private static final long PAUSE_MILLIS = 120;

  /** Mostly fine, now and then slow or failing; the same sequence in every run. */
  private static final String[] ITEMS = {
    "coat",
    "boots",
    "coat",
    "boots",
    "slow-lamp",
    "coat",
    "boots",
    "missing-hat",
    "coat",
    "boots",
    "coat",
    "twice-ring",
    "boots",
    "coat",
    "broken-clock",
    "boots"
  };

  private final AtomicInteger number = new AtomicInteger();
  private final ConcurrentLinkedQueue<Request> requests = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<String> unanswered = new ConcurrentLinkedQueue<>();
  private final Shop shop;

  /** One answered request. */
  record Request(String path, int status) {}

  Traffic(Shop shop) {
    this.shop = shop;
  }

  void drive(Duration duration, Terminal terminal) throws InterruptedException {
    long end = System.nanoTime() + duration.toNanos();
    List<Thread> threads = new ArrayList<>();
    for (String customer : CUSTOMERS) {
      Thread thread = new Thread(() -> buy(customer, end), customer);
      thread.setDaemon(true);
      thread.start();
      threads.add(thread);
    }
    long shown = -1;
    for (long left = left(end); left > 0; left = left(end)) {
      long second = duration.toSeconds() - left / 1_000;
      String text = "  traffic: " + second + " s, " + requests.size() + " requests answered";
      terminal.progress(text);
      if (second % 5 == 0 && second != shown) {
        terminal.milestone(text);
        shown = second;
      }
      // How often the line on the terminal changes.
      Thread.sleep(Math.min(left, 200));
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static long left(long end) {
    return (end - System.nanoTime()) / 1_000_000;
  }

  private void buy(String customer, long end) {
    while (left(end) > 0) {
      int turn = number.getAndIncrement();
      try {
        buy(customer + "-" + turn, ITEMS[turn % ITEMS.length]);
        // The load is what the customers make of it: a request, a pause.
        Thread.sleep(PAUSE_MILLIS);
      } catch (IOException e) {
        unanswered.add(customer + ": " + e);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void buy(String customer, String item) throws IOException, InterruptedException {
    HttpResponse<String> answer = shop.checkout(customer, item);
    requests.add(new Request("/checkout/" + customer, answer.statusCode()));
    if (answer.statusCode() == 200) {
      long id = Long.parseLong(answer.body().substring("order ".length()));
      requests.add(new Request("/orders/" + id, shop.order(id).statusCode()));
    }
  }

  List<Request> requests() {
    return List.copyOf(requests);
  }

  List<String> unanswered() {
    return List.copyOf(unanswered);
  }

  static boolean isConfirmed(Request request) {
    return request.status() == 200 && request.path().startsWith("/checkout/");
  }
}
