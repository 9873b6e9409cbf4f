package io.hindcast.smoke.overhead.medium;

import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Says what changed and does not wait until the broker has it. */
@Component
final class Topic implements DisposableBean {
  private final Producer<String, String> producer;
  private final String name;

  Topic(Surroundings surroundings) {
    this.name = surroundings.topic();
    this.producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, surroundings.kafka()),
            new StringSerializer(),
            new StringSerializer());
  }

  void tell(String item, int stock) {
    var unused = producer.send(new ProducerRecord<>(name, item, Integer.toString(stock)));
  }

  @Override
  public void destroy() {
    producer.close();
  }
}
