package io.hindcast.instrumentations.kafkaclients;

import io.hindcast.tooling.spi.Definition;
import io.hindcast.tooling.spi.InstrumentationModule;
import io.hindcast.tooling.spi.TypeRule;

/** kafka-clients from 2.8 on. */
public final class KafkaClientsModule implements InstrumentationModule {
  /** A constant that the compiler copies: at run time no module class is loaded. */
  static final String NAME = "kafka-clients";

  private static final String PROBES = "io.hindcast.instrumentations.kafkaclients.";
  private static final String CLIENTS = "org.apache.kafka.clients.";
  private static final String COMMON = "org.apache.kafka.common.";
  private static final String DURATION = "java.time.Duration";

  /** For the index. */
  public KafkaClientsModule() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void define(Definition definition) {
    defineProducer(definition.type(CLIENTS + "producer.KafkaProducer"));
    defineConsumer(definition.type(CLIENTS + "consumer.KafkaConsumer"));
    defineConsumerRecords(definition.type(CLIENTS + "consumer.ConsumerRecords"));
  }

  private static void defineProducer(TypeRule producer) {
    String config = CLIENTS + "producer.ProducerConfig";
    String serializer = COMMON + "serialization.Serializer";
    String metadata = CLIENTS + "producer.internals.ProducerMetadata";
    String client = CLIENTS + "KafkaClient";
    String interceptors = CLIENTS + "producer.internals.ProducerInterceptors";
    String time = COMMON + "utils.Time";
    String created = PROBES + "ClientCreatedProbe";
    // The one that all public ones end in: up to 3.x, and from 4.0 on.
    producer
        .constructor(config, serializer, serializer, metadata, client, interceptors, time)
        .probe(created);
    producer
        .constructor(
            config,
            serializer,
            serializer,
            metadata,
            client,
            interceptors,
            CLIENTS + "ApiVersions",
            time)
        .probe(created);

    String message = CLIENTS + "producer.ProducerRecord";
    String callback = CLIENTS + "producer.Callback";
    producer.method("send", message, callback).replaceArgument(1).probe(PROBES + "SendProbe");
    // Private, the same from 2.8 to 4.3: what interceptors made of the message arrives here.
    producer.method("doSend", message, callback).replaceArgument(0).probe(PROBES + "InjectProbe");
  }

  private static void defineConsumer(TypeRule consumer) {
    String deserializer = COMMON + "serialization.Deserializer";
    consumer
        .constructor(CLIENTS + "consumer.ConsumerConfig", deserializer, deserializer)
        .probe(PROBES + "ClientCreatedProbe");
    consumer.method("poll", DURATION).probe(PROBES + "PollProbe");
    // Until 3.x.
    consumer.method("poll", "long").probe(PROBES + "PollProbe");
    String close = PROBES + "CloseProbe";
    consumer.method("close").probe(close);
    consumer.method("close", DURATION).probe(close);
    consumer.method("close", CLIENTS + "consumer.CloseOptions").probe(close);
  }

  private static void defineConsumerRecords(TypeRule records) {
    String probe = PROBES + "IterationProbe";
    records.method("iterator").replaceResult().probe(probe);
    records.method("records", COMMON + "TopicPartition").replaceResult().probe(probe);
    records.method("records", "java.lang.String").replaceResult().probe(probe);
  }
}
