package io.hindcast.smoke.overhead.medium;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** One of everything, done on another thread than the request's. */
@Component
final class Work implements DisposableBean {
  private static final int THREADS = 8;

  private final ExecutorService threads =
      new ThreadPoolExecutor(THREADS, THREADS, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
  private final Items items;
  private final Neighbour neighbour;
  private final Topic topic;

  Work(Items items, Neighbour neighbour, Topic topic) {
    this.items = items;
    this.neighbour = neighbour;
    this.topic = topic;
  }

  String of(int item) throws ExecutionException, InterruptedException {
    return threads.submit(() -> onAnotherThread(item)).get();
  }

  private String onAnotherThread(int item) throws IOException, InterruptedException {
    String name = items.name(item);
    int stock = neighbour.stock(item);
    items.stock(item, stock);
    topic.tell(name, stock);
    return name + ": " + stock;
  }

  @Override
  public void destroy() {
    threads.shutdown();
  }
}
