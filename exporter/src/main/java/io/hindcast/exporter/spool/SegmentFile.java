package io.hindcast.exporter.spool;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A segment's file. Numbers are big-endian.
 *
 * <pre>
 *   offset  bytes
 *        0      4  "HCSG"
 *        4      1  version of the format, 1
 *        5      1  kind, 'e' or 'b'   ┐
 *        6      2  signal             │ as in the file's name
 *        8      8  sequence           │
 *       16      4  spans              ┘
 *       20      4  n
 *       24      n  the request, as it is sent
 *     24+n      4  CRC-32C of all bytes before
 * </pre>
 *
 * The head is what the name and the length of the file make it: a file that was cut, mixed up with
 * another one or renamed has another head, and one that lost bytes in the middle another checksum.
 *
 * <p>It is written under another name and renamed when it is whole: a JVM that is killed leaves the
 * whole segment or none. Against a power cut evidence is forced to the disk, file and name; the
 * baseline is not, and its checksum tells what did not get there.
 */
final class SegmentFile {
  private static final int MAGIC = 0x48435347;
  private static final byte VERSION = 1;
  private static final int HEAD_BYTES = 24;
  private static final int CHECKSUM_BYTES = 4;
  private static final String PART = ".part";

  private SegmentFile() {}

  /** The length of the file for a request of a length. */
  static long bytes(int payloadBytes) {
    return (long) HEAD_BYTES + payloadBytes + CHECKSUM_BYTES;
  }

  /** Whether a name is that of a segment that is being written, or was when its JVM ended. */
  static boolean isPart(String fileName) {
    return fileName.endsWith(PART)
        && SegmentName.parse(fileName.substring(0, fileName.length() - PART.length())) != null;
  }

  /** All of it is there afterwards, or nothing. */
  static void write(Segment segment, byte[] payload, NewFiles files) throws IOException {
    Path file = segment.file();
    Path part = file.resolveSibling(segment.name() + PART);
    boolean force = segment.kind() == SegmentKind.EVIDENCE;
    byte[] head = head(segment.name(), payload.length);
    boolean whole = false;
    try {
      try (FileOutputStream out = files.create(part)) {
        out.write(head);
        out.write(payload);
        out.write(checksum(head, payload));
        if (force) {
          files.force(out);
        }
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      whole = true;
    } finally {
      if (!whole) {
        delete(part);
      }
    }
    if (force) {
      files.forceNames(segment.life().directory());
    }
  }

  /** Null if the file is not what was written. */
  static byte @Nullable [] read(Segment segment) throws IOException {
    long length = segment.bytes() - HEAD_BYTES - CHECKSUM_BYTES;
    if (length < 0 || length > Integer.MAX_VALUE) {
      return null;
    }
    byte[] expected = head(segment.name(), (int) length);
    try (FileInputStream in = new FileInputStream(segment.file().toFile())) {
      // Compared before room is made for what follows: the length may be anything.
      if (!Arrays.equals(in.readNBytes(HEAD_BYTES), expected)) {
        return null;
      }
      byte[] payload = new byte[(int) length];
      boolean whole =
          in.readNBytes(payload, 0, payload.length) == payload.length
              && Arrays.equals(in.readNBytes(CHECKSUM_BYTES), checksum(expected, payload))
              && in.read() < 0;
      return whole ? payload : null;
    }
  }

  private static byte[] head(SegmentName name, int payloadBytes) {
    byte[] head = new byte[HEAD_BYTES];
    ByteBuffer.wrap(head)
        .putInt(MAGIC)
        .put(VERSION)
        .put((byte) name.kind().letter())
        .putShort((short) name.signal())
        .putLong(name.sequence())
        .putInt(name.spans())
        .putInt(payloadBytes);
    return head;
  }

  private static byte[] checksum(byte[] head, byte[] payload) {
    CRC32C checksum = new CRC32C();
    checksum.update(head, 0, head.length);
    checksum.update(payload, 0, payload.length);
    byte[] bytes = new byte[CHECKSUM_BYTES];
    ByteBuffer.wrap(bytes).putInt((int) checksum.getValue());
    return bytes;
  }

  /** Has the names in a directory on the disk. */
  static void force(Path directory) {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Not every system can force a directory. There the name gets to the disk with the others.
    }
  }

  private static void delete(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      // Whoever adopts the life deletes it.
    }
  }
}
