package io.hindcast.smoke.shop.warehouse;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Reserves what was ordered. One thread owns the consumer, as its contract wants; {@link #stop}
 * only wakes it up.
 */
@Component
final class OrderListener implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(OrderListener.class);
  private static final Duration POLL = Duration.ofSeconds(1);

  /** Enough to leave the group; the broker may be ending too. */
  private static final Duration GOODBYE = Duration.ofSeconds(2);

  private final ShopProperties properties;
  private final StockTable stock;
  private volatile @Nullable Consumer<String, String> consumer;
  private @Nullable Thread thread;

  OrderListener(ShopProperties properties, StockTable stock) {
    this.properties = properties;
    this.stock = stock;
  }

  @Override
  public synchronized void start() {
    Consumer<String, String> opened = open();
    consumer = opened;
    thread = new Thread(() -> listen(opened), "order-listener");
    thread.start();
  }

  private void listen(Consumer<String, String> opened) {
    try {
      opened.subscribe(List.of(properties.topic()));
      while (true) {
        for (ConsumerRecord<String, String> order : opened.poll(POLL)) {
          stock.reserve(Long.parseLong(order.value()), order.key());
          log.info("reserved {} for order {}", order.key(), order.value());
        }
      }
    } catch (WakeupException e) {
      // The way out of poll: the service ends.
    } finally {
      opened.close(CloseOptions.timeout(GOODBYE));
    }
  }

  @Override
  public synchronized void stop() {
    Consumer<String, String> opened = consumer;
    consumer = null;
    if (opened != null && thread != null) {
      opened.wakeup();
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return consumer != null;
  }

  private Consumer<String, String> open() {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            properties.kafka(),
            ConsumerConfig.CLIENT_ID_CONFIG,
            "warehouse",
            ConsumerConfig.GROUP_ID_CONFIG,
            "reservations",
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest"),
        new StringDeserializer(),
        new StringDeserializer());
  }
}
