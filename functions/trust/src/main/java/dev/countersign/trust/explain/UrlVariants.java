package dev.countersign.trust.explain;

import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.delivery.Urls;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The addresses that a sender may have signed in place of the one in the request. */
final class UrlVariants {
  private static final List<String> FORWARDED =
      List.of("x-forwarded-host", "x-original-host", "x-forwarded-server");

  /** A query of so many parameters is tried in every order. */
  private static final int MOST_PERMUTED = 4;

  private UrlVariants() {}

  /** Addresses by what was done to the one in the request, each different from it. */
  static Map<String, String> of(RawDelivery delivery) {
    String url = delivery.url();
    var all = new LinkedHashMap<String, String>();
    all.put("by http", url.replaceFirst("^https:", "http:"));
    all.put("by https", url.replaceFirst("^http:", "https:"));
    all.put("with a slash at its end", url + "/");
    all.put("without the slash at its end", url.replaceFirst("/$", ""));
    Urls.withAndWithoutPort(url)
        .forEach(each -> all.putIfAbsent("with or without its port, as " + each, each));
    all.put("without its port", url.replaceFirst("^(https?://[^/?#]*?):[0-9]+(?=[/?#]|$)", "$1"));
    for (String name : FORWARDED) {
      delivery
          .header(name)
          .forEach(host -> all.put("at the host of " + name, delivery.at("https://" + host).url()));
    }
    queries(all, url);
    all.values().removeIf(each -> each.equals(url));
    return all;
  }

  private static void queries(Map<String, String> all, String url) {
    int mark = url.indexOf('?');
    if (mark < 0) {
      return;
    }
    String path = url.substring(0, mark);
    var pairs = List.of(url.substring(mark + 1).split("&", -1));
    all.put("without its query", path);
    encodings(all, path, "", pairs);
    var sorted = pairs.stream().sorted().toList();
    all.putIfAbsent("with its query sorted", path + "?" + String.join("&", sorted));
    encodings(all, path, "sorted and ", sorted);
    if (pairs.size() <= MOST_PERMUTED) {
      for (List<String> order : orders(pairs)) {
        String query = String.join("&", order);
        all.putIfAbsent("with its query in the order " + names(order), path + "?" + query);
        encodings(all, path, "in the order " + names(order) + " and ", order);
      }
    }
  }

  private static void encodings(
      Map<String, String> all, String path, String order, List<String> pairs) {
    Map<String, UnaryOperator<String>> encodings = new LinkedHashMap<>();
    encodings.put("as a form (+ for a blank)", UrlVariants::form);
    encodings.put("with %20 for a blank", text -> form(text).replace("+", "%20"));
    encodings.put("as a browser's encodeURIComponent does", UrlVariants::component);
    encodings.put("as PHP's http_build_query does", text -> form(text).replace("*", "%2A"));
    encodings.put(
        "as RFC 3986 does",
        text -> form(text).replace("+", "%20").replace("*", "%2A").replace("%7E", "~"));
    encodings.put(
        "with + for a blank, and ' ( ) ! as they are", text -> component(text).replace("%20", "+"));
    encodings.put("not encoded", text -> text);
    encodings.forEach((how, encode) ->
        all.putIfAbsent(
            "with its query " + order + "written " + how, path + "?" + joined(pairs, encode)));
  }

  private static List<List<String>> orders(List<String> pairs) {
    if (pairs.isEmpty()) {
      return List.of(List.of());
    }
    return IntStream.range(0, pairs.size())
        .boxed()
        .flatMap(i -> {
          var others = new ArrayList<>(pairs);
          String first = others.remove((int) i);
          return orders(others).stream()
              .map(rest -> Stream.concat(Stream.of(first), rest.stream()).toList());
        })
        .toList();
  }

  /** The parameters' names: a value may be a secret. */
  private static String names(List<String> pairs) {
    return pairs.stream().map(pair -> pair.split("=", 2)[0]).collect(Collectors.joining(", "));
  }

  private static String joined(List<String> pairs, UnaryOperator<String> encode) {
    return pairs.stream().map(pair -> anew(pair, encode)).collect(Collectors.joining("&"));
  }

  private static String anew(String pair, UnaryOperator<String> encode) {
    return Arrays.stream(pair.split("=", 2))
        .map(part -> encode.apply(decoded(part)))
        .collect(Collectors.joining("="));
  }

  private static String decoded(String part) {
    try {
      return URLDecoder.decode(part, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return part;
    }
  }

  private static String form(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String component(String text) {
    return form(text)
        .replace("+", "%20")
        .replace("%21", "!")
        .replace("%27", "'")
        .replace("%28", "(")
        .replace("%29", ")")
        .replace("%7E", "~");
  }
}
