package io.hindcast.exporter.retention;

import io.hindcast.bootstrap.record.MessagingRecord;
import io.hindcast.bootstrap.record.RemoteParent;
import org.jspecify.annotations.Nullable;

/**
 * The fields of {@link MessagingRecord} that are no part of what it is made with. A key that is no
 * text is not rendered, and not kept.
 */
final class MessagingFields {
  private static final int TOMBSTONE = 1;

  /** The message was made under what is the trace's own remote parent: so it is for a consumer. */
  private static final int CREATION_IS_PARENT = 2;

  private static final int CREATION = 4;

  private MessagingFields() {}

  static void write(MessagingRecord record, SegmentWriter out) {
    int creation = kind(record.creation, record.remoteParent());
    out.octet((record.tombstone ? TOMBSTONE : 0) | creation);
    out.text(record.destination);
    out.signed(record.partition);
    out.signed(record.offset);
    out.text(record.key instanceof String key ? key : null);
    out.signed(record.messageCount);
    out.text(record.clientId);
    out.text(record.group);
    out.text(record.servers);
    if (creation == CREATION && record.creation != null) {
      RemoteParents.write(record.creation, out);
    }
  }

  /** A context that names no span is not rendered. */
  private static int kind(@Nullable RemoteParent creation, @Nullable RemoteParent parent) {
    if (creation == null || !creation.namesSpan()) {
      return 0;
    }
    return creation == parent ? CREATION_IS_PARENT : CREATION;
  }

  static void read(MessagingRecord record, SegmentReader in) {
    int flags = in.octet();
    record.tombstone = (flags & TOMBSTONE) != 0;
    record.destination = in.text();
    record.partition = (int) in.signed();
    record.offset = in.signed();
    record.key = in.text();
    record.messageCount = (int) in.signed();
    record.clientId = in.text();
    record.group = in.text();
    record.servers = in.text();
    if ((flags & CREATION) != 0) {
      record.creation = RemoteParents.read(in);
    } else if ((flags & CREATION_IS_PARENT) != 0) {
      record.creation = record.remoteParent();
    }
  }
}
