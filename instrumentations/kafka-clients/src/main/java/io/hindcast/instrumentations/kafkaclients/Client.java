package io.hindcast.instrumentations.kafkaclients;

import io.hindcast.bootstrap.record.MessagingRecord;
import io.hindcast.bootstrap.record.WeakIdentityMap;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.config.AbstractConfig;
import org.jspecify.annotations.Nullable;

/**
 * What a producer or a consumer was configured with, and which consumer messages came from. The one
 * place that knows how that is kept.
 *
 * @param id the client's id, generated where none was given
 * @param group the consumer's group; null for none and of a producer
 * @param servers the brokers it was told of, separated by commas
 */
record Client(@Nullable String id, @Nullable String group, @Nullable String servers) {
  /** Of a client that was made before it was woven. */
  private static final Client UNKNOWN = new Client(null, null, null);

  /** By the producer or the consumer, and by each batch that a consumer handed out. */
  private static final WeakIdentityMap<Client> KNOWN = new WeakIdentityMap<>(gone -> {});

  static Client of(AbstractConfig config) {
    return new Client(
        config.getString(CommonClientConfigs.CLIENT_ID_CONFIG),
        config instanceof ConsumerConfig ? config.getString(ConsumerConfig.GROUP_ID_CONFIG) : null,
        String.join(",", config.getList(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG)));
  }

  static Client find(Object client) {
    Client known = KNOWN.get(client);
    return known == null ? UNKNOWN : known;
  }

  /** The consumer that a batch came from; null for one that the application put together. */
  static @Nullable Client ofBatch(Object records) {
    return KNOWN.get(records);
  }

  void keepFor(Object clientOrBatch) {
    KNOWN.put(clientOrBatch, this);
  }

  void describe(MessagingRecord record) {
    record.clientId = id;
    record.group = group;
    record.servers = servers;
  }
}
