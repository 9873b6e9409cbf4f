package io.hindcast.exporter.retention;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * Addresses of sockets: number and port. A host's name is kept only where there is no number, for
 * nobody renders it.
 */
final class Peers {
  private static final int UNRESOLVED = 0;
  private static final int IPV4 = 1;
  private static final int IPV6 = 2;

  /** A link-local address with the number of its interface, which is part of its text. */
  private static final int NUMBERED_SCOPE = 3;

  /** The same with the interface's name. */
  private static final int NAMED_SCOPE = 4;

  private static final int NO_SCOPE = -1;

  private Peers() {}

  static void write(InetSocketAddress peer, SegmentWriter out) {
    InetAddress address = peer.getAddress();
    if (address instanceof Inet4Address) {
      out.octet(IPV4);
      out.raw(address.getAddress());
    } else if (address instanceof Inet6Address scoped) {
      writeScoped(scoped, out);
    } else {
      out.octet(UNRESOLVED);
      out.text(peer.getHostString());
    }
    out.number(peer.getPort());
  }

  private static void writeScoped(Inet6Address address, SegmentWriter out) {
    NetworkInterface named = address.getScopedInterface();
    int scope = address.getScopeId();
    if (named != null) {
      out.octet(NAMED_SCOPE);
      out.text(named.getName());
    } else {
      out.octet(scope == 0 ? IPV6 : NUMBERED_SCOPE);
    }
    if (named != null || scope != 0) {
      out.signed(scope);
    }
    out.raw(address.getAddress());
  }

  static InetSocketAddress read(SegmentReader in) {
    int kind = in.octet();
    if (kind == UNRESOLVED) {
      String host = in.text();
      return InetSocketAddress.createUnresolved(host == null ? "" : host, in.count());
    }
    try {
      InetAddress address = kind == IPV4 ? InetAddress.getByAddress(in.raw(4)) : scoped(kind, in);
      return new InetSocketAddress(address, in.count());
    } catch (UnknownHostException impossible) {
      // Thrown for a wrong number of bytes.
      throw new IllegalStateException(impossible);
    }
  }

  private static InetAddress scoped(int kind, SegmentReader in) throws UnknownHostException {
    String name = kind == NAMED_SCOPE ? in.text() : null;
    int scope = kind == IPV6 ? NO_SCOPE : (int) in.signed();
    byte[] number = in.raw(16);
    NetworkInterface named = name == null ? null : find(name);
    if (named != null) {
      try {
        return Inet6Address.getByAddress(null, number, named);
      } catch (UnknownHostException changed) {
        // The interface has no such address any more: its number is the next best.
      }
    }
    return Inet6Address.getByAddress(null, number, scope);
  }

  private static @Nullable NetworkInterface find(String name) {
    try {
      return NetworkInterface.getByName(name);
    } catch (SocketException gone) {
      return null;
    }
  }
}
