package dev.countersign.app.deliver.connect;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/**
 * Which addresses are public: all that IANA's registries of special-purpose addresses don't except.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry/">IPv4</a>
 * @see <a href="https://www.iana.org/assignments/iana-ipv6-special-registry/">IPv6</a>
 */
final class PublicAddresses {
  /** A range of addresses: those that begin with these bits. */
  @SuppressWarnings("ArrayRecordComponent") // never compared, and nobody else has it
  private record Range(byte[] prefix, int bits) {
    static Range of(int bits, int... prefix) {
      byte[] bytes = new byte[prefix.length];
      for (int i = 0; i < prefix.length; i++) {
        bytes[i] = (byte) prefix[i];
      }
      return new Range(bytes, bits);
    }

    boolean has(byte[] address) {
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if ((prefix[bit / 8] & mask) != (address[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }

  private static final List<Range> NOT_PUBLIC =
      List.of(
          Range.of(8, 0),
          Range.of(8, 10),
          Range.of(10, 100, 64),
          Range.of(8, 127),
          Range.of(16, 169, 254),
          Range.of(12, 172, 16),
          Range.of(24, 192, 0, 0),
          Range.of(24, 192, 0, 2),
          Range.of(24, 192, 88, 99),
          Range.of(16, 192, 168),
          Range.of(15, 198, 18),
          Range.of(24, 198, 51, 100),
          Range.of(24, 203, 0, 113),
          // Multicast, and what is reserved, the broadcast address among it.
          Range.of(3, 224));

  /** Global unicast; nothing else of IPv6 is given out. */
  private static final Range GLOBAL = Range.of(3, 0x20);

  private static final List<Range> NOT_GLOBAL =
      List.of(
          // Protocol assignments (Teredo among them), documentation, 6to4.
          Range.of(23, 0x20, 0x01, 0x00),
          Range.of(32, 0x20, 0x01, 0x0d, 0xb8),
          Range.of(16, 0x20, 0x02),
          Range.of(20, 0x3f, 0xff, 0x00));

  private PublicAddresses() {}

  /** Whether an address is one that anybody on the Internet can reach. */
  static boolean has(InetAddress address) {
    // One of IPv4 that is written as IPv6 comes as Inet4Address.
    byte[] bytes = address.getAddress();
    return address instanceof Inet4Address
        ? NOT_PUBLIC.stream().noneMatch(range -> range.has(bytes))
        : GLOBAL.has(bytes) && NOT_GLOBAL.stream().noneMatch(range -> range.has(bytes));
  }
}
