package io.hindcast.exporter.retention;

import io.hindcast.bootstrap.record.DbEndpoint;
import io.hindcast.bootstrap.record.DbRecord;
import io.hindcast.bootstrap.record.HttpClientRecord;
import io.hindcast.bootstrap.record.HttpServerRecord;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.MessagingRecord;
import io.hindcast.bootstrap.record.RestoredSpan;
import io.hindcast.bootstrap.record.RestoredTrace;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.exporter.trace.AssembledTrace;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Requests of seven spans, as a service makes them all day: an answered request, work inside, three
 * statements, a request sent, a message. Texts are new where an application makes new ones.
 */
final class ShopTraces {
  static final int SPANS = 7;

  private static final DbEndpoint DATABASE =
      new DbEndpoint("jdbc:postgresql://db.internal:5433/shop?user=u&password=secret", null);

  private static final String OWNERS =
      "select o1_0.id,o1_0.address,o1_0.city,o1_0.first_name,o1_0.last_name,o1_0.telephone"
          + " from owners o1_0 left join pets p1_0 on o1_0.id=p1_0.owner_id"
          + " where o1_0.last_name like ? escape ''";
  private static final String VISITS = "SELECT id, visited FROM visits WHERE pet_id = ?";
  private static final String INSERT =
      "insert into visits (visited,description,pet_id) values (?,?,?)";

  private static final InetSocketAddress PEER =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 8081);
  private static final URI STOCK = URI.create("http://stock.internal:8081/stock?page=2&size=50");

  private final SplittableRandom random = new SplittableRandom(17);
  private long clock = 1_000_000_000L;

  private ShopTraces() {}

  static List<AssembledTrace> make(int count) {
    ShopTraces traces = new ShopTraces();
    List<AssembledTrace> made = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      made.add(traces.trace(i));
    }
    return made;
  }

  private AssembledTrace trace(int number) {
    RestoredTrace trace = new RestoredTrace(random.nextLong(), random.nextLong(), 2, null, null);
    HttpServerRecord server = new HttpServerRecord(parts(trace, null, 8_000_000));
    server.method = "GET";
    server.scheme = "http";
    server.path = "/owners/" + number + "/visits";
    server.query = "page=1";
    server.route = "/owners/{ownerId}/visits";
    server.status = 200;
    server.protocolVersion = "1.1";
    server.host = "shop.internal:8080";
    server.localPort = 8080;
    server.peerAddress = "10.1.2.3";
    server.peerPort = 40_000 + number % 1_000;
    server.userAgent = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";
    InternalRecord work = new InternalRecord(parts(trace, server, 7_500_000));
    work.name = "OwnerController.visits";
    List<SpanRecord> records = new ArrayList<>(List.of(server, work));
    records.add(statement(parts(trace, work, 900_000), OWNERS));
    records.add(statement(parts(trace, work, 700_000), VISITS));
    records.add(statement(parts(trace, work, 1_200_000), INSERT));
    HttpClientRecord client = new HttpClientRecord(parts(trace, work, 2_500_000));
    client.method = "GET";
    client.url = STOCK;
    client.status = 200;
    client.protocolVersion = "1.1";
    client.peer = PEER;
    records.add(client);
    MessagingRecord send =
        new MessagingRecord(parts(trace, work, 400_000), "kafka", MessagingRecord.Operation.SEND);
    send.destination = "visits";
    send.partition = 3;
    send.offset = 123_456L + number;
    send.key = "owner-17";
    send.clientId = "producer-1";
    send.servers = "kafka-1.internal:9092,kafka-2.internal:9092";
    records.add(send);
    return AssembledTrace.of(records, 1_800_000_000_000_000_000L, 0);
  }

  private RestoredSpan parts(RestoredTrace trace, @Nullable SpanRecord parent, int nanos) {
    clock += random.nextInt(400_000);
    long duration = nanos / 2L + random.nextInt(nanos);
    return new RestoredSpan(trace, parent, random.nextLong() | 1, clock, clock + duration);
  }

  private static DbRecord statement(RestoredSpan parts, String text) {
    DbRecord call = new DbRecord(parts);
    call.text = text;
    call.parameterised = true;
    call.endpoint = DATABASE;
    return call;
  }
}
