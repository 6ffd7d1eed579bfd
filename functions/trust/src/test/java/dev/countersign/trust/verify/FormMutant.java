package dev.countersign.trust.verify;

import dev.countersign.domain.Bytes;
import dev.countersign.trust.delivery.DeliveryRejected;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.delivery.Urls;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import java.util.TreeMap;

/** Cuts a form into other fields that are the same text, one after the other. */
final class FormMutant {
  private FormMutant() {}

  /** The fields of a form, each with its values in order; none where it is no form. */
  static Map<String, List<String>> fields(Bytes body) {
    try {
      var fields = new TreeMap<String, List<String>>();
      Urls.form(latin(body))
          .forEach(
              (name, values) -> fields.put(name, values.stream().distinct().sorted().toList()));
      return fields;
    } catch (DeliveryRejected rejection) {
      return Map.of();
    }
  }

  /**
   * The request with its fields cut anew, at names of fields.
   *
   * @param names of fields that other forms have
   */
  static RawDelivery cutAnew(RawDelivery like, List<String> names, Random random) {
    String text;
    try {
      text = Urls.sortedForm(latin(like.body()));
    } catch (DeliveryRejected rejection) {
      return like;
    }
    var form = new StringJoiner("&");
    for (int at = 0; at < text.length(); ) {
      int value = at + nameAt(text, at, names, random);
      int next = value;
      while (next < text.length() && (!isName(text, next, names) || random.nextInt(4) == 0)) {
        next++;
      }
      form.add(encoded(text.substring(at, value)) + "=" + encoded(text.substring(value, next)));
      at = next;
    }
    return new RawDelivery(
        like.method(),
        like.url(),
        like.headers(),
        Bytes.of(form.toString().getBytes(StandardCharsets.US_ASCII)),
        like.receivedAt(),
        like.certificate());
  }

  private static int nameAt(String text, int at, List<String> names, Random random) {
    var fitting = names.stream().filter(name -> text.startsWith(name, at)).toList();
    return fitting.isEmpty() || random.nextInt(8) == 0
        ? 1 + random.nextInt(text.length() - at)
        : fitting.get(random.nextInt(fitting.size())).length();
  }

  private static boolean isName(String text, int at, List<String> names) {
    return names.stream().anyMatch(name -> text.startsWith(name, at));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String latin(Bytes body) {
    return new String(body.toArray(), StandardCharsets.ISO_8859_1);
  }
}
