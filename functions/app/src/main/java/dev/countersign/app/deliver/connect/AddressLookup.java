package dev.countersign.app.deliver.connect;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of hosts. */
@FunctionalInterface
public interface AddressLookup {
  /** The addresses of a host, one at least. */
  List<InetAddress> of(String host) throws UnknownHostException;

  /** By the system's resolver, which remembers what it found. */
  static AddressLookup system() {
    return host -> List.of(InetAddress.getAllByName(host));
  }
}
