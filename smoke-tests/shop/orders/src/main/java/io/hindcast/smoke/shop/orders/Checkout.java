package io.hindcast.smoke.shop.orders;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Places an order, on as many threads as an agent has to follow: the request's own hands over to a
 * thread pool, which asks for the discount with a {@code CompletableFuture} (on the JDK's own
 * choice of thread) and for the price on a fork-join pool.
 *
 * <p>The item says what is to happen, so that a test or a demo can ask for it: {@code twice-…} is
 * written twice and violates a unique index, everything else is decided in the warehouse.
 */
@Component
final class Checkout implements DisposableBean {
  private static final int DESKS = 4;

  private final ExecutorService desks =
      new ThreadPoolExecutor(DESKS, DESKS, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
  private final ForkJoinPool calculators = new ForkJoinPool(2);
  private final OrderTable orders;
  private final WarehouseClient warehouse;
  private final OrderTopic topic;

  Checkout(OrderTable orders, WarehouseClient warehouse, OrderTopic topic) {
    this.orders = orders;
    this.warehouse = warehouse;
    this.topic = topic;
  }

  Order place(String customer, String item) throws ExecutionException, InterruptedException {
    return desks.submit(() -> serve(customer, item)).get();
  }

  private Order serve(String customer, String item)
      throws IOException, ExecutionException, InterruptedException {
    long id = orders.insert(customer, item);
    if (item.startsWith("twice-")) {
      orders.insert(customer, item);
    }
    CompletableFuture<Integer> discount =
        CompletableFuture.supplyAsync(() -> orders.discount(customer));
    warehouse.stock(item);
    int price = calculators.submit(() -> orders.price(item)).get();
    Order order = new Order(id, customer, item, price * (100 - discount.get()) / 100);
    topic.placed(order);
    orders.confirm(order);
    return order;
  }

  @Override
  public void destroy() {
    desks.shutdown();
    calculators.shutdown();
  }
}
