package io.hindcast.tooling.match;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;

/**
 * A set of method signatures (name and parameters, such as {@code execute(Ljava/lang/Runnable;)})
 * that is asked with bytes of a class file, without making a string of them. Answers yes for a
 * member; for anything else practically never (a 64-bit hash decides).
 */
final class Signatures {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private final long[] hashes;

  Signatures(Collection<String> signatures) {
    hashes = new long[signatures.size()];
    int at = 0;
    for (String signature : signatures) {
      byte[] utf8 = signature.getBytes(StandardCharsets.UTF_8);
      hashes[at++] = hash(FNV_OFFSET, utf8, 0, utf8.length);
    }
    Arrays.sort(hashes);
  }

  boolean mayContain(byte[] bytes, int name, int nameLength, int descriptor, int length) {
    long hash = hash(FNV_OFFSET, bytes, name, nameLength);
    int end = descriptor + length;
    for (int at = descriptor; at < end; at++) {
      hash = (hash ^ (bytes[at] & 0xff)) * FNV_PRIME;
      if (bytes[at] == ')') {
        break;
      }
    }
    return Arrays.binarySearch(hashes, hash) >= 0;
  }

  private static long hash(long hash, byte[] bytes, int from, int length) {
    for (int i = from; i < from + length; i++) {
      hash = (hash ^ (bytes[i] & 0xff)) * FNV_PRIME;
    }
    return hash;
  }
}
