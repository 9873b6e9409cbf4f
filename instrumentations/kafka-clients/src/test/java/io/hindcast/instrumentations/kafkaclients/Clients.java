package io.hindcast.instrumentations.kafkaclients;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Producers and consumers as an application has them. */
final class Clients {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private Clients() {}

  static KafkaProducer<String, String> producer(Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>();
    all.put("bootstrap.servers", Broker.servers());
    all.put("client.id", "shop");
    all.putAll(settings);
    return new KafkaProducer<>(all, new StringSerializer(), new StringSerializer());
  }

  static KafkaConsumer<String, String> consumer(Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>();
    all.put("bootstrap.servers", Broker.servers());
    all.put("group.id", "billing");
    all.put("client.id", "till");
    all.put("auto.offset.reset", "earliest");
    all.put("enable.auto.commit", false);
    // Closing waits for the fetch that is under way.
    all.put("fetch.max.wait.ms", 20);
    all.putAll(settings);
    return new KafkaConsumer<>(all, new StringDeserializer(), new StringDeserializer());
  }

  /** A consumer of all partitions of a topic, from their beginnings, outside of any rebalance. */
  static KafkaConsumer<String, String> reader(
      Map<String, Object> settings, String topic, int partitions) {
    KafkaConsumer<String, String> consumer = consumer(settings);
    List<TopicPartition> all = new ArrayList<>();
    for (int partition = 0; partition < partitions; partition++) {
      all.add(new TopicPartition(topic, partition));
    }
    consumer.assign(all);
    consumer.seekToBeginning(all);
    return consumer;
  }

  /** Sends and waits for the answer. */
  static <K, V> RecordMetadata send(KafkaProducer<K, V> producer, ProducerRecord<K, V> message) {
    Future<RecordMetadata> answer = producer.send(message);
    try {
      return answer.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Polls until something comes; polls that bring nothing are not recorded. */
  static <K, V> ConsumerRecords<K, V> poll(KafkaConsumer<K, V> consumer) {
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    while (System.nanoTime() < deadline) {
      ConsumerRecords<K, V> messages = consumer.poll(Duration.ofMillis(200));
      if (!messages.isEmpty()) {
        return messages;
      }
    }
    throw new AssertionError("no message came within " + TIMEOUT);
  }
}
