package io.hindcast.smoke.shop.orders;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Tells whoever listens that an order was placed: key the item, value the order's number. */
@Component
final class OrderTopic implements DisposableBean {
  private final Producer<String, String> producer;
  private final String topic;

  OrderTopic(ShopProperties properties) {
    this.topic = properties.topic();
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                properties.kafka(),
                ProducerConfig.CLIENT_ID_CONFIG,
                "orders"),
            new StringSerializer(),
            new StringSerializer());
  }

  /** Returns when the broker has it, so that what follows in the log is in order. */
  void placed(Order order) throws ExecutionException, InterruptedException {
    producer.send(new ProducerRecord<>(topic, order.item(), Long.toString(order.id()))).get();
  }

  @Override
  public void destroy() {
    producer.close();
  }
}
