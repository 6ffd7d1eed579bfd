package dev.countersign.packing;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The keys under which classes that Quarkus records hand each other values when a function starts.
 * Quarkus numbers them as its build steps happen to run, side by side. Here they are numbered anew
 * in the order in which they are met; equal keys stay equal, and different ones different.
 *
 * <p>Source: {@code PROXY_KEY} and {@code COUNT} in Quarkus' {@code BytecodeRecorderImpl}.
 */
final class RecordedKeys {
  private static final Pattern KEY = Pattern.compile("proxykey[0-9]+");

  private final Map<String, String> names = new HashMap<>();

  /** The name of a key in the zip; any other text as it is. */
  String renamed(String text) {
    return KEY.matcher(text).matches()
        ? names.computeIfAbsent(text, key -> "proxykey" + (names.size() + 1))
        : text;
  }
}
